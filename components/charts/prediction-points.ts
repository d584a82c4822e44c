import { VENTANA_MS } from '@/lib/domain/time';

export type Estimate = { window_start: string; window_end: string; probabilidad_modelo: number | null };

/** Middle of a ventana (ms), and its estimate in percent; null where the model abstained or no ventana closed. */
export type EstimatePoint = { t: number; from: string | null; to: string | null; percent: number | null };

/** Of estimates oldest first. A ventana that is missing is an empty place, as one without an estimate is. */
export function estimatePoints(rows: readonly Estimate[]): EstimatePoint[] {
  const points: EstimatePoint[] = [];
  let end: number | undefined;
  for (const { window_start, window_end, probabilidad_modelo } of rows) {
    const from = Date.parse(window_start);
    if (end !== undefined && from > end)
      points.push({ t: (end + from) / 2, from: null, to: null, percent: null });
    const percent = probabilidad_modelo === null ? null : probabilidad_modelo * 100;
    points.push({ t: from + VENTANA_MS / 2, from: window_start, to: window_end, percent });
    end = Date.parse(window_end);
  }
  return points;
}
