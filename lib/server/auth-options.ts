import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { z } from 'zod';
import { isLatidoError, LatidoError } from '@/lib/domain/errors';
import { DAY_MS } from '@/lib/domain/time';
import { checkSignIn, endSession } from '@/lib/domain/use-cases/accounts';
import { registerByIdentity, signInByIdentity } from '@/lib/domain/use-cases/identities';
import { credentialsSchema, type Idioma, registroSchema } from '@/lib/domain/usuarios';
import { sessionCookieName } from './authenticate';
import { arrive, oidcProvider } from './oidc';
import type { Runtime } from './runtime';
import { idiomaOf, openWebSession, placeOf, SESSION_DAYS, type WebRequest } from './web-request';

/** Its JWT cookie carries only the id of a session that the database knows. */
export function authOptions(runtime: Runtime, request: WebRequest): NextAuthOptions {
  const { config, secureCookies } = runtime;
  return {
    secret: config.secret,
    useSecureCookies: secureCookies,
    session: { strategy: 'jwt', maxAge: (SESSION_DAYS * DAY_MS) / 1_000 },
    pages: { signIn: '/entrar' },
    logger: nextAuthLog(runtime),
    cookies: {
      sessionToken: {
        name: sessionCookieName(secureCookies),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: secureCookies },
      },
    },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {}, codigo: {} },
        authorize: (given) => opened(() => byPassword(runtime, request, given)),
      }),
      ...(config.oidc ? [identityProvider(runtime, request), oidcProvider(config.oidc)] : []),
    ],
    callbacks: {
      signIn: async ({ user, account, profile }) =>
        account?.provider === 'oidc' ? arrive(runtime, request, user, profile) : true,
      jwt: ({ token, user }) => (user ? { sid: user.id } : token),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === 'string') await endSession(runtime, token.sid);
      },
    },
  };
}

/** It would write to the console, and tell cookies and tokens where it is asked for everything. */
function nextAuthLog({ log }: Runtime): NextAuthOptions['logger'] {
  return {
    error: (code, about) => log.warn({ err: 'error' in about ? about.error : about, code }, 'next-auth'),
    warn: (code) => log.warn({ code }, 'next-auth'),
    debug: () => {},
  };
}

/** The second step of who comes from an issuer: the code of an account, or the rol of a new one. */
function identityProvider(runtime: Runtime, request: WebRequest) {
  return CredentialsProvider({
    id: 'identidad',
    credentials: { codigo: {}, rol: {}, zona_horaria: {} },
    authorize: (given) => opened(() => byIdentity(runtime, request, given)),
  });
}

/** The id of the session; null for wrong credentials, otherwise what next-auth tells the page: a thrown code. */
async function opened(open: () => Promise<string | null>): Promise<{ id: string } | null> {
  try {
    const id = await open();
    return id === null ? null : { id };
  } catch (error) {
    if (isLatidoError(error) && error.code === 'bad_credentials') return null;
    throw isLatidoError(error) ? new Error(error.code) : error;
  }
}

/**
 * Where a second factor is wanted, the step of the password opens nothing and leaves nothing behind: the next one
 * brings all again.
 */
async function byPassword(runtime: Runtime, request: WebRequest, given: unknown): Promise<string | null> {
  const parsed = credentialsSchema.safeParse(given);
  if (!parsed.success) return null;
  const usuario = await checkSignIn(runtime, await placeOf(runtime, request), parsed.data);
  return openWebSession(runtime, request, usuario);
}

const codeSchema = credentialsSchema.pick({ codigo: true });
/** Not strict: next-auth adds fields of its own. */
const accountSchema = z.object(registroSchema.pick({ rol: true, zona_horaria: true }).shape);

async function byIdentity(runtime: Runtime, request: WebRequest, given: unknown): Promise<string> {
  const { proven: kept } = runtime.identityCookies;
  const proven = await kept.read(request.headers.get('cookie'));
  if (!proven) throw new LatidoError('unauthenticated');
  const place = await placeOf(runtime, request);
  const { codigo } = codeSchema.parse(given);
  const usuario =
    (await signInByIdentity(runtime, place, proven, codigo)) ??
    (await registered(runtime, place.address, proven, given, idiomaOf(request)));
  request.setCookie(kept.clear);
  return openWebSession(runtime, request, usuario);
}

async function registered(
  runtime: Runtime,
  address: string,
  proven: Parameters<typeof registerByIdentity>[1],
  given: unknown,
  idioma: Idioma,
) {
  const account = accountSchema.safeParse(given);
  if (!account.success) throw new LatidoError('invalid');
  await runtime.limits.register(address);
  return registerByIdentity(runtime, proven, { ...account.data, idioma });
}
