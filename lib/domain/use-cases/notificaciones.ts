import type { Actor } from '../access';
import { LatidoError } from '../errors';
import type { NewNotificacion, Notificacion } from '../notificaciones';
import type { Deps } from './deps';

/** Tells a usuario something, on every open page of theirs. */
export async function notify(
  { repos, bus, clock }: Pick<Deps, 'repos' | 'bus' | 'clock'>,
  usuarioId: number,
  notificacion: NewNotificacion,
): Promise<Notificacion> {
  const stored = await repos.notificaciones.create(usuarioId, notificacion, clock.now());
  bus.publish({ name: 'notificacion.created', usuario_id: usuarioId });
  return stored;
}

/** Only one's own. Newest first; `before` is the id of the last one of the page before. */
export async function listNotificaciones(
  { repos }: Pick<Deps, 'repos'>,
  actor: Actor,
  page: { limit: number; before?: number },
): Promise<Notificacion[]> {
  return repos.notificaciones.list(actor.usuario_id, page.limit, page.before);
}

/** Reading it twice changes nothing. @throws not_found, also for somebody else's */
export async function markRead(
  { repos, bus }: Pick<Deps, 'repos' | 'bus'>,
  actor: Actor,
  notificacionId: number,
): Promise<Notificacion> {
  const done = await repos.notificaciones.markRead(actor.usuario_id, notificacionId);
  if (!done) throw new LatidoError('not_found');
  if (done.changed) bus.publish({ name: 'notificacion.read', usuario_id: actor.usuario_id });
  return done.notificacion;
}
