import type { Actor, Subject } from '../access';
import {
  ANIMOS_A_DAY,
  ANIMOS_SHOWN,
  type Animo,
  type AnimoRecibido,
  type AnimosHoy,
  type NewAnimo,
  type Silencio,
} from '../animos';
import { LatidoError } from '../errors';
import { type Interval, lastDays } from '../time';
import type { Deps } from './deps';
import { ownConsumidor, readable } from './read-access';

/**
 * A cuidador encourages somebody they follow, by whatever scope. A muted cuidador hears what would also be true of any
 * other day without messages: who muted whom is nobody's business.
 *
 * @throws not_found without an active grant, too_many until the consumidor's next day
 */
export async function sendAnimo(deps: Deps, actor: Actor, animo: NewAnimo): Promise<Animo> {
  const { subject, today } = await followedDay(deps, actor, animo.consumidor_id);
  const now = deps.clock.now();
  const pair = { consumidor_id: subject.consumidor_id, cuidador_id: actor.usuario_id };
  const done = await deps.repos.animos.send(pair, animo, today, now);
  if (done === 'gone') throw new LatidoError('not_found');
  if (done === 'muted' || done === 'spent') throw tomorrow(done, today, now);
  if (done.created) deps.bus.publish({ name: 'notificacion.created', usuario_id: subject.usuario_id });
  return { ...done.animo, quedan: Math.max(0, ANIMOS_A_DAY - done.sent) };
}

const UNTIL_TOMORROW = {
  muted: 'Hoy no recibe mensajes',
  spent: `Hoy ya le enviaste ${ANIMOS_A_DAY} mensajes; mañana puedes enviarle más`,
};

function tomorrow(why: keyof typeof UNTIL_TOMORROW, { to }: Interval, now: Date): LatidoError {
  return new LatidoError('too_many', {
    detail: UNTIL_TOMORROW[why],
    retryAfterMs: to.getTime() - now.getTime(),
  });
}

/** What is left of the day. @throws not_found without an active grant */
export async function animosHoy(deps: Deps, actor: Actor, consumidorId: number): Promise<AnimosHoy> {
  const { subject, today } = await followedDay(deps, actor, consumidorId);
  const pair = { consumidor_id: subject.consumidor_id, cuidador_id: actor.usuario_id };
  const { muted, sent } = await deps.repos.animos.hoy(pair, today);
  const quedan = muted ? 0 : Math.max(0, ANIMOS_A_DAY - sent);
  return { disponible: !muted, quedan };
}

async function followedDay(
  deps: Deps,
  actor: Actor,
  consumidorId: number,
): Promise<{ subject: Subject; today: Interval }> {
  if (actor.rol !== 'cuidador') throw new LatidoError('not_allowed');
  const { subject, alcances } = await readable(deps, actor, consumidorId, []);
  if (!subject || alcances.length === 0) throw new LatidoError('not_found');
  return { subject, today: lastDays(deps.clock.now(), 1, subject.zona_horaria) };
}

/** What the actor was told, and whom they hear no more. */
export async function listAnimos(
  deps: Deps,
  actor: Actor,
): Promise<{ animos: AnimoRecibido[]; silencios: Silencio[] }> {
  const consumidorId = await ownConsumidor(deps, actor);
  const [animos, silencios] = await Promise.all([
    deps.repos.animos.received(consumidorId, ANIMOS_SHOWN),
    deps.repos.animos.silencios(consumidorId),
  ]);
  return { animos, silencios };
}

/** @throws not_found for who neither follows the actor nor ever wrote to them */
export async function muteCuidador(deps: Deps, actor: Actor, cuidador_id: number): Promise<void> {
  const consumidor_id = await ownConsumidor(deps, actor);
  const done = await deps.repos.animos.mute({ consumidor_id, cuidador_id }, deps.clock.now());
  if (!done) throw new LatidoError('not_found');
}

/** @throws not_found for who was not muted */
export async function unmuteCuidador(deps: Deps, actor: Actor, cuidador_id: number): Promise<void> {
  const consumidor_id = await ownConsumidor(deps, actor);
  if (!(await deps.repos.animos.unmute({ consumidor_id, cuidador_id }))) throw new LatidoError('not_found');
}
