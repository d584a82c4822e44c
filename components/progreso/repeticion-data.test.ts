import { expect, test } from 'vitest';
import { chunksFor, heartRateAt, linesOf, rowsOf, scrubStep } from './repeticion-data';

const T0 = Date.parse('2026-11-24T08:00:00Z');
const at = (seconds: number) => new Date(T0 + seconds * 1_000).toISOString();
const lectura = (seconds: number, heart_rate: number | null) => ({
  medido_at: at(seconds),
  heart_rate,
  accel_x: null,
  accel_y: null,
  accel_z: null,
});
const rows = rowsOf({
  desde: at(0),
  hasta: at(600),
  lecturas: [lectura(0, 70), lectura(5, 72), lectura(6, null)],
  siguiente: null,
});

test('a moment has the newest reading of its own, and none where there was none', () => {
  expect(heartRateAt(rows, T0 - 1)).toBeNull();
  expect(heartRateAt(rows, T0)).toBe(70);
  expect(heartRateAt(rows, T0 + 6_000)).toBe(72);
  expect(heartRateAt(rows, T0 + 20_000)).toBe(72);
  expect(heartRateAt(rows, T0 + 20_001)).toBeNull();
});

test('what is asked for holds the minute before, and what comes next', () => {
  expect(chunksFor(T0 + 30_000)).toEqual([T0 - 600_000, T0, T0 + 600_000]);
  expect(chunksFor(T0 + 300_000)).toEqual([T0, T0 + 600_000]);
});

test('a hole of a ventana ends the line', () => {
  const ventana = (minutes: number, hr_mean: number | null) => ({
    inicio: at(minutes * 60),
    hr_mean,
    mueve: false,
  });
  const lines = linesOf([
    ventana(0, 70),
    ventana(5, 71),
    ventana(10, null),
    ventana(15, 72),
    ventana(30, 73),
  ]);
  expect(lines.map((line) => line.map(({ hr }) => hr))).toEqual([[70, 71], [72], [73]]);
});

test.each([
  ['ArrowRight', 60_000],
  ['ArrowLeft', -60_000],
  ['PageDown', 900_000],
  ['PageUp', -900_000],
])('%s moves by %i ms, and stays within the day', (key, by) => {
  expect(scrubStep(key, T0, T0 - 3_600_000, T0 + 3_600_000)).toBe(T0 + by);
  expect(scrubStep(key, T0, T0, T0)).toBe(T0);
});

test('Home and End lead to the ends, another key nowhere', () => {
  expect([scrubStep('Home', T0, 1, 2), scrubStep('End', T0, 1, 2), scrubStep('x', T0, 1, 2)]).toEqual([
    1,
    2,
    undefined,
  ]);
});
