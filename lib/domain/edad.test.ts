import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formats } from '@/lib/i18n/format';
import { NOW_MS, toldAge } from './edad';

const age = fc.integer({ min: 0, max: 400 * 24 * 3_600_000 });

test('ages are told alike exactly when they are the same as far as they are told', () => {
  const read = (ms: number) => (ms < NOW_MS ? '' : formats('es').age(ms));
  fc.assert(
    fc.property(age, fc.integer({ min: -90_000, max: 90_000 }), (ms, more) => {
      const other = Math.max(0, ms + more);
      expect(toldAge(ms) === toldAge(other)).toBe(read(ms) === read(other));
    }),
  );
});

test.each([
  [0, 0],
  [7_999, 0],
  [8_000, 8_000],
  [59_999, 59_000],
  [119_999, 60_000],
  [3_600_000, 3_600_000],
])('%i ms are told as %i', (ms, told) => {
  expect(toldAge(ms)).toBe(told);
});
