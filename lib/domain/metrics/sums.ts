import type { NewLectura } from '../lecturas';
import { MINUTE_MS } from '../time';

/**
 * What a rollup keeps of the readings in a bucket: counts, extremes and sums in whole units, so that adding is
 * exact and the order, the grouping and the lateness of the readings leave no trace. Every statistic is derived
 * from these (`stats.ts`); none is stored.
 *
 * Units: heart rate 0.001 bpm, acceleration 0.1 mg, rotation 0.1 °/s, RR intervals 0.1 ms; `…_sq` are sums of
 * squares in the square of the unit. The sums of a minute stay below 2^53 up to 500 readings a second at
 * the sensor's limits.
 */
export type Sums = {
  n: number;
  /** Time the readings stand for, ms: one cadence each. Above a minute's row, each minute counts at most whole. */
  covered_ms: number;
  hr_n: number;
  hr_sum: number;
  hr_sq: number;
  hr_min: number | null;
  hr_max: number | null;
  accel_n: number;
  /** Of the magnitude |a|. */
  accel_mag: number;
  accel_mag_sq: number;
  /**
   * Σ(|a| − g)², g being the mean magnitude of each minute: gravity without an assumption on the sensor's
   * calibration, and without taking a turned wrist for motion, as a mean vector would (van Hees; `evidence.md` §5a).
   */
  accel_dev: number;
  gyro_n: number;
  gyro_sq: number;
  /** RR intervals received, and those that are no artefact. */
  rr_n: number;
  nn_n: number;
  nn_sum: number;
  nn_sq: number;
  /** Successive differences of NN intervals that follow each other without a gap. */
  nn_pairs: number;
  nn_diff_sq: number;
};

export const HR_SCALE = 1_000;
export const ACCEL_SCALE = 10_000;
export const GYRO_SCALE = 10;
export const RR_SCALE = 10;

/** The rollups, by their length in minutes; the longest is a `fecha` of the person, 23 to 25 hours. */
export const LEVELS = { minute: 1, ventana: 5, hour: 60, day: 1_440 } as const;
export type Level = (typeof LEVELS)[keyof typeof LEVELS];

/** What the sums need of a reading: measures in single precision, as they are stored. */
export type Measured = Pick<
  NewLectura,
  'medido_ms' | 'heart_rate' | 'accel_x' | 'accel_y' | 'accel_z' | 'gyro_x' | 'gyro_y' | 'gyro_z'
>;

export function emptySums(): Sums {
  return {
    n: 0,
    covered_ms: 0,
    hr_n: 0,
    hr_sum: 0,
    hr_sq: 0,
    hr_min: null,
    hr_max: null,
    accel_n: 0,
    accel_mag: 0,
    accel_mag_sq: 0,
    accel_dev: 0,
    gyro_n: 0,
    gyro_sq: 0,
    rr_n: 0,
    nn_n: 0,
    nn_sum: 0,
    nn_sq: 0,
    nn_pairs: 0,
    nn_diff_sq: 0,
  };
}

/** Adds one reading to the sums of its minute, in place. RR intervals are not summed here: see `hrv.ts`. */
export function addReading(sums: Sums, reading: Measured, cadenciaMs: number): void {
  sums.n += 1;
  sums.covered_ms += cadenciaMs;
  const { heart_rate, accel_x, accel_y, accel_z, gyro_x, gyro_y, gyro_z } = reading;
  if (heart_rate !== null) {
    const hr = Math.round(heart_rate * HR_SCALE);
    sums.hr_n += 1;
    sums.hr_sum += hr;
    sums.hr_sq += hr * hr;
    sums.hr_min = least(sums.hr_min, hr);
    sums.hr_max = greatest(sums.hr_max, hr);
  }
  if (accel_x !== null && accel_y !== null && accel_z !== null) {
    const magnitude = Math.round(Math.hypot(accel_x, accel_y, accel_z) * ACCEL_SCALE);
    sums.accel_n += 1;
    sums.accel_mag += magnitude;
    sums.accel_mag_sq += magnitude * magnitude;
  }
  if (gyro_x !== null && gyro_y !== null && gyro_z !== null) {
    const x = Math.round(gyro_x * GYRO_SCALE);
    const y = Math.round(gyro_y * GYRO_SCALE);
    const z = Math.round(gyro_z * GYRO_SCALE);
    sums.gyro_n += 1;
    sums.gyro_sq += x * x + y * y + z * z;
  }
}

/** Gravity removed from a whole minute; call it when all its readings are added. */
export function settleMinute(sums: Sums): void {
  const { accel_n: n, accel_mag, accel_mag_sq } = sums;
  sums.accel_dev = n === 0 ? 0 : Math.max(0, Math.round(accel_mag_sq - accel_mag ** 2 / n));
}

/** What a minute's row counts for in the longer rollups. */
export function asPart(minute: Sums): Sums {
  return { ...minute, covered_ms: Math.min(MINUTE_MS, minute.covered_ms) };
}

/** The sums of two disjoint sets of readings together. */
export function mergeSums(a: Sums, b: Sums): Sums {
  return combine(a, b, 1);
}

/** What turns `before` into `after`, to be added to the longer rollups. Its extremes are those of `after`. */
export function deltaOf(before: Sums, after: Sums): Sums {
  return { ...combine(after, before, -1), hr_min: after.hr_min, hr_max: after.hr_max };
}

/** Of these the least and the greatest count; all others add up. */
export const EXTREMES = { hr_min: 'least', hr_max: 'greatest' } as const;
export type Extreme = keyof typeof EXTREMES;

export function isExtreme(key: string): key is Extreme {
  return key in EXTREMES;
}

/** The parts of the sums in one order; the columns of the rollups and of `minuto_cambiado` are named by it. */
export const SUM_KEYS = Object.keys(emptySums()) as (keyof Sums)[];

const ADDITIVE = SUM_KEYS.filter((key): key is Exclude<keyof Sums, Extreme> => !isExtreme(key));

function combine(a: Sums, b: Sums, sign: 1 | -1): Sums {
  const sums = { ...a, hr_min: least(a.hr_min, b.hr_min), hr_max: greatest(a.hr_max, b.hr_max) };
  for (const key of ADDITIVE) sums[key] = a[key] + sign * b[key];
  return sums;
}

function least(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}

function greatest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}
