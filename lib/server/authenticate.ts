import { parse } from 'hono/utils/cookie';
import { getToken } from 'next-auth/jwt';
import { actorBehind } from '@/lib/domain/access';
import type { Clock } from '@/lib/domain/clock';
import type { Authenticator, Repos, Tokens } from '@/lib/domain/ports';

type Deps = { repos: Repos; tokens: Tokens; clock: Clock; secret: string; secureCookies: boolean };

export function sessionCookieName(secure: boolean): string {
  return `${secure ? '__Secure-' : ''}next-auth.session-token`;
}

/** Believes a credential only as far as its session in the database still counts. */
export function createAuthenticator({ repos, tokens, clock, secret, secureCookies }: Deps): Authenticator {
  return {
    bearer: async (token, letsIn) => {
      const claims = await tokens.verify(token);
      if (!claims) return null;
      const session = await repos.sessions.actor(claims.sid, clock.now());
      if (!session || session.usuario_id !== claims.user_id) return null;
      return { ...actorBehind(session, letsIn), expires_at: claims.expires_at };
    },

    cookie: async (header, letsIn) => {
      const cookies = parse(header);
      // next-auth does not parse the cookies of a raw request itself.
      const token = await getToken({
        req: { headers: {}, cookies } as unknown as Parameters<typeof getToken>[0]['req'],
        secret,
        secureCookie: secureCookies,
        cookieName: sessionCookieName(secureCookies),
      });
      const sid = token?.sid;
      const session = typeof sid === 'string' ? await repos.sessions.actor(sid, clock.now()) : null;
      return session && actorBehind(session, letsIn);
    },
  };
}
