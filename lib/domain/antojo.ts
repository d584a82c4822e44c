import { z } from 'zod';

/** Of the closed deseos that a duration is told from, the newest. */
export const DURACION_OF = 50;
/** Fewer tell nothing of the next one. */
export const DURACION_FLOOR = 5;

/** How long one's own deseos lasted, in seconds: the middle one, and the middle half. `n` of them; nulls below the floor. */
export const duracionSchema = z.object({
  n: z.int().nonnegative(),
  p25_s: z.number().nullable(),
  mediana_s: z.number().nullable(),
  p75_s: z.number().nullable(),
});
export type Duracion = z.infer<typeof duracionSchema>;

/** What a person has at hand while a deseo passes. `soluciones`: what they said helps them. */
export const antojoSchema = z.object({ duracion: duracionSchema, soluciones: z.array(z.string()) });
export type Antojo = z.infer<typeof antojoSchema>;

/** `lasted`: of closed deseos, in any order. */
export function duracionOf(lasted: readonly number[]): Duracion {
  const sorted = [...lasted].sort((a, b) => a - b);
  if (sorted.length < DURACION_FLOOR) return { n: sorted.length, p25_s: null, mediana_s: null, p75_s: null };
  return {
    n: sorted.length,
    p25_s: quantile(sorted, 0.25),
    mediana_s: quantile(sorted, 0.5),
    p75_s: quantile(sorted, 0.75),
  };
}

/** Between the two nearest, as `percentile_cont` of SQL. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return Math.round(low + (high - low) * (place % 1));
}
