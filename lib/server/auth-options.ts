import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { isLatidoError } from '@/lib/domain/errors';
import { DAY_MS } from '@/lib/domain/time';
import { checkCredentials, endSession } from '@/lib/domain/use-cases/accounts';
import { inFuture } from '@/lib/domain/use-cases/deps';
import { credentialsSchema } from '@/lib/domain/usuarios';
import { forwardedAddress, UNKNOWN_ADDRESS } from './address';
import { sessionCookieName } from './authenticate';
import type { Runtime } from './runtime';

const SESSION_DAYS = 30;

/** next-auth with one provider; its JWT cookie carries only the id of a session that the database knows. */
export function authOptions(runtime: Runtime): NextAuthOptions {
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
        credentials: { email: {}, password: {} },
        authorize: async (credentials, request) => {
          const headers = new Headers(request.headers as Record<string, string> | undefined);
          return signIn(runtime, credentials, headers);
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

/** Opens a session and gives its id; null for wrong credentials, a thrown code when there were too many tries. */
async function signIn(
  runtime: Runtime,
  credentials: unknown,
  headers: Headers,
): Promise<{ id: string } | null> {
  const parsed = credentialsSchema.safeParse(credentials);
  if (!parsed.success) return null;
  const { email, password } = parsed.data;
  const { repos, limits, clock } = runtime;
  // Next fills this header from the socket; server.ts removes one that came from outside.
  const address = forwardedAddress(headers) ?? UNKNOWN_ADDRESS;
  try {
    await limits.signIn(address, email);
    const usuario = await checkCredentials(runtime, email, password);
    await limits.forgiveSignIn(address, email);
    return { id: await repos.sessions.open(usuario.id, 'web', inFuture(clock, SESSION_DAYS * DAY_MS)) };
  } catch (error) {
    if (isLatidoError(error) && error.code === 'bad_credentials') return null;
    throw isLatidoError(error) ? new Error(error.code) : error;
  }
}
