import type { Feedback } from '@/lib/domain/analisis';
import { HOUR_MS, MINUTE_MS } from '@/lib/domain/time';

/** After this long a deseo that was felt in the ventana is taken as not reported: urges last some 3–20 minutes. */
export const REPORT_DELAY_MS = 10 * MINUTE_MS;
/** Between two reports at most this far apart the person is known to be reporting; a night's sleep is longer. */
export const REPORTING_GAP_MS = 6 * HOUR_MS;

/** Everything that the person told, in any order; `otros` are check-ins and answers to alerts. */
export type Reports = {
  deseos: readonly Date[];
  consumos: readonly Date[];
  otros: readonly Date[];
};

/**
 * What a ventana really was, from what the person told and nothing else, never from a model's output:
 * 1. feedback on it: `acierto` → 1, `falsa_alarma` → 0: the person was asked about just this ventana;
 * 2. a deseo or a consumo within it or up to `REPORT_DELAY_MS` after it → 1;
 * 3. neither, that delay is over at `now`, and the person told something before and after, at most
 *    `REPORTING_GAP_MS` apart → 0;
 * 4. otherwise null: silence is not "no urge".
 */
export function outcomeOf(
  ventana: { window_start: Date; window_end: Date },
  reports: Reports,
  feedback: Feedback | null,
  now: Date,
): 0 | 1 | null {
  if (feedback !== null) return feedback === 'acierto' ? 1 : 0;
  const from = ventana.window_start.getTime();
  const until = ventana.window_end.getTime() + REPORT_DELAY_MS;
  const urges = [...reports.deseos, ...reports.consumos].map((at) => at.getTime());
  if (urges.some((at) => at >= from && at < until)) return 1;
  if (now.getTime() < until) return null;
  return isReporting([...urges, ...reports.otros.map((at) => at.getTime())], from, until) ? 0 : null;
}

/** A report within the ventana, as a check-in without craving, stands for both sides. */
function isReporting(reports: readonly number[], from: number, until: number): boolean {
  const last = Math.max(...reports.filter((at) => at < until));
  const next = Math.min(...reports.filter((at) => at >= from));
  return next - last <= REPORTING_GAP_MS;
}
