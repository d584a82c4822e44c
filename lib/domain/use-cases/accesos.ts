import type { Acceso, AccesoSummary, AccesosPage } from '../accesos';
import type { Actor } from '../access';
import { lastDays } from '../time';
import type { Deps } from './deps';
import { ownConsumidor } from './read-access';

/** Who looked at what of the actor, the newest first. */
export async function listAccesos(
  deps: Pick<Deps, 'repos'>,
  actor: Actor,
  page: AccesosPage,
): Promise<Acceso[]> {
  return deps.repos.accesos.ofConsumidor(await ownConsumidor(deps, actor), page);
}

/** Who looked at the actor of late, in the days of their zone. */
export async function summarizeAccesos(
  { repos, clock }: Pick<Deps, 'repos' | 'clock'>,
  actor: Actor,
): Promise<AccesoSummary[]> {
  const consumidorId = await ownConsumidor({ repos }, actor);
  const zone = (await repos.usuarios.subject(consumidorId))?.zona_horaria ?? 'UTC';
  const from = (days: number) => lastDays(clock.now(), days, zone).from;
  return repos.accesos.summary(consumidorId, from(1), from(7));
}
