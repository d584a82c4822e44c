import { STILL_ENERGY } from '@/lib/domain/metrics/stats';
import { before, STILL_GYRO } from './baseline';
import type { VentanaFacts } from './types';

/** Energies of a wrist that walks: standard deviations of 150 mg and 100 °/s. From there motion explains the heart. */
const WALKING_ENERGY = 0.15 ** 2;
const WALKING_GYRO = 100 ** 2;
/** Not knowing whether the person moved. */
const UNKNOWN = 0.5;
/** The heart needs some minutes to come down: a ventana that began this long ago may still be felt. */
const RECOVERY_MS = 10 * 60_000;

/**
 * How little motion explains the heart rate of a ventana: 1 still, 0 walking or more. Motion of the ventana before
 * counts half.
 */
export function stillnessOf(ventana: VentanaFacts, ventanas: readonly VentanaFacts[]): number {
  const last = before(ventana, ventanas).at(-1);
  const recent = last && ventana.window_start.getTime() - last.window_start.getTime() <= RECOVERY_MS;
  const now = ownStillness(ventana) ?? UNKNOWN;
  return Math.min(now, recent ? (1 + (ownStillness(last) ?? 1)) / 2 : 1);
}

/** Null when neither acceleration nor rotation was measured. */
export function ownStillness({ accel_energy, gyro_energy }: VentanaFacts): number | null {
  const known = [
    accel_energy === null ? [] : between(accel_energy, STILL_ENERGY, WALKING_ENERGY),
    gyro_energy === null ? [] : between(gyro_energy, STILL_GYRO, WALKING_GYRO),
  ].flat();
  return known.length === 0 ? null : Math.min(...known);
}

/** On a logarithmic scale, as motion spans many orders of magnitude. */
function between(energy: number, still: number, walking: number): number {
  if (energy <= still) return 1;
  return Math.max(0, 1 - Math.log(energy / still) / Math.log(walking / still));
}
