import type { WideSums } from '@/lib/domain/metrics/stats';
import { type Extreme, isExtreme, SUM_KEYS, type Sums } from '@/lib/domain/metrics/sums';

/** The sums of a rollup row, each as text so that no driver rounds it. */
export const SUMS_SELECT = SUM_KEYS.map((key) => (isExtreme(key) ? key : `${key}::text`)).join(', ');

export type SumsRow = { [Key in keyof Sums]: Key extends Extreme ? number | null : string };

export function wideSums(row: SumsRow): WideSums {
  return Object.fromEntries(
    SUM_KEYS.map((key) => [key, isExtreme(key) ? row[key] : BigInt(row[key])]),
  ) as WideSums;
}
