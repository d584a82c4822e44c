import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auc, meanAuc } from './auc';

const told = (ones: readonly number[], zeros: readonly number[]) => [
  ...ones.map((probabilidad) => ({ probabilidad, outcome: 1 as const })),
  ...zeros.map((probabilidad) => ({ probabilidad, outcome: 0 as const })),
];

describe('auc', () => {
  it.each([
    ['perfect', [0.8, 0.9], [0.1, 0.2], 1],
    ['reversed', [0.1, 0.2], [0.8, 0.9], 0],
    ['all tied', [0.5, 0.5], [0.5, 0.5, 0.5], 0.5],
    ['one pair of six wrong', [0.4, 0.8, 0.9], [0.1, 0.5], 5 / 6],
    ['one tie among four pairs', [0.5, 0.9], [0.5, 0.1], 7 / 8],
  ])('%s', (_, ones, zeros, expected) => {
    expect(auc(told(ones, zeros))).toBeCloseTo(expected, 12);
  });

  it('is null without both labels', () => {
    expect(auc(told([0.5], []))).toBeNull();
    expect(auc(told([], [0.5]))).toBeNull();
  });

  it('is the share of pairs in the right order, counted one by one', () => {
    const values = fc.array(fc.constantFrom(0.1, 0.2, 0.3, 0.4, 0.5), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(values, values, (ones, zeros) => {
        const points = ones.flatMap((one) => zeros.map((zero) => (one > zero ? 1 : one === zero ? 0.5 : 0)));
        const share = points.reduce((sum: number, point) => sum + point, 0) / points.length;
        expect(auc(told(ones, zeros))).toBeCloseTo(share, 12);
      }),
    );
  });

  it('as a mean over persons takes those who have both labels', () => {
    expect(meanAuc([told([0.9], [0.1]), told([0.5], [0.5]), told([0.9], [])])).toBe(0.75);
    expect(meanAuc([told([0.9], [])])).toBeNull();
  });
});
