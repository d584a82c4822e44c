import type { WideSums } from '@/lib/domain/metrics/stats';
import { emptySums, type Sums } from '@/lib/domain/metrics/sums';

const COLUMNS = Object.keys(emptySums()) as (keyof Sums)[];
const isExtreme = (column: string) => column === 'hr_min' || column === 'hr_max';

/** The sums of a rollup row, each as text so that no driver rounds it. */
export const SUMS_SELECT = COLUMNS.map((column) => (isExtreme(column) ? column : `${column}::text`)).join(
  ', ',
);

/** The sums of many rollup rows together. */
export const SUMS_TOTAL = COLUMNS.map((column) => {
  if (column === 'hr_min') return 'min(hr_min) AS hr_min';
  if (column === 'hr_max') return 'max(hr_max) AS hr_max';
  return `coalesce(sum(${column}), 0)::text AS ${column}`;
}).join(', ');

export type SumsRow = { [Key in keyof Sums]: Key extends 'hr_min' | 'hr_max' ? number | null : string };

export function wideSums(row: SumsRow): WideSums {
  return Object.fromEntries(
    COLUMNS.map((column) => [column, isExtreme(column) ? row[column] : BigInt(row[column] ?? 0)]),
  ) as WideSums;
}
