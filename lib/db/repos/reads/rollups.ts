import { heartRate, widen, windowStats } from '@/lib/domain/metrics/stats';
import { emptySums } from '@/lib/domain/metrics/sums';
import type { HeartRate, RollupReads } from '@/lib/domain/reads';
import { VENTANA_MS } from '@/lib/domain/time';
import { SUMS_SELECT, type SumsRow, wideSums } from '../../sums-row';
import type { Query } from './query';

/** The sums of heart rate of a rollup `r`, as text so that no driver rounds them. */
export const HR_SELECT = 'r.hr_n::text, r.hr_sum::text, r.hr_sq::text, r.hr_min, r.hr_max';
const HR_TOTAL = `coalesce(sum(hr_n), 0)::text AS hr_n, coalesce(sum(hr_sum), 0)::text AS hr_sum,
  coalesce(sum(hr_sq), 0)::text AS hr_sq, min(hr_min) AS hr_min, max(hr_max) AS hr_max`;

/** All null where no rollup was joined. */
export type HrRow = {
  [Key in 'hr_n' | 'hr_sum' | 'hr_sq']: SumsRow[Key] | null;
} & Pick<SumsRow, 'hr_min' | 'hr_max'>;

export function heartRateOf({ hr_n, hr_sum, hr_sq, hr_min, hr_max }: HrRow): HeartRate {
  return heartRate({
    hr_n: BigInt(hr_n ?? 0),
    hr_sum: BigInt(hr_sum ?? 0),
    hr_sq: BigInt(hr_sq ?? 0),
    hr_min,
    hr_max,
  });
}

const DAYS = `SELECT ${HR_TOTAL} FROM rollups
  WHERE consumidor_id = $1 AND minutos = 1440 AND inicio >= $2 AND inicio < $3`;

/** The longest day, 25 hours, has 300 ventanas. */
const VENTANAS = `SELECT r.inicio AS window_start, ${HR_SELECT} FROM rollups r
  WHERE consumidor_id = $1 AND minutos = 5 AND inicio >= $2 AND inicio < $3 ORDER BY inicio LIMIT 300`;

const VENTANA = `SELECT ${SUMS_SELECT} FROM rollups WHERE consumidor_id = $1 AND minutos = 5 AND inicio = $2`;

export function rollupReads(query: Query): RollupReads {
  return {
    heartRateOfDays: async (consumidorId, within) => {
      const range = [within?.from ?? '-infinity', within?.to ?? 'infinity'];
      const rows = await query<HrRow>('rollup_days', DAYS, [consumidorId, ...range]);
      return heartRateOf(rows[0] as HrRow);
    },
    ventanasOfDay: async (consumidorId, { from, to }) =>
      (
        await query<HrRow & { window_start: Date }>('rollup_ventanas', VENTANAS, [consumidorId, from, to])
      ).map((row) => ({ window_start: row.window_start, ...heartRateOf(row) })),
    ventanaStats: async (consumidorId, windowStart) => {
      const [row] = await query<SumsRow>('rollup_ventana', VENTANA, [consumidorId, windowStart]);
      return windowStats(row ? wideSums(row) : widen(emptySums()), VENTANA_MS);
    },
  };
}
