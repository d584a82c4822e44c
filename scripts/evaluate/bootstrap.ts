export type Confidence = { low: number; high: number };

const ROUNDS = 2_000;

/**
 * The middle 95 % of a statistic over persons drawn anew with replacement: whole persons, since the windows of one
 * are alike. The draws are the same at every run. Null when the statistic never had a value.
 */
export function bootstrap<Person>(
  persons: readonly Person[],
  statistic: (drawn: readonly Person[]) => number | null,
  rounds = ROUNDS,
): Confidence | null {
  const random = seeded(1);
  const values: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const drawn = persons.flatMap(() => {
      const place = Math.floor(random() * persons.length);
      return persons.slice(place, place + 1);
    });
    const value = statistic(drawn);
    if (value !== null) values.push(value);
  }
  if (values.length === 0) return null;
  values.sort((a, b) => a - b);
  const at = (share: number) => values[Math.round(share * (values.length - 1))] ?? Number.NaN;
  return { low: at(0.025), high: at(0.975) };
}

/** Mulberry32: 0 <= x < 1. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
