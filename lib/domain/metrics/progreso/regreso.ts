import type { Avance } from '../../logros';
import { dayOf } from '../../time';
import type { Hechos } from './dias';

const META = 5;

/**
 * Antojos that passed since the last cigarette that came after the quit date, or since the last antojo that ended with
 * one. It counts when after any of them there were five before the next.
 */
export function regreso({ plan, deseos, cigarrillos }: Hechos, zone: string): Avance {
  const quit = plan.fecha_abandono && dayOf(plan.fecha_abandono, zone).from;
  const moments = [
    ...cigarrillos.flatMap(({ at }) => (quit && at >= quit ? { ms: at.getTime(), passed: false } : [])),
    ...deseos.flatMap(({ created_at, resuelto_at, resultado }) =>
      resultado === 'resistido' || resultado === 'consumido'
        ? { ms: (resuelto_at ?? created_at).getTime(), passed: resultado === 'resistido' }
        : [],
    ),
  ].sort((a, b) => a.ms - b.ms || Number(a.passed) - Number(b.passed));
  let now: number | null = null;
  let most = 0;
  for (const { passed } of moments) {
    if (!passed) now = 0;
    else if (now !== null) now += 1;
    most = Math.max(most, now ?? 0);
  }
  return {
    valor: Math.min(now ?? 0, META),
    meta: META,
    cumplido: most >= META,
    evidencia: { total: most },
  };
}
