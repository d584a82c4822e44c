import type { Actor } from '../access';
import type { Analisis, Feedback } from '../analisis';
import { LatidoError } from '../errors';
import { MODELO_ACTUAL } from '../modelo/modelos';
import type { Deps } from './deps';
import { ownConsumidor } from './read-access';

/**
 * Closes every ventana that is over, with its analisis, and tells it after the commit. Safe to run at any time, on
 * any number of instances. Returns how many were closed.
 */
export async function closeVentanas({
  repos,
  bus,
  clock,
}: Pick<Deps, 'repos' | 'bus' | 'clock'>): Promise<number> {
  let count = 0;
  for (const consumidorId of await repos.ventanas.due(clock.now())) {
    const closed = await repos.ventanas.close(consumidorId, clock.now(), MODELO_ACTUAL.predict);
    count += closed.analisis.length;
    if (closed.analisis.length > 0) bus.publish({ name: 'ventana.closed', consumidor_id: consumidorId });
    if (closed.deseos_updated) bus.publish({ name: 'deseo.updated', consumidor_id: consumidorId });
  }
  return count;
}

/** The person says whether it was right. The last answer counts. @throws not_found */
export async function judgeAnalisis(
  deps: Deps,
  actor: Actor,
  analisisId: number,
  feedback: Feedback,
): Promise<Analisis> {
  const consumidorId = await ownConsumidor(deps, actor);
  const done = await deps.repos.analisis.judge(consumidorId, analisisId, feedback, deps.clock.now());
  if (!done) throw new LatidoError('not_found');
  if (done.changed) deps.bus.publish({ name: 'analisis.judged', consumidor_id: consumidorId });
  return done.analisis;
}
