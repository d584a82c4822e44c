import { LatidoError } from '../errors';
import type { SessionPlace } from '../sesiones';
import type { SessionOwner } from '../session-ports';
import { DAY_MS } from '../time';
import { endSession } from './accounts';
import { type Deps, inFuture } from './deps';

export const ACCESS_SECONDS = 3_600;
export const REFRESH_DAYS = 30;

/** `expires_in` in seconds, of the access token. A refresh token works once. */
export type TokenPair = { access: string; refresh: string; expires_in: number };

export async function openTokenSession(
  deps: Deps,
  owner: SessionOwner,
  place?: SessionPlace,
): Promise<TokenPair> {
  const secret = deps.secrets.key();
  const expires = inFuture(deps.clock, REFRESH_DAYS * DAY_MS);
  const sessionId = await deps.repos.sessions.open(
    owner,
    'token',
    expires,
    deps.secrets.fingerprint(secret),
    place,
  );
  return pair(deps, owner.id, sessionId, secret);
}

/** @throws unauthenticated; a refresh token used twice ends the session, since somebody else has it */
export async function refreshTokens(deps: Deps, refresh: string): Promise<TokenPair> {
  const { sessionId, secret } = split(refresh);
  const actor = await deps.repos.sessions.actor(sessionId, deps.clock.now());
  if (!actor) throw new LatidoError('unauthenticated');
  const next = deps.secrets.key();
  const outcome = await deps.repos.sessions.rotate(
    sessionId,
    deps.secrets.fingerprint(secret),
    deps.secrets.fingerprint(next),
    inFuture(deps.clock, REFRESH_DAYS * DAY_MS),
    deps.clock.now(),
  );
  if (outcome === 'rotated') return pair(deps, actor.usuario_id, sessionId, next);
  if (outcome === 'reused')
    deps.bus.publish({ name: 'session.revoked', usuario_id: actor.usuario_id, session_id: sessionId });
  throw new LatidoError('unauthenticated');
}

/** Logging out of an API client. A token that is unknown or past is as good as ended. */
export async function revokeTokens(deps: Deps, refresh: string): Promise<void> {
  await endSession(deps, split(refresh).sessionId);
}

async function pair(deps: Deps, usuarioId: number, sessionId: string, secret: string): Promise<TokenPair> {
  const access = await deps.tokens.sign({ user_id: usuarioId, sid: sessionId }, ACCESS_SECONDS);
  return { access, refresh: `${sessionId}.${secret}`, expires_in: ACCESS_SECONDS };
}

function split(refresh: string): { sessionId: string; secret: string } {
  const [sessionId = '', secret = ''] = refresh.split('.', 2);
  return { sessionId, secret };
}
