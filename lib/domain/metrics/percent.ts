import { round } from './stats';

/** Per cent with two decimals; null over a base of 0. */
export function percentage(part: number, whole: number): number | null {
  return whole === 0 ? null : round((part / whole) * 100, 2);
}

/** By how many per cent something grew, negative where it shrank; null from a base of 0. */
export function percentChange(now: number, before: number): number | null {
  return percentage(now - before, before);
}
