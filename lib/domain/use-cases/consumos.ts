import type { Actor } from '../access';
import type { Consumo, ConsumoRef, NewConsumo } from '../consumos';
import { LatidoError } from '../errors';
import { ocurridoAt } from '../ocurrido';
import type { Deps } from './deps';
import { authorizeRead, ownConsumidor } from './read-access';

const UNKNOWN = {
  habito: 'no está en el catálogo',
  deseo_id: 'no es un deseo tuyo',
  deseo_uuid: 'no es un deseo tuyo',
};

/** @throws invalid for a habito that is in no catalogue, a deseo that is not one's own, a moment in the future */
export async function logConsumo(deps: Deps, actor: Actor, consumo: NewConsumo): Promise<Consumo> {
  const consumidorId = await ownConsumidor(deps, actor);
  const dated = { ...consumo, ocurrido_at: ocurridoAt(deps.clock, consumo.ocurrido_at) };
  const stored = await deps.repos.consumos.create(consumidorId, dated, deps.clock.now());
  if ('unknown' in stored) {
    const { unknown } = stored;
    throw new LatidoError('invalid', { errors: [{ pointer: `/${unknown}`, detail: UNKNOWN[unknown] }] });
  }
  if (stored.created) deps.bus.publish({ name: 'consumo.created', consumidor_id: consumidorId });
  return stored.consumo;
}

/** Takes back a mistaken tap. @throws not_found */
export async function removeConsumo(deps: Deps, actor: Actor, ref: ConsumoRef): Promise<void> {
  const consumidorId = await ownConsumidor(deps, actor);
  if (!(await deps.repos.consumos.remove(consumidorId, ref))) throw new LatidoError('not_found');
  deps.bus.publish({ name: 'consumo.deleted', consumidor_id: consumidorId });
  await deps.logros.after(consumidorId);
}

/** Newest first; `before` is the id of the last one of the page before. That a deseo led to it takes its own scope. */
export async function listConsumos(
  deps: Deps,
  actor: Actor,
  consumidorId: number,
  page: { limit: number; before?: number },
): Promise<Consumo[]> {
  const sought = { also: ['deseos'] } as const;
  const { alcances, as_of } = await authorizeRead(deps, actor, consumidorId, 'consumos', sought);
  const consumos = await deps.repos.consumos.list(consumidorId, page.limit, page.before, as_of);
  return alcances.includes('deseos') ? consumos : consumos.map((consumo) => ({ ...consumo, deseo_id: null }));
}
