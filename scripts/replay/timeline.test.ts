import { describe, expect, it } from 'vitest';
import { lecturaInputSchema } from '@/lib/domain/lecturas';
import { loadRecording } from './recording-files';
import { makeTimeline, type TimelineOptions } from './timeline';

const LIVE_AT = Date.parse('2026-11-24T15:00:00.000Z');
const recording = loadRecording('S28');
const timeline = (options: Partial<TimelineOptions> = {}) =>
  makeTimeline({
    recording,
    acc_hz: 4,
    speed: 1,
    loop: false,
    backfill_seconds: 0,
    live_at: LIVE_AT,
    ...options,
  });

describe('a reading', () => {
  it('is the mean of its samples, without a gyroscope', () => {
    const mean = (axis: 0 | 1 | 2) =>
      recording.accel[axis].slice(0, 8).reduce((sum, value) => sum + value, 0) / 8;
    const item = timeline().itemAt(0);
    expect(item.accel_x).toBeCloseTo(mean(0), 4);
    expect(item.accel_y).toBeCloseTo(mean(1), 4);
    expect(item.accel_z).toBeCloseTo(mean(2), 4);
    expect(item).toMatchObject({
      n: LIVE_AT * 1_000,
      medido_at: '2026-11-24T15:00:00.000Z',
      heart_rate: null,
      gyro_x: null,
      gyro_y: null,
      gyro_z: null,
    });
  });

  it('carries heart rate and beats on the first instant of their second only', () => {
    const line = timeline();
    expect(line.itemAt(40)).toMatchObject({ heart_rate: 67, medido_at: '2026-11-24T15:00:10.000Z' });
    expect(line.itemAt(41)).toMatchObject({ heart_rate: null, medido_at: '2026-11-24T15:00:10.250Z' });
    expect(line.itemAt(125 * 4).rr_ms).toEqual([859]);
    expect(line.itemAt(125 * 4 + 1)).not.toHaveProperty('rr_ms');
  });

  it('is one that the server takes, for every step of every rate', () => {
    for (const acc_hz of [1, 4, 32]) {
      const line = timeline({ acc_hz });
      const items = Array.from({ length: line.steps }, (_, step) => line.itemAt(step));
      expect(items).toHaveLength(3307 * acc_hz);
      expect(items.filter((item) => item.heart_rate !== null)).toHaveLength(3297);
      expect(items.flatMap((item) => item.rr_ms ?? [])).toHaveLength(270);
      expect(items.filter((item) => !lecturaInputSchema.safeParse(item).success)).toEqual([]);
    }
  });
});

describe('time', () => {
  it('keeps the pace of the past and compresses only what is live', () => {
    const line = timeline({ backfill_seconds: 60, speed: 10 });
    expect(line.itemAt(0).medido_at).toBe('2026-11-24T14:59:00.000Z');
    expect(line.itemAt(240).medido_at).toBe('2026-11-24T15:00:00.000Z');
    expect(line.itemAt(280).medido_at).toBe('2026-11-24T15:00:01.000Z');
  });

  it('gives every reading an n of its own, also at 32 Hz and 60×, across the seam of a loop', () => {
    const line = timeline({ acc_hz: 32, speed: 60, loop: true, backfill_seconds: 30 });
    const around = (from: number) => Array.from({ length: 5_000 }, (_, index) => line.microsOf(from + index));
    for (const micros of [around(0), around(3307 * 32 - 2_500)]) {
      expect(micros.every((value, index) => index === 0 || value > (micros[index - 1] ?? 0))).toBe(true);
    }
    expect(Number.isSafeInteger(line.microsOf(1e9))).toBe(true);
  });

  it('plays the recording again with new instants', () => {
    const line = timeline({ loop: true });
    const first = line.itemAt(40);
    const again = line.itemAt(40 + 3307 * 4);
    expect(line.steps).toBe(Number.POSITIVE_INFINITY);
    expect(again).toEqual({ ...first, n: first.n + 3307e6, medido_at: '2026-11-24T15:55:17.000Z' });
  });

  it.each([
    { speed: 1, backfill_seconds: 0 },
    { speed: 7, backfill_seconds: 90 },
  ])('finds the step after an instant (%o)', (options) => {
    const line = timeline(options);
    for (const step of [0, 1, 200, 360, 361, 5_000]) {
      expect(line.stepAfter(line.microsOf(step))).toBe(step + 1);
      expect(line.stepAfter(line.microsOf(step) - 1)).toBe(step);
    }
    expect(line.stepAfter(0)).toBe(0);
  });
});
