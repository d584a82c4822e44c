import type { Actor } from '../access';
import type { Deseo, NewDeseo, Resultado } from '../deseos';
import { LatidoError } from '../errors';
import type { Deps } from './deps';
import { authorizeRead, ownConsumidor } from './read-access';

export async function logDeseo(deps: Deps, actor: Actor, deseo: NewDeseo): Promise<Deseo> {
  const consumidorId = await ownConsumidor(deps, actor);
  const { deseo: stored, created } = await deps.repos.deseos.create(consumidorId, deseo, deps.clock.now());
  if (created) deps.bus.publish({ name: 'deseo.created', consumidor_id: consumidorId });
  return stored;
}

/** Closing it again with the other outcome corrects it; the moment it was closed stays. @throws not_found */
export async function resolveDeseo(
  deps: Deps,
  actor: Actor,
  deseoId: number,
  resultado: Resultado,
): Promise<Deseo> {
  const consumidorId = await ownConsumidor(deps, actor);
  const done = await deps.repos.deseos.resolve(consumidorId, deseoId, resultado, deps.clock.now());
  if (!done) throw new LatidoError('not_found');
  if (done.changed) deps.bus.publish({ name: 'deseo.resolved', consumidor_id: consumidorId });
  return done.deseo;
}

/** Newest first; `before` is the id of the last one of the page before. A nota is shown by its own scope. */
export async function listDeseos(
  deps: Deps,
  actor: Actor,
  consumidorId: number,
  page: { limit: number; before?: number },
): Promise<Deseo[]> {
  const alcances = await authorizeRead(deps, actor, consumidorId, 'deseos', { also: ['notas'] });
  const deseos = await deps.repos.deseos.list(consumidorId, page.limit, page.before);
  return alcances.includes('notas') ? deseos : deseos.map((deseo) => ({ ...deseo, nota: null }));
}
