import type { SensorRow } from '@/lib/domain/reads';
import { EMPTY_WINDOW, type LecturaWindow, withSnapshot } from './lectura-window';

export const T0 = Date.parse('2026-11-24T15:00:00Z');
export const KEEP = { keepMs: 60_000, now: T0 + 3_600_000 };

/** The reading with an offset: one a second, unless it was measured at another second. */
export function lectura(seq: number, second = seq, id = seq): SensorRow {
  const at = new Date(T0 + second * 1_000).toISOString();
  const none = { accel_x: null, accel_y: null, accel_z: null, gyro_x: null, gyro_y: null, gyro_z: null };
  return { id, seq, heart_rate: 70, ...none, created_at: at, medido_at: at, fuente: 'sensor' };
}
export const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => lectura(to - index));
export const seqs = (window: LecturaWindow) => window.rows.map(({ seq }) => seq);
export const at = (cursor: string, data: SensorRow[]) => ({ cursor, data });
/** A frame of the socket with the readings of some offsets. */
export const frame = (from: number, to: number, data = range(from, to), epoch = 1) => ({
  epoch,
  from,
  to,
  data,
});
export const missed = (cursor: string, data: SensorRow[], recovered = true) => ({ cursor, data, recovered });
export const upTo = (offset: number) => withSnapshot(EMPTY_WINDOW, at(`1:${offset}`, range(1, offset)), KEEP);
