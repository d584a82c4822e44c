import { STILL_ENERGY } from '@/lib/domain/metrics/stats';
import { PAST_MS, type Piso, type VentanaFacts } from './types';

/** (°/s)²: a standard deviation of 20 °/s, slower than any gesture with a purpose. */
export const STILL_GYRO = 20 ** 2;

export type Center = { median: number; spread: number };

/** What is usual for the person in stillness. `hr` bpm, `hr_std` bpm, `ln_rmssd` ln ms; null without enough ventanas. */
export type Baseline = { ventanas: number; hr: Center; hr_std: number | null; ln_rmssd: Center | null };

/**
 * How much people vary, believed until the person's own ventanas say otherwise: as if `PRIOR_VENTANAS` had shown it.
 * Without it, the first quiet hour would make every later heartbeat look extreme.
 */
const PRIOR_VENTANAS = 12;
const PRIOR_HR_SPREAD = 6;
const PRIOR_LN_RMSSD_SPREAD = 0.4;
/** Standard deviation of a normal distribution from its median absolute deviation. */
const MAD_TO_SD = 1.4826;

/** The person's own usual level: median and spread of still ventanas of the `PAST_MS` before. Null where there is none. */
export function baselineOf(
  ventana: VentanaFacts,
  ventanas: readonly VentanaFacts[],
  piso: Piso,
): Baseline | null {
  const still = before(ventana, ventanas).filter((one) => one.coverage >= piso.cobertura && isStill(one));
  const rates = still.flatMap(({ hr_mean }) => hr_mean ?? []);
  if (rates.length === 0) return null;
  const spreads = still.flatMap(({ hr_std }) => (hr_std !== null && hr_std > 0 ? hr_std : []));
  const rmssd = still.flatMap(({ rmssd }) => (rmssd !== null && rmssd > 0 ? Math.log(rmssd) : []));
  return {
    ventanas: rates.length,
    hr: centerOf(rates, PRIOR_HR_SPREAD),
    hr_std: spreads.length < piso.ventanas_base ? null : medianOf(spreads),
    ln_rmssd: rmssd.length < piso.ventanas_base ? null : centerOf(rmssd, PRIOR_LN_RMSSD_SPREAD),
  };
}

/** The ventanas of the `PAST_MS` before: never the judged one, never a later one. */
export function before(ventana: VentanaFacts, ventanas: readonly VentanaFacts[]): VentanaFacts[] {
  const now = ventana.window_start.getTime();
  return ventanas.filter(({ window_start }) => {
    const age = now - window_start.getTime();
    return age > 0 && age <= PAST_MS;
  });
}

/** Not known to move: a chest strap without accelerometer has a baseline too. */
function isStill({ accel_energy, gyro_energy }: VentanaFacts): boolean {
  return (accel_energy ?? 0) <= STILL_ENERGY && (gyro_energy ?? 0) <= STILL_GYRO;
}

function centerOf(values: readonly number[], prior: number): Center {
  const median = medianOf(values);
  const own = MAD_TO_SD * medianOf(values.map((value) => Math.abs(value - median)));
  const n = values.length;
  const variance = (n * own ** 2 + PRIOR_VENTANAS * prior ** 2) / (n + PRIOR_VENTANAS);
  return { median, spread: Math.sqrt(variance) };
}

/** Of at least one value. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? high) + high) / 2;
}
