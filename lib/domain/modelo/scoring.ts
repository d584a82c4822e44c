import { TASA_INICIAL } from './weights';

/** A probability that was told, and what came true. */
export type Scored = { probabilidad: number; outcome: 0 | 1 };

/** One bin `from <= p < to` (the last one closed): how often it came true beside how often it was said. */
export type Bin = { from: number; to: number; n: number; predicted: number | null; observed: number | null };

/** Mean squared distance between what was said and what came true: 0 perfect, 0.25 a constant half. Null of nothing. */
export function brierScore(items: readonly Scored[]): number | null {
  return meanOf(items, ({ probabilidad, outcome }) => (probabilidad - outcome) ** 2);
}

/** Calibration in `count` bins of equal width. */
export function reliability(items: readonly Scored[], count = 10): Bin[] {
  return Array.from({ length: count }, (_, index) => {
    const within = items.filter(
      ({ probabilidad }) => Math.min(count - 1, Math.floor(probabilidad * count)) === index,
    );
    return {
      from: index / count,
      to: (index + 1) / count,
      n: within.length,
      predicted: meanOf(within, ({ probabilidad }) => probabilidad),
      observed: meanOf(within, ({ outcome }) => outcome),
    };
  });
}

/** What is believed before the first item, and how many items that counts for: more than none. */
export type Prior = { tasa: number; peso: number };
const PRIOR: Prior = { tasa: TASA_INICIAL, peso: 2 };

/**
 * The base rate forward in time: what to say of item k knowing only how the items before it turned out (test, then
 * update). `outcomes` oldest first; the answer is as long. It starts from what the model starts from.
 */
export function baseRate(outcomes: readonly (0 | 1)[], prior: Prior = PRIOR): number[] {
  let urges = prior.tasa * prior.peso;
  let n = prior.peso;
  return outcomes.map((outcome) => {
    const rate = urges / n;
    urges += outcome;
    n += 1;
    return rate;
  });
}

/** The Brier score to beat: that of the base rate forward in time. */
export function baseBrier(outcomes: readonly (0 | 1)[], prior?: Prior): number | null {
  const rates = baseRate(outcomes, prior);
  return brierScore(outcomes.map((outcome, index) => ({ outcome, probabilidad: rates[index] ?? 0 })));
}

function meanOf<T>(items: readonly T[], of: (item: T) => number): number | null {
  if (items.length === 0) return null;
  return items.reduce((sum, item) => sum + of(item), 0) / items.length;
}
