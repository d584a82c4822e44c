import type { Actor } from '../access';
import { LatidoError } from '../errors';
import { deviceWords, type Sesion } from '../sesiones';
import type { Idioma } from '../usuarios';
import type { Deps } from './deps';

/** One's own open sessions, the one last seen first. */
export async function listSesiones({ repos, clock }: Deps, actor: Actor, idioma: Idioma): Promise<Sesion[]> {
  const stored = await repos.sessions.list(actor.usuario_id, clock.now());
  return stored.map(({ user_agent, address, created_at, seen_at, id, kind }) => ({
    id,
    kind,
    created_at: created_at.toISOString(),
    seen_at: seen_at?.toISOString() ?? null,
    dispositivo: deviceWords({ kind, user_agent }, idioma),
    direccion: address,
    actual: id === actor.session_id,
  }));
}

/** Its tokens and sockets die with it, on every instance. @throws not_found, also for somebody else's */
export async function endSesion({ repos, bus, clock }: Deps, actor: Actor, id: string): Promise<void> {
  if (!(await repos.sessions.revokeOf(actor.usuario_id, id, clock.now()))) throw new LatidoError('not_found');
  bus.publish({ name: 'session.revoked', usuario_id: actor.usuario_id, session_id: id });
}

/** Ends all of one's sessions, or all but this one. */
export async function endSesiones(
  { repos, bus, clock }: Deps,
  { usuario_id, session_id }: Actor,
  { tambien_esta }: { tambien_esta: boolean },
): Promise<void> {
  await repos.sessions.revokeAll(usuario_id, tambien_esta ? null : session_id, clock.now());
  const kept = tambien_esta ? {} : { kept_session_id: session_id };
  bus.publish({ name: 'session.revoked', usuario_id, ...kept });
}
