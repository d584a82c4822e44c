import {
  ACCEL_SCALE,
  type Extreme,
  GYRO_SCALE,
  HR_SCALE,
  isExtreme,
  RR_SCALE,
  SUM_KEYS,
  type Sums,
} from './sums';

/** Exact sums over any stretch: those of many rows outgrow 2^53, so they arrive as bigint. */
export type WideSums = { [Key in keyof Sums]: Key extends Extreme ? number | null : bigint };

/**
 * The statistics of a bucket. bpm, ms; `accel_energy` g² and `gyro_energy` (°/s)² are mean squared magnitudes
 * with gravity removed, independent of the number of samples; `coverage` and `artefactos` 0..1. `hr_std` and
 * `sdnn` are of the sample (n − 1). Null where there is nothing to tell.
 */
export type WindowStats = {
  n: number;
  coverage: number;
  hr_n: number;
  hr_mean: number | null;
  hr_std: number | null;
  hr_min: number | null;
  hr_max: number | null;
  accel_energy: number | null;
  gyro_energy: number | null;
  rmssd: number | null;
  sdnn: number | null;
  artefactos: number | null;
};

/** Above this share of artefacts HRV is not told; `evidence.md` §5a. */
export const MOST_ARTEFACTS = 0.1;
/** g²: a standard deviation of 50 mg. Above it the wrist moves too much for optical beats to be trusted. */
export const STILL_ENERGY = 0.05 ** 2;
/** Fewer successive beats than this tell nothing of their variability. */
const FEWEST_PAIRS = 20;

export function widen(sums: Sums): WideSums {
  return Object.fromEntries(
    SUM_KEYS.map((key) => [key, isExtreme(key) ? sums[key] : BigInt(sums[key] ?? 0)]),
  ) as WideSums;
}

/** The statistics of a bucket of `lengthMs` from its sums. */
export function windowStats(sums: WideSums, lengthMs: number): WindowStats {
  const accel_energy = energy(sums.accel_dev, sums.accel_n, ACCEL_SCALE);
  const artefactos = ratio(sums.rr_n - sums.nn_n, sums.rr_n);
  const moving = accel_energy !== null && accel_energy > STILL_ENERGY;
  const enough = sums.nn_pairs >= FEWEST_PAIRS;
  const trusted = enough && artefactos !== null && artefactos <= MOST_ARTEFACTS && !moving;
  const perPair = ratio(sums.nn_diff_sq, sums.nn_pairs);
  return {
    n: Number(sums.n),
    coverage: round(Math.min(1, Number(sums.covered_ms) / lengthMs), 3),
    ...heartRate(sums),
    accel_energy,
    gyro_energy: energy(sums.gyro_sq, sums.gyro_n, GYRO_SCALE),
    rmssd: trusted && perPair !== null ? round(Math.sqrt(perPair) / RR_SCALE, 1) : null,
    sdnn: trusted ? deviation(sums.nn_n, sums.nn_sum, sums.nn_sq, RR_SCALE, 1) : null,
    artefactos: artefactos === null ? null : round(artefactos, 3),
  };
}

/** Sample-weighted, over every sample in the sums and never over means of means. bpm, two decimals. */
export function heartRate(
  sums: Pick<WideSums, 'hr_n' | 'hr_sum' | 'hr_sq' | 'hr_min' | 'hr_max'>,
): Pick<WindowStats, 'hr_n' | 'hr_mean' | 'hr_std' | 'hr_min' | 'hr_max'> {
  const mean = ratio(sums.hr_sum, sums.hr_n);
  return {
    hr_n: Number(sums.hr_n),
    hr_mean: mean === null ? null : round(mean / HR_SCALE, 2),
    hr_std: deviation(sums.hr_n, sums.hr_sum, sums.hr_sq, HR_SCALE, 2),
    hr_min: sums.hr_min === null ? null : round(sums.hr_min / HR_SCALE, 2),
    hr_max: sums.hr_max === null ? null : round(sums.hr_max / HR_SCALE, 2),
  };
}

/** Sample standard deviation; the subtraction is of whole numbers, so nothing cancels away. */
function deviation(n: bigint, sum: bigint, sq: bigint, scale: number, decimals: number): number | null {
  if (n < 2n) return null;
  const variance = Number(n * sq - sum * sum) / Number(n * (n - 1n));
  return round(Math.sqrt(variance) / scale, decimals);
}

function energy(sq: bigint, n: bigint, scale: number): number | null {
  const mean = ratio(sq, n);
  return mean === null ? null : round(mean / scale ** 2, 6);
}

function ratio(part: bigint, whole: bigint): number | null {
  return whole === 0n ? null : Number(part) / Number(whole);
}

export function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
