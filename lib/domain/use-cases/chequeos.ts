import type { Actor } from '../access';
import type { Chequeo, NewChequeo } from '../chequeos';
import { LatidoError } from '../errors';
import { ocurridoAt } from '../ocurrido';
import type { Deps } from './deps';
import { authorizeRead, ownConsumidor } from './read-access';

/** @throws invalid for an emocion that is in no catalogue, a moment in the future */
export async function logChequeo(deps: Deps, actor: Actor, chequeo: NewChequeo): Promise<Chequeo> {
  const consumidorId = await ownConsumidor(deps, actor);
  const dated = { ...chequeo, ocurrido_at: ocurridoAt(deps.clock, chequeo.ocurrido_at) };
  const stored = await deps.repos.chequeos.create(consumidorId, dated, deps.clock.now());
  if (!('unknown' in stored)) return stored;
  const detail = 'no está en el catálogo';
  throw new LatidoError('invalid', { errors: [{ pointer: `/${stored.unknown}`, detail }] });
}

/**
 * Newest first; `before` is the id of the last one of the page before. How a person feels is shared as their
 * cravings are, by the scope `deseos`; a nota by its own.
 */
export async function listChequeos(
  deps: Deps,
  actor: Actor,
  consumidorId: number,
  page: { limit: number; before?: number },
): Promise<Chequeo[]> {
  const sought = { que: 'chequeos', also: ['notas'] } as const;
  const { alcances, as_of } = await authorizeRead(deps, actor, consumidorId, 'deseos', sought);
  const chequeos = await deps.repos.chequeos.list(consumidorId, page.limit, page.before, as_of);
  return alcances.includes('notas') ? chequeos : chequeos.map((chequeo) => ({ ...chequeo, nota: null }));
}
