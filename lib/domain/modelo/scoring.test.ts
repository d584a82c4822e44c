import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { baseBrier, baseRate, brierScore, reliability } from './scoring';

const outcomes = fc.array(fc.constantFrom<0 | 1>(0, 1), { minLength: 1, maxLength: 60 });
const outcome = fc.constantFrom<0 | 1>(0, 1);

describe('Brier score', () => {
  test('of a constant is its known value: p² of the zeros and (1 − p)² of the ones', () => {
    const items = ([0, 0, 0, 1] as const).map((outcome) => ({ outcome, probabilidad: 0.25 }));
    expect(brierScore(items)).toBeCloseTo(0.25 * 0.75, 12);
    expect(brierScore(items.map((item) => ({ ...item, probabilidad: 0.5 })))).toBe(0.25);
  });

  test('is 0 of the truth, 1 of its opposite, and null of nothing', () => {
    expect(brierScore([{ probabilidad: 1, outcome: 1 }])).toBe(0);
    expect(brierScore([{ probabilidad: 1, outcome: 0 }])).toBe(1);
    expect(brierScore([])).toBeNull();
  });
});

describe('reliability', () => {
  test('puts beside each other what was said and what came true', () => {
    const items = [
      { probabilidad: 0, outcome: 0 },
      { probabilidad: 0.12, outcome: 0 },
      { probabilidad: 0.18, outcome: 1 },
      { probabilidad: 0.2, outcome: 1 },
      { probabilidad: 1, outcome: 1 },
    ] as const;
    expect(reliability(items, 5)).toEqual([
      { from: 0, to: 0.2, n: 3, predicted: expect.closeTo(0.1, 12), observed: expect.closeTo(1 / 3, 12) },
      { from: 0.2, to: 0.4, n: 1, predicted: 0.2, observed: 1 },
      { from: 0.4, to: 0.6, n: 0, predicted: null, observed: null },
      { from: 0.6, to: 0.8, n: 0, predicted: null, observed: null },
      { from: 0.8, to: 1, n: 1, predicted: 1, observed: 1 },
    ]);
  });

  test('loses no item', () => {
    const item = fc.record({ probabilidad: fc.double({ min: 0, max: 1, noNaN: true }), outcome });
    fc.assert(
      fc.property(fc.array(item), fc.integer({ min: 1, max: 12 }), (items, count) => {
        expect(reliability(items, count).reduce((sum, { n }) => sum + n, 0)).toBe(items.length);
      }),
    );
  });
});

describe('base rate forward in time', () => {
  test('is the prior first, then the share of what came before', () => {
    expect(baseRate([1, 0, 0], { tasa: 0.5, peso: 2 })).toEqual([0.5, 2 / 3, 0.5]);
    expect(baseRate([])).toEqual([]);
  });

  test('never looks ahead: what comes at or after an item does not change what is said of it', () => {
    fc.assert(
      fc.property(outcomes, outcomes, fc.nat(), (past, future, place) => {
        const k = place % past.length;
        const known = past.slice(0, k);
        expect(baseRate([...known, ...future]).slice(0, k + 1)).toEqual(baseRate(past).slice(0, k + 1));
      }),
    );
  });

  test('its Brier score is that of those rates', () => {
    expect(baseBrier([1, 0, 0], { tasa: 0.5, peso: 2 })).toBeCloseTo((0.25 + 4 / 9 + 0.25) / 3, 12);
    expect(baseBrier([])).toBeNull();
  });
});
