import type { Actor } from '../access';
import type { Page, PageRequest } from '../admin-pages';
import type { Acting } from '../auditoria';
import { type Emergencia, type EmergencyTarget, isOpen, type NewEmergencia } from '../emergencias';
import { LatidoError } from '../errors';
import type { NewNotificacion } from '../notificaciones';
import { localClock, MINUTE_MS } from '../time';
import { actingAs, type By } from './administration';
import { type Deps, inFuture } from './deps';
import { ownConsumidor } from './read-access';

type Needs = Pick<Deps, 'repos' | 'bus' | 'clock'>;

/**
 * Opens access of an administrador to somebody's data, for minutes and a reason. The person is told in the same commit,
 * by a notificacion and by mail, and on their open pages.
 *
 * @throws not_found when there is no such consumidor, conflict while the administrador has one open for them
 */
export async function openEmergencia(
  deps: Needs,
  by: By,
  { motivo, minutos, alcances, ...whose }: NewEmergencia,
): Promise<Emergencia> {
  const acting = actingAs(by);
  const { repos, bus, clock } = deps;
  const target = await repos.emergencias.target(whose);
  if (!target) throw new LatidoError('not_found', { detail: 'No hay ninguna persona así' });
  const expires_at = inFuture(clock, minutos * MINUTE_MS);
  const name = (await repos.usuarios.find(acting.actor_id))?.nombre ?? 'Un administrador';
  const told = noticeOf(name, motivo, target, expires_at);
  const wanted = { motivo, alcances, expires_at };
  const opened = await repos.emergencias.open(acting, target, wanted, told, clock.now());
  if (!opened) throw new LatidoError('conflict', { detail: 'Ya tienes un acceso abierto a esta persona' });
  bus.publish({ name: 'notificacion.created', usuario_id: target.usuario_id });
  bus.publish({ name: 'acceso.changed', consumidor_id: target.consumidor_id });
  return opened;
}

function noticeOf(
  name: string,
  motivo: string,
  { zona_horaria }: EmergencyTarget,
  until: Date,
): NewNotificacion {
  const hora = localClock(zona_horaria)(until).hora;
  const contenido = `${name} (administrador) abrió un acceso de emergencia a tus datos hasta las ${hora}. Motivo: ${motivo}`;
  return { tipo: 'alerta', contenido, enlace: '/panel/cuidadores' };
}

/** Ends one's own early. @throws not_found for another's, or one that is over */
export async function endOwnEmergencia(deps: Needs, by: By, id: number): Promise<Emergencia> {
  const acting = actingAs(by);
  return ended(
    deps,
    await deps.repos.emergencias.end(acting, id, { administrador_id: acting.actor_id }, deps.clock.now()),
  );
}

/** The person takes it back. @throws not_found for another's, or one that is over */
export async function refuseEmergencia(
  deps: Needs,
  { actor, direccion }: By,
  id: number,
): Promise<Emergencia> {
  const consumidor_id = await ownConsumidor(deps, actor);
  const acting: Acting = { actor_id: actor.usuario_id, direccion };
  return ended(deps, await deps.repos.emergencias.end(acting, id, { consumidor_id }, deps.clock.now()));
}

/** The guards cut what is open. */
function ended({ bus }: Pick<Deps, 'bus'>, emergencia: Emergencia | null): Emergencia {
  if (!emergencia) throw new LatidoError('not_found');
  bus.publish({ name: 'acceso.changed', consumidor_id: emergencia.consumidor_id });
  return emergencia;
}

/** Writes down that time is over; access had ended by then, this only records it. */
export async function expireEmergencias({ repos, bus, clock }: Needs): Promise<void> {
  for (const { consumidor_id } of await repos.emergencias.expire(clock.now()))
    bus.publish({ name: 'acceso.changed', consumidor_id });
}

/** Those of all administradores. */
export async function listEmergencias(
  { repos }: Pick<Deps, 'repos'>,
  actor: Actor,
  page: PageRequest,
): Promise<Page<Emergencia>> {
  if (actor.rol !== 'administrador') throw new LatidoError('not_allowed');
  return repos.emergencias.list({}, page);
}

/** Those that were opened to the actor's own data. */
export async function ownEmergencias(
  deps: Pick<Deps, 'repos'>,
  actor: Actor,
  page: PageRequest,
): Promise<Page<Emergencia>> {
  return deps.repos.emergencias.list({ consumidor_id: await ownConsumidor(deps, actor) }, page);
}

/** The one that an administrador has open for a consumidor. */
export async function openOf(
  { repos, clock }: Pick<Deps, 'repos' | 'clock'>,
  actor: Actor,
  consumidorId: number,
): Promise<Emergencia | null> {
  if (actor.rol !== 'administrador') return null;
  const pair = { consumidor_id: consumidorId, administrador_id: actor.usuario_id };
  // Of a pair one is open at a time, and it is the newest.
  const [newest] = (await repos.emergencias.list(pair, { limit: 1 })).rows;
  return newest && isOpen(newest, clock.now()) ? newest : null;
}
