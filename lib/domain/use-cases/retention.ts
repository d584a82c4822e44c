import type { Actor } from '../access';
import type { Retencion } from '../retention';
import type { Deps } from './deps';
import { ownConsumidor } from './read-access';

export async function findRetencion(deps: Deps, actor: Actor): Promise<Retencion> {
  return deps.repos.retention.find(await ownConsumidor(deps, actor));
}

/** What becomes too old by it is gone after the next run of the job, within the hour. */
export async function saveRetencion(deps: Deps, actor: Actor, retencion: Retencion): Promise<Retencion> {
  await deps.repos.retention.save(await ownConsumidor(deps, actor), retencion);
  return retencion;
}
