import { describe, expect, it } from 'vitest';
import { seeded } from './bootstrap';
import { apply, fitLogistic, logit, type Point } from './logistic';

describe('fitLogistic', () => {
  it('recovers known coefficients, far from zero and on a scale of its own', () => {
    const known = { intercept: -9.5, slope: 0.12 };
    const random = seeded(7);
    const points = Array.from({ length: 20_000 }, (): Point => {
      const x = 60 + 40 * random();
      return { x, y: random() < apply(known, x) ? 1 : 0 };
    });
    const fit = fitLogistic(points);
    expect(fit.slope).toBeCloseTo(known.slope, 2);
    expect(Math.abs(fit.intercept - known.intercept)).toBeLessThan(0.4);
  });

  it('gives the exact odds of two groups', () => {
    const group = (x: number, ones: number, zeros: number): Point[] => [
      ...Array.from({ length: ones }, () => ({ x, y: 1 as const })),
      ...Array.from({ length: zeros }, () => ({ x, y: 0 as const })),
    ];
    const fit = fitLogistic([...group(0, 100, 300), ...group(1, 300, 100)]);
    expect(apply(fit, 0)).toBeCloseTo(0.25, 3);
    expect(apply(fit, 1)).toBeCloseTo(0.75, 3);
  });

  it('stays finite on labels that are perfectly apart, and on a constant gives the share', () => {
    const apart = fitLogistic([1, 2, 8, 9].map((x) => ({ x, y: x > 5 ? 1 : 0 })));
    expect(Number.isFinite(apart.slope)).toBe(true);
    expect(apply(apart, 1)).toBeLessThan(0.05);
    const constant = fitLogistic([0, 0, 0, 1].map((y) => ({ x: 3, y: y as 0 | 1 })));
    expect(apply(constant, 3)).toBeCloseTo(0.25, 2);
  });

  it('has the logit as the inverse of its curve', () => {
    expect(apply({ intercept: 0, slope: 1 }, logit(0.37))).toBeCloseTo(0.37, 12);
  });
});
