import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Bucket, quantile, quantilesOf } from './quantiles';

const buckets = (...counts: [le: number, count: number][]): Bucket[] =>
  counts.map(([le, count]) => ({ le, count }));

test('without measures there is no quantile', () => {
  expect(quantilesOf([])).toEqual({ p50_ms: null, p95_ms: null, n: 0 });
  expect(quantilesOf(buckets([1, 0], [Infinity, 0]))).toEqual({ p50_ms: null, p95_ms: null, n: 0 });
});

test('measures are taken as evenly spread within their bucket', () => {
  // 10 up to 0.1 s, 90 more between 0.1 and 0.2 s: the 50th is 40 of 90 into the second bucket.
  const given = buckets([0.1, 10], [0.2, 100], [Infinity, 100]);
  expect(quantile(given, 0.5)).toBeCloseTo(0.1 + (0.1 * 40) / 90);
  expect(quantilesOf(given)).toEqual({ p50_ms: 144.4, p95_ms: 194.4, n: 100 });
});

test('the first bucket begins at zero, and empty ones are skipped', () => {
  expect(quantile(buckets([0.1, 4], [0.2, 4], [Infinity, 4]), 0.5)).toBeCloseTo(0.05);
  expect(quantile(buckets([0.1, 0], [0.2, 0], [0.4, 4], [Infinity, 4]), 0.5)).toBeCloseTo(0.3);
});

test('what has no upper end is told as the largest bound', () => {
  expect(quantile(buckets([0.1, 1], [10, 1], [Infinity, 100]), 0.95)).toBe(10);
});

test('a quantile lies in the bucket of the measure at its rank, and never falls with q', () => {
  const bounds = [0.001, 0.01, 0.1, 1, 10];
  const seconds = fc.array(fc.double({ min: 0, max: 9.9, noNaN: true }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(seconds, fc.double({ min: 0.01, max: 1, noNaN: true }), (measures, q) => {
      const given = [...bounds, Infinity].map((le) => ({
        le,
        count: measures.filter((m) => m <= le).length,
      }));
      const sorted = measures.toSorted((a, b) => a - b);
      const exact = sorted[Math.ceil(q * sorted.length) - 1] ?? 0;
      const high = bounds.find((bound) => exact <= bound) ?? 10;
      const low = bounds[bounds.indexOf(high) - 1] ?? 0;
      const told = quantile(given, q) ?? -1;
      expect(told).toBeGreaterThanOrEqual(low);
      expect(told).toBeLessThanOrEqual(high * (1 + 1e-9));
      expect(quantile(given, Math.min(1, q + 0.1)) ?? -1).toBeGreaterThanOrEqual(told - 1e-12);
    }),
  );
});
