import { expect, test } from 'vitest';
import { SPARK_HEIGHT, sparkline } from './sparkline-path';

const free = { min: null, max: null };

test('nothing known is nothing drawn', () => {
  expect(sparkline([null, null], free)).toBeNull();
});

test('a gap is never drawn as a line, and a minute alone is a point', () => {
  const drawn = sparkline([70, 70, null, 70, null, 70, 70], free);
  expect(drawn?.path.replaceAll(String(SPARK_HEIGHT / 2), '·')).toBe('M0 ·L1 ·M3 ·h.01M5 ·L6 ·');
});

test('higher is further up, and all of it stays inside, the own range too', () => {
  const drawn = sparkline([60, 120], { min: 50, max: 90 });
  const [low = 0, high = 0] = [...(drawn?.path.matchAll(/ ([\d.]+)/g) ?? [])].map(([, y]) => Number(y));
  expect(low).toBeGreaterThan(high);
  for (const y of [low, high, drawn?.band?.y ?? -1, (drawn?.band?.y ?? 99) + (drawn?.band?.height ?? 99)]) {
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(SPARK_HEIGHT);
  }
  expect([drawn?.low, drawn?.high]).toEqual([60, 120]);
});

test('a calm hour is drawn calm', () => {
  const heights = [...(sparkline([70, 71], free)?.path.matchAll(/ ([\d.]+)/g) ?? [])].map(([, y]) =>
    Number(y),
  );
  expect(Math.abs((heights[0] ?? 99) - (heights[1] ?? 0))).toBeLessThan(2);
});
