import type { SensorRow } from '@/lib/domain/reads';

/** Columns of a live trace: times in ms, then magnitude, x, y, z. Null ends the line. */
export type TraceColumns = [times: number[], ...values: (number | null)[][]];

export type TraceKeys = readonly [x: keyof SensorRow, y: keyof SensorRow, z: keyof SensorRow];

export const ACCEL_KEYS = ['accel_x', 'accel_y', 'accel_z'] as const satisfies TraceKeys;
export const GYRO_KEYS = ['gyro_x', 'gyro_y', 'gyro_z'] as const satisfies TraceKeys;

/** A silence longer than this many usual steps is a gap, and a gap is never drawn as a line. */
const GAP_STEPS = 3;
const GAP_FLOOR_MS = 1_500;

/** Rows oldest first. Rows that measured nothing of this kind (a reading of heart rate alone) are passed over. */
export function traceColumns(rows: readonly SensorRow[], keys: TraceKeys): TraceColumns {
  const samples = rows.map((row) => sampleOf(row, keys)).filter((sample) => sample !== null);
  const limit = gapLimit(samples.map(({ t }) => t));
  const columns: TraceColumns = [[], [], [], [], []];
  let before: number | undefined;
  for (const { t, values } of samples) {
    if (before !== undefined && t - before > limit) push(columns, (before + t) / 2, [null, null, null, null]);
    push(columns, t, values);
    before = t;
  }
  return columns;
}

type Sample = { t: number; values: (number | null)[] };

function sampleOf(row: SensorRow, keys: TraceKeys): Sample | null {
  const axes = keys.map((key) => row[key] as number | null);
  if (axes.every((value) => value === null)) return null;
  return { t: Date.parse(row.medido_at), values: [magnitude(axes), ...axes] };
}

/** Null when an axis is missing: half a vector has no length. */
export function magnitude(axes: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const value of axes) {
    if (value === null) return null;
    sum += value * value;
  }
  return Math.sqrt(sum);
}

function gapLimit(times: readonly number[]): number {
  const steps = times
    .slice(1)
    .map((t, index) => t - (times[index] ?? t))
    .sort((a, b) => a - b);
  const usual = steps[Math.floor(steps.length / 2)] ?? 0;
  return Math.max(GAP_FLOOR_MS, GAP_STEPS * usual);
}

function push(columns: TraceColumns, t: number, values: readonly (number | null)[]): void {
  columns[0].push(t);
  const [, ...series] = columns;
  values.forEach((value, index) => {
    series[index]?.push(value);
  });
}

/** The smallest bound of `steps` that holds every value, so that the scale changes rarely and by a clear step. */
export function boundOf(columns: TraceColumns, steps: readonly number[]): number {
  let peak = 0;
  for (const column of columns.slice(1)) {
    for (const value of column) if (value !== null) peak = Math.max(peak, Math.abs(value));
  }
  return steps.find((step) => step >= peak) ?? peak;
}

/** The newest sample of each second, oldest first: what a table of a minute shows. */
export function eachSecond(columns: TraceColumns): { t: number; values: (number | null)[] }[] {
  const [times, ...series] = columns;
  const newest = new Map<number, number>();
  times.forEach((t, index) => {
    if (series[0]?.[index] !== null || series[1]?.[index] !== null) newest.set(Math.floor(t / 1_000), index);
  });
  return [...newest.values()].map((index) => ({
    t: times[index] ?? 0,
    values: series.map((column) => column[index] ?? null),
  }));
}
