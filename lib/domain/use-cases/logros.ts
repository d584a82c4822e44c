import { type Avance, LOGROS, type Logro, type LogroReview, type LogroWords } from '../logros';
import { avancesDe } from '../metrics/progreso/avances';
import { diasDe } from '../metrics/progreso/dias';
import { dayOf, fechaOf } from '../time';
import type { Deps, ErrorLog } from './deps';

type Acts = Pick<Deps, 'repos' | 'bus' | 'clock'> & { words: LogroWords };

/** Whether somebody earned something by now; stores it, tells them, and gives what is new. */
export async function reviewLogros(deps: Acts, consumidorId: number): Promise<Logro[]> {
  const { repos, bus, clock, words } = deps;
  const now = clock.now();
  const cumplidos = await cumplidosDe(deps, consumidorId, now);
  if (cumplidos.length === 0) return [];
  const earned = await repos.logros.earn(consumidorId, cumplidos, words, now);
  if (!earned || earned.logros.length === 0) return [];
  bus.publish({ name: 'notificacion.created', usuario_id: earned.usuario_id });
  bus.publish({ name: 'logro.earned', consumidor_id: consumidorId });
  return earned.logros;
}

type Cumplido = { logro: Logro; evidencia: Avance['evidencia'] };

async function cumplidosDe({ repos }: Acts, consumidorId: number, now: Date): Promise<Cumplido[]> {
  const found = await repos.snapshots.consistent(
    consumidorId,
    'consumidor',
    async ({ zona_horaria }, reads) => ({ zona_horaria, ...(await reads.progreso(consumidorId)) }),
  );
  if (!found) return [];
  const { ganados, zona_horaria, ...hechos } = found;
  const open = LOGROS.filter((logro) => ganados.every((one) => one.logro !== logro));
  if (open.length === 0) return [];
  const avances = avancesDe(hechos, diasDe(hechos, now, zona_horaria), zona_horaria);
  return open.flatMap((logro) => {
    const { cumplido, evidencia } = avances[logro];
    return cumplido ? { logro, evidencia } : [];
  });
}

/** For what happens right now: what goes wrong is told in the log, and the review of the day makes it good. */
export function logroReview(deps: Acts & { log: ErrorLog }): LogroReview {
  return {
    after: async (consumidorId) => {
      try {
        await reviewLogros(deps, consumidorId);
      } catch (error) {
        deps.log.error({ err: error, consumidor_id: consumidorId }, 'the logros were not looked at');
      }
    },
  };
}

const PEOPLE_AT_ONCE = 200;

/**
 * Days go by without an event: looks at everybody whose day ended since they were last looked at, and at whoever never
 * was. Safe on any number of instances. Whoever fails holds up nobody else, and is due again the next time.
 *
 * @throws when somebody failed, after everybody had their turn
 */
export async function reviewDays(deps: Acts & { log: ErrorLog }): Promise<void> {
  const { repos, clock, log } = deps;
  const now = clock.now();
  let failed = 0;
  let after = 0;
  for (;;) {
    const people = await repos.logros.due(now, after, PEOPLE_AT_ONCE);
    for (const { consumidor_id, zona_horaria } of people) {
      try {
        await reviewLogros(deps, consumidor_id);
        await repos.logros.reviewed(consumidor_id, dayOf(fechaOf(now, zona_horaria), zona_horaria).to);
      } catch (error) {
        failed += 1;
        log.error({ err: error, consumidor_id }, 'the logros of a day were not looked at');
      }
    }
    after = people.at(-1)?.consumidor_id ?? 0;
    if (people.length < PEOPLE_AT_ONCE) break;
  }
  if (failed > 0) throw new Error(`the logros of ${failed} consumidores were not looked at`);
}
