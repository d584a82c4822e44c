import { magnitude } from '@/components/charts/trace-data';
import type { SensorRow } from '@/lib/domain/reads';
import type { DiaRepetido, Tramo } from '@/lib/domain/repeticion';
import { MINUTE_MS } from '@/lib/domain/time';

export const VELOCIDADES = [1, 5, 20, 60] as const;
/** What is asked for at once, and how much of the past the trace shows. */
export const CHUNK_MS = 10 * MINUTE_MS;
export const WINDOW_MS = MINUTE_MS;
/** An older reading says nothing of the moment that is shown. */
const STILL_SAID_MS = 15_000;

export type Chunk = { desde: number; rows: SensorRow[] };

export const chunkOf = (ms: number): number => Math.floor(ms / CHUNK_MS) * CHUNK_MS;

/** The stretches that are needed to show a moment, and the one that comes next. */
export function chunksFor(ms: number): number[] {
  return [...new Set([chunkOf(ms - WINDOW_MS), chunkOf(ms), chunkOf(ms) + CHUNK_MS])];
}

const NOT_ASKED = { id: 0, seq: 0, gyro_x: null, gyro_y: null, gyro_z: null, fuente: 'sensor' } as const;

export function rowsOf({ lecturas }: Tramo): SensorRow[] {
  return lecturas.map((lectura) => ({ ...NOT_ASKED, ...lectura, created_at: lectura.medido_at }));
}

/** The newest heart rate that was measured at that moment; null where none was. */
export function heartRateAt(rows: readonly SensorRow[], ms: number): number | null {
  const row = rows.findLast(
    ({ medido_at, heart_rate }) => heart_rate !== null && Date.parse(medido_at) <= ms,
  );
  return row && ms - Date.parse(row.medido_at) <= STILL_SAID_MS ? row.heart_rate : null;
}

/** How strong the newest movement is, in g; null where none was measured. */
export function motionAt(rows: readonly SensorRow[], ms: number): number | null {
  const row = rows.findLast(({ medido_at, accel_x }) => accel_x !== null && Date.parse(medido_at) <= ms);
  if (!row || ms - Date.parse(row.medido_at) > STILL_SAID_MS) return null;
  return magnitude([row.accel_x, row.accel_y, row.accel_z]);
}

/** Stretches of the day's five minutes without a hole between them, each to be drawn as a line of its own. */
export function linesOf(ventanas: DiaRepetido['ventanas']): { ms: number; hr: number }[][] {
  const lines: { ms: number; hr: number }[][] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (const { inicio, hr_mean } of ventanas) {
    if (hr_mean === null) continue;
    const ms = Date.parse(inicio);
    if (ms - before > 5 * MINUTE_MS) lines.push([]);
    lines.at(-1)?.push({ ms, hr: hr_mean });
    before = ms;
  }
  return lines;
}

/** Where a key takes the moment; undefined for a key that is not its own. */
export function scrubStep(key: string, ms: number, from: number, to: number): number | undefined {
  const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: 15, PageUp: -15 }[key];
  if (key === 'Home') return from;
  if (key === 'End') return to;
  if (step === undefined) return undefined;
  return Math.min(to, Math.max(from, Math.round(ms / MINUTE_MS + step) * MINUTE_MS));
}
