import type { Actor } from '../access';
import { AVISO_ENLACE, AVISO_FRESH_MS, AVISO_TIPO, type Aviso } from '../avisos';
import { LatidoError } from '../errors';
import type { NewNotificacion, Notificacion } from '../notificaciones';
import { isWanted, type Preferencias, quietUntil } from '../preferencias';
import { isWithinBudget, promptsCountFrom } from '../prompts';
import type { Idioma } from '../usuarios';
import { findNombres } from './catalogos';
import type { Deps } from './deps';

type Acts = Pick<Deps, 'repos' | 'bus' | 'clock'>;

/**
 * Tells a usuario something: on every open page of theirs, and on the devices that get push. What stores one in the
 * transaction of what it tells of uses `insertNotificacion` in its repo and publishes the same event.
 */
export async function notify(
  { repos, bus, clock }: Acts,
  usuarioId: number,
  notificacion: NewNotificacion,
): Promise<Notificacion> {
  const stored = await repos.notificaciones.create(usuarioId, notificacion, clock.now());
  bus.publish({ name: 'notificacion.created', usuario_id: usuarioId });
  return stored;
}

/** The same, of an occasion that a usuario is told of once, whichever instance comes first. Null when they were. */
export async function notifyOnce(
  { repos, bus, clock }: Acts,
  usuarioId: number,
  notificacion: NewNotificacion,
  aviso: string,
): Promise<Notificacion | null> {
  const stored = await repos.notificaciones.createOnce(usuarioId, notificacion, { aviso }, clock.now());
  if (stored) bus.publish({ name: 'notificacion.created', usuario_id: usuarioId });
  return stored;
}

type Prompted = { usuario_id: number; idioma: Idioma; preferencias: Preferencias };

/**
 * Speaks up unasked, as far as the person lets it: not in their quiet hours, not more often a day than they want, not
 * twice within the hour, of each occasion once. In their language. Null when it did not.
 */
export async function prompt(
  { repos, bus, clock, avisoWords }: Acts & Pick<Deps, 'avisoWords'>,
  { usuario_id, idioma, preferencias }: Prompted,
  aviso: string,
  what: Aviso,
): Promise<Notificacion | null> {
  const now = clock.now();
  const tipo = AVISO_TIPO[what.que];
  if (!isWanted(preferencias, tipo) || quietUntil(now, preferencias)) return null;
  const { zona_horaria, avisos_al_dia } = preferencias;
  const budget = {
    since: promptsCountFrom(now, zona_horaria),
    allows: (sent: readonly Date[]) => isWithinBudget(now, sent, zona_horaria, avisos_al_dia),
  };
  const contenido = avisoWords.contenido(idioma, what, await findNombres({ repos }, idioma));
  const told = { tipo, contenido, enlace: AVISO_ENLACE[what.que], fresh_ms: AVISO_FRESH_MS[what.que] };
  const stored = await repos.notificaciones.createOnce(usuario_id, told, { aviso, budget }, now);
  if (stored) bus.publish({ name: 'notificacion.created', usuario_id });
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

/** All that were not read, up to the one that the person saw last: what came since is not read by that. How many. */
export async function markAllRead(
  { repos, bus }: Pick<Deps, 'repos' | 'bus'>,
  actor: Actor,
  hasta?: number,
): Promise<number> {
  const count = await repos.notificaciones.markAllRead(actor.usuario_id, hasta);
  if (count > 0) bus.publish({ name: 'notificacion.read', usuario_id: actor.usuario_id });
  return count;
}
