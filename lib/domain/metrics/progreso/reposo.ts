import { z } from 'zod';
import { masDias } from '../../semana';
import type { Fecha } from '../../time';
import { round } from '../stats';

/** The resting heart rate (bpm) of a day, and how many quiet ventanas it is taken from. */
export type ReposoDia = { fecha: Fecha; hr: number; ventanas: number };

/** A day with fewer quiet ventanas (an hour of them) has no resting heart rate, a week with fewer days none either. */
export const REPOSO_VENTANAS = 12;
export const REPOSO_DIAS = 3;
/** The lowest level that is not an outlier. */
export const REPOSO_PERCENTIL = 0.1;
/** How far it is followed, and how much of before the quit date is shown beside it. */
export const REPOSO_SEMANAS = 52;
export const REPOSO_ANTES = 2;

/** Week 1 begins with the quit date, week 0 ends the day before. `hr` null: too few days with enough data. */
export const reposoSchema = z.object({
  fecha_abandono: z.iso.date().nullable(),
  semanas: z.array(
    z.object({
      semana: z.int(),
      desde: z.iso.date(),
      hasta: z.iso.date(),
      hr: z.number().nullable(),
      dias: z.int(),
    }),
  ),
});
export type Reposo = z.output<typeof reposoSchema>;

/**
 * Week by week since the quit date: the median of the days, so that one bad night is not a trend. Without a quit date
 * there is nothing to count from.
 */
export function reposoDe(dias: readonly ReposoDia[], quit: Fecha | null, today: Fecha): Reposo {
  if (quit === null || quit > today) return { fecha_abandono: quit, semanas: [] };
  const semanas: Reposo['semanas'] = [];
  for (let semana = 1 - REPOSO_ANTES; semana <= REPOSO_SEMANAS; semana += 1) {
    const desde = masDias(quit, (semana - 1) * 7);
    if (desde > today) break;
    const hasta = masDias(desde, 6);
    const known = dias.filter(({ fecha }) => fecha >= desde && fecha <= hasta).map(({ hr }) => hr);
    semanas.push({
      semana,
      desde,
      hasta,
      hr: known.length < REPOSO_DIAS ? null : median(known),
      dias: known.length,
    });
  }
  return { fecha_abandono: quit, semanas };
}

/** Median of a week's days, one decimal; null of too few. */
export function reposoDeSemana(hrs: readonly number[]): number | null {
  return hrs.length < REPOSO_DIAS ? null : median(hrs);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1] ?? 0, sorted[sorted.length >> 1] ?? 0];
  return round((low + high) / 2, 1);
}
