import { dueOf, type Facts } from '../recordatorios';
import type { Deps, ErrorLog } from './deps';
import { prompt } from './notificaciones';

type Acts = Pick<Deps, 'repos' | 'bus' | 'clock' | 'avisoWords'> & { log: ErrorLog };

/**
 * Tells each person what there is to tell them now, one thing a turn. Safe to run at any time, on any number of
 * instances. Whoever fails holds up nobody else. How many were told something.
 *
 * @throws when somebody failed, after everybody had their turn
 */
export async function remind(deps: Acts): Promise<number> {
  let count = 0;
  let failed = 0;
  for (const facts of await deps.repos.recordatorios.facts(deps.clock.now())) {
    try {
      if (await remindOne(deps, facts)) count += 1;
    } catch (error) {
      failed += 1;
      deps.log.error({ err: error, consumidor_id: facts.consumidor_id }, 'somebody could not be reminded');
    }
  }
  if (failed > 0) throw new Error(`${failed} people could not be reminded`);
  return count;
}

async function remindOne(deps: Acts, facts: Facts): Promise<boolean> {
  const { repos, clock } = deps;
  const now = clock.now();
  const soluciones = facts.cluster ? await repos.recordatorios.soluciones(facts.consumidor_id, now) : [];
  for (const { aviso, what } of dueOf(facts, soluciones, now))
    if (await prompt(deps, facts, aviso, what)) return true;
  return false;
}
