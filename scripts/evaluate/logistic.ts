export type Logistic = { intercept: number; slope: number };
export type Point = { x: number; y: 0 | 1 };

const STEPS = 25;
/** So little that it shows only where the labels are perfectly apart and the slope would grow for ever. */
const RIDGE = 1e-3;

/** P(y = 1) = 1 / (1 + e^−(intercept + slope·x)), by Newton's steps on the likelihood. */
export function fitLogistic(points: readonly Point[]): Logistic {
  const mean = average(points.map(({ x }) => x));
  const sd = Math.sqrt(average(points.map(({ x }) => (x - mean) ** 2))) || 1;
  const scaled = points.map(({ x, y }) => ({ x: (x - mean) / sd, y }));
  let fit: Logistic = { intercept: 0, slope: 0 };
  for (let step = 0; step < STEPS; step++) fit = newton(scaled, fit);
  const slope = fit.slope / sd;
  return { intercept: fit.intercept - slope * mean, slope };
}

export function apply({ intercept, slope }: Logistic, x: number): number {
  return 1 / (1 + Math.exp(-(intercept + slope * x)));
}

export function logit(probability: number): number {
  return Math.log(probability / (1 - probability));
}

function newton(points: readonly Point[], fit: Logistic): Logistic {
  const gradient = [-RIDGE * fit.intercept, -RIDGE * fit.slope] as [number, number];
  let [a, b, d] = [RIDGE, 0, RIDGE];
  for (const { x, y } of points) {
    const p = apply(fit, x);
    const weight = p * (1 - p);
    gradient[0] += y - p;
    gradient[1] += (y - p) * x;
    a += weight;
    b += weight * x;
    d += weight * x * x;
  }
  const determinant = a * d - b * b;
  return {
    intercept: fit.intercept + (d * gradient[0] - b * gradient[1]) / determinant,
    slope: fit.slope + (a * gradient[1] - b * gradient[0]) / determinant,
  };
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
