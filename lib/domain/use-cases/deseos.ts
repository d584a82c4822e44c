import type { Actor } from '../access';
import {
  DESEO_LATE_MS,
  type Deseo,
  type DeseoDetails,
  type DeseoRef,
  type NewDeseo,
  type NewOutcome,
  REOPEN_MS,
} from '../deseos';
import { LatidoError } from '../errors';
import type { UnknownCausa } from '../log-ports';
import { ocurridoAt } from '../ocurrido';
import { type Deps, inFuture } from './deps';
import { authorizeRead, ownConsumidor } from './read-access';

/** @throws invalid for a motivo, emocion or solucion that is in no catalogue, and for a moment too long ago or in the future */
export async function logDeseo(deps: Deps, actor: Actor, deseo: NewDeseo): Promise<Deseo> {
  const consumidorId = await ownConsumidor(deps, actor);
  const since = inFuture(deps.clock, -DESEO_LATE_MS);
  const dated = { ...deseo, ocurrido_at: ocurridoAt(deps.clock, deseo.ocurrido_at, { since }) };
  const done = known(await deps.repos.deseos.create(consumidorId, dated, deps.clock.now()));
  if (done.created) {
    deps.bus.publish({ name: 'deseo.created', consumidor_id: consumidorId });
    await deps.logros.after(consumidorId);
  }
  return done.deseo;
}

/**
 * Closing it again with the other outcome corrects it; the moment it was closed stays, and is never before it came.
 *
 * @throws not_found, and invalid as `logDeseo` does
 */
export async function resolveDeseo(
  deps: Deps,
  actor: Actor,
  ref: DeseoRef,
  outcome: NewOutcome,
): Promise<Deseo> {
  const consumidorId = await ownConsumidor(deps, actor);
  const resuelto_at = ocurridoAt(deps.clock, outcome.resuelto_at, { pointer: '/resuelto_at' });
  const dated = { ...outcome, resuelto_at };
  const done = await deps.repos.deseos.resolve(consumidorId, ref, dated, deps.clock.now());
  const { deseo, changed } = known(found(done));
  if (changed) {
    deps.bus.publish({ name: 'deseo.resolved', consumidor_id: consumidorId });
    await deps.logros.after(consumidorId);
  }
  return deseo;
}

/**
 * Takes back a mistaken tap: it is in course again.
 *
 * @throws not_found, and conflict when its end was told more than `REOPEN_MS` ago
 */
export async function reopenDeseo(deps: Deps, actor: Actor, ref: DeseoRef): Promise<Deseo> {
  const consumidorId = await ownConsumidor(deps, actor);
  const since = inFuture(deps.clock, -REOPEN_MS);
  const done = found(await deps.repos.deseos.reopen(consumidorId, ref, since, deps.clock.now()));
  if (done === 'late') throw new LatidoError('conflict', { detail: 'se cerró hace más de 10 minutos' });
  if (done.changed) deps.bus.publish({ name: 'deseo.reopened', consumidor_id: consumidorId });
  return done.deseo;
}

/**
 * How strong it is, why it came, how it felt, what helped: told when there is time for it.
 *
 * @throws not_found, and invalid as `logDeseo` does
 */
export async function explainDeseo(
  deps: Deps,
  actor: Actor,
  ref: DeseoRef,
  details: DeseoDetails,
): Promise<Deseo> {
  const consumidorId = await ownConsumidor(deps, actor);
  const done = await deps.repos.deseos.explain(consumidorId, ref, details, deps.clock.now());
  const { deseo, changed } = known(found(done));
  if (changed) {
    deps.bus.publish({ name: 'deseo.updated', consumidor_id: consumidorId });
    await deps.logros.after(consumidorId);
  }
  return deseo;
}

/** One's own. @throws not_found */
export async function findDeseo(deps: Deps, actor: Actor, ref: DeseoRef): Promise<Deseo> {
  return found(await deps.repos.deseos.find(await ownConsumidor(deps, actor), ref));
}

function found<Done>(done: Done | null): Done {
  if (done === null) throw new LatidoError('not_found');
  return done;
}

function known<Done extends object>(done: Done | UnknownCausa): Done {
  if (!('unknown' in done)) return done;
  const detail = 'no está en el catálogo';
  throw new LatidoError('invalid', { errors: [{ pointer: `/${done.unknown}`, detail }] });
}

const NO_WORDS = { nota: null, motivo_otro: null, emocion_otra: null, solucion_otra: null };

/** Newest first; `before` is the id of the last one of the page before. The person's own words are shown by `notas`. */
export async function listDeseos(
  deps: Deps,
  actor: Actor,
  consumidorId: number,
  page: { limit: number; before?: number },
): Promise<Deseo[]> {
  const sought = { also: ['notas'] } as const;
  const { alcances, as_of } = await authorizeRead(deps, actor, consumidorId, 'deseos', sought);
  const deseos = await deps.repos.deseos.list(consumidorId, page.limit, page.before, as_of);
  return alcances.includes('notas') ? deseos : deseos.map((deseo) => ({ ...deseo, ...NO_WORDS }));
}
