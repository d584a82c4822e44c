import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { isLatidoError } from '@/lib/domain/errors';
import { sessionPlace } from '@/lib/domain/sesiones';
import { DAY_MS } from '@/lib/domain/time';
import { checkSignIn, endSession } from '@/lib/domain/use-cases/accounts';
import { inFuture } from '@/lib/domain/use-cases/deps';
import { credentialsSchema } from '@/lib/domain/usuarios';
import { forwardedAddress, UNKNOWN_ADDRESS } from './address';
import { sessionCookieName } from './authenticate';
import type { Runtime } from './runtime';

const SESSION_DAYS = 30;

/**
 * next-auth with one provider; its JWT cookie carries only the id of a session that the database knows. Opened is told
 * the `Set-Cookie` by which this device is known from now on.
 */
export function authOptions(runtime: Runtime, opened: (setCookie: string) => void): NextAuthOptions {
  const { config, secureCookies } = runtime;
  return {
    secret: config.secret,
    useSecureCookies: secureCookies,
    session: { strategy: 'jwt', maxAge: (SESSION_DAYS * DAY_MS) / 1_000 },
    pages: { signIn: '/entrar' },
    cookies: {
      sessionToken: {
        name: sessionCookieName(secureCookies),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: secureCookies },
      },
    },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {}, codigo: {} },
        authorize: async (credentials, request) => {
          const headers = new Headers(request.headers as Record<string, string> | undefined);
          return signIn(runtime, credentials, headers, opened);
        },
      }),
    ],
    callbacks: {
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

/**
 * Opens a session and gives its id; null for wrong credentials, otherwise a thrown code: too many tries, or a second
 * factor that is wanted. That step opens nothing and leaves nothing behind: the next one brings all again.
 */
async function signIn(
  runtime: Runtime,
  credentials: unknown,
  headers: Headers,
  opened: (setCookie: string) => void,
): Promise<{ id: string } | null> {
  const parsed = credentialsSchema.safeParse(credentials);
  if (!parsed.success) return null;
  const { repos, knownDevices, clock } = runtime;
  // Next fills this header from the socket; server.ts removes one that came from outside.
  const address = forwardedAddress(headers) ?? UNKNOWN_ADDRESS;
  try {
    const known = await knownDevices.read(headers.get('cookie'));
    const usuario = await checkSignIn(runtime, { address, known }, parsed.data);
    const place = sessionPlace(headers.get('user-agent'), address);
    const expires = inFuture(clock, SESSION_DAYS * DAY_MS);
    const id = await repos.sessions.open(usuario.id, 'web', expires, undefined, place);
    opened(await knownDevices.remember(known, usuario.email));
    return { id };
  } catch (error) {
    if (isLatidoError(error) && error.code === 'bad_credentials') return null;
    throw isLatidoError(error) ? new Error(error.code) : error;
  }
}
