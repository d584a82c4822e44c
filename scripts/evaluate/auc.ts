import type { Scored } from '@/lib/domain/modelo/scoring';

/**
 * The chance that a window of label 1 was given more than one of label 0, ties counting half (Mann–Whitney).
 * Null without both labels.
 */
export function auc(items: readonly Scored[]): number | null {
  const ones = items.filter(({ outcome }) => outcome === 1).length;
  const zeros = items.length - ones;
  if (ones === 0 || zeros === 0) return null;
  const sorted = items.toSorted((a, b) => a.probabilidad - b.probabilidad);
  let rankSum = 0;
  for (let from = 0; from < sorted.length; ) {
    const value = sorted[from]?.probabilidad;
    const after = sorted.findIndex((item, index) => index > from && item.probabilidad !== value);
    const to = after === -1 ? sorted.length : after;
    const tied = sorted.slice(from, to).filter(({ outcome }) => outcome === 1).length;
    rankSum += (tied * (from + 1 + to)) / 2;
    from = to;
  }
  return (rankSum - (ones * (ones + 1)) / 2) / (ones * zeros);
}

/** Mean of the AUC of each person: levels that differ between persons neither help nor hurt. Null without any. */
export function meanAuc(persons: readonly (readonly Scored[])[]): number | null {
  const each = persons.flatMap((items) => auc(items) ?? []);
  return each.length === 0 ? null : each.reduce((sum, one) => sum + one, 0) / each.length;
}
