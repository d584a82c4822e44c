import { outcomeOf, REPORT_DELAY_MS, REPORTING_GAP_MS, type Reports } from '../modelo/outcome';
import { baseBrier, brierScore, type Scored } from '../modelo/scoring';
import type { Prediction } from '../reads';
import { ventanaEnd } from '../time';
import { round } from './stats';

/**
 * How far back predictions are counted, and how far they are compared with what came true: days, today included. With
 * bounds the cost does not grow with the history; comparing costs more than counting.
 */
export const COUNTED_DAYS = 90;
export const SCORED_DAYS = 30;

/**
 * How good the predictions were where their outcome is known (`outcomeOf`): `brier`, and `brier_base`, that of the
 * base rate forward in time over the same ones. `reports` may reach further than the predictions do.
 */
export function scoresOf(
  predictions: readonly Prediction[],
  reports: Reports,
  now: Date,
): { brier: number | null; brier_base: number | null } {
  const scored = scoredOf(predictions, reports, now);
  return {
    brier: fourDecimals(brierScore(scored)),
    brier_base: fourDecimals(baseBrier(scored.map(({ outcome }) => outcome))),
  };
}

function fourDecimals(score: number | null): number | null {
  return score === null ? null : round(score, 4);
}

function scoredOf(predictions: readonly Prediction[], reports: Reports, now: Date): Scored[] {
  const near = nearby({ ...reports, otros: [...reports.otros, ...answers(predictions)] });
  return predictions.flatMap(({ window_start, probabilidad_modelo, feedback }) => {
    if (probabilidad_modelo === null) return [];
    const ventana = { window_start, window_end: ventanaEnd(window_start) };
    const outcome = outcomeOf(ventana, near(ventana), feedback, now);
    return outcome === null ? [] : [{ probabilidad: probabilidad_modelo, outcome }];
  });
}

function answers(predictions: readonly Prediction[]): Date[] {
  return predictions.flatMap(({ feedback_at }) => feedback_at ?? []);
}

/**
 * The reports that can decide about a ventana. None further away than the longest silence of somebody who reports
 * changes its outcome; without this the cost would be reports times ventanas.
 */
function nearby(reports: Reports): (ventana: { window_start: Date; window_end: Date }) => Reports {
  const byTime = (dates: readonly Date[]) => dates.toSorted((a, b) => a.getTime() - b.getTime());
  const deseos = byTime(reports.deseos);
  const consumos = byTime(reports.consumos);
  const otros = byTime(reports.otros);
  return ({ window_start, window_end }) => {
    const from = window_start.getTime() - REPORTING_GAP_MS;
    const to = window_end.getTime() + REPORT_DELAY_MS + REPORTING_GAP_MS;
    const slice = (dates: readonly Date[]) => dates.slice(firstFrom(dates, from), firstFrom(dates, to + 1));
    return { deseos: slice(deseos), consumos: slice(consumos), otros: slice(otros) };
  };
}

/** Index of the first of sorted dates that is not before `ms`. */
function firstFrom(dates: readonly Date[], ms: number): number {
  let low = 0;
  let high = dates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dates[middle]?.getTime() ?? 0) < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}
