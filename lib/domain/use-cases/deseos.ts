import type { Actor } from '../access';
import type { CausasChanges } from '../causas';
import type { Deseo, DeseoOutcome, NewDeseo } from '../deseos';
import { LatidoError } from '../errors';
import type { UnknownCausa } from '../log-ports';
import type { Deps } from './deps';
import { authorizeRead, ownConsumidor } from './read-access';

/** @throws invalid for a motivo, emocion or solucion that is in no catalogue */
export async function logDeseo(deps: Deps, actor: Actor, deseo: NewDeseo): Promise<Deseo> {
  const consumidorId = await ownConsumidor(deps, actor);
  const done = known(await deps.repos.deseos.create(consumidorId, deseo, deps.clock.now()));
  if (done.created) {
    deps.bus.publish({ name: 'deseo.created', consumidor_id: consumidorId });
    await deps.logros.after(consumidorId);
  }
  return done.deseo;
}

/**
 * Closing it again with the other outcome corrects it; the moment it was closed stays.
 *
 * @throws not_found, and invalid as `logDeseo` does
 */
export async function resolveDeseo(
  deps: Deps,
  actor: Actor,
  deseoId: number,
  outcome: DeseoOutcome,
): Promise<Deseo> {
  const consumidorId = await ownConsumidor(deps, actor);
  const done = await deps.repos.deseos.resolve(consumidorId, deseoId, outcome, deps.clock.now());
  const { deseo, changed } = known(found(done));
  if (changed) {
    deps.bus.publish({ name: 'deseo.resolved', consumidor_id: consumidorId });
    await deps.logros.after(consumidorId);
  }
  return deseo;
}

/**
 * Why it came, how it felt, what helped: told when there is time for it.
 *
 * @throws not_found, and invalid as `logDeseo` does
 */
export async function explainDeseo(
  deps: Deps,
  actor: Actor,
  deseoId: number,
  causas: CausasChanges,
): Promise<Deseo> {
  const consumidorId = await ownConsumidor(deps, actor);
  const done = await deps.repos.deseos.explain(consumidorId, deseoId, causas, deps.clock.now());
  const { deseo, changed } = known(found(done));
  if (changed) {
    deps.bus.publish({ name: 'deseo.updated', consumidor_id: consumidorId });
    await deps.logros.after(consumidorId);
  }
  return deseo;
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
