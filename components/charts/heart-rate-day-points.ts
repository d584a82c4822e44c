import { dayOf, dayStartMs, HOUR_MS, VENTANA_MS } from '@/lib/domain/time';

/** A ventana of either channel of heart rate. `band`: what is drawn around its mean, bpm. */
export type Ventana = {
  window_start: string;
  window_end: string;
  heart_rate_mean: number | null;
  band: [number, number] | null;
};

/** One ventana on the chart, or the empty place between two: `mean` null ends the line there. */
export type DayPoint = {
  /** Middle of the ventana, ms since 1970. */
  t: number;
  from: string | null;
  to: string | null;
  mean: number | null;
  band: [number, number] | null;
  /** No neighbour to draw a line to: it gets a dot. */
  alone: boolean;
};

const MIN_SPAN_HOURS = 3;

type Spread = { heart_rate_mean: number | null; heart_rate_std: number | null };

/** The mean with one standard deviation to each side. */
export function withSpread<V extends Spread>(ventana: V): V & Pick<Ventana, 'band'> {
  const { heart_rate_mean: mean, heart_rate_std: std } = ventana;
  return { ...ventana, band: mean === null || std === null ? null : [mean - std, mean + std] };
}

/** Of ventanas oldest first. */
export function dayPoints(ventanas: readonly Ventana[]): DayPoint[] {
  const points: DayPoint[] = [];
  let end: number | undefined;
  for (const ventana of ventanas) {
    const from = Date.parse(ventana.window_start);
    const to = Date.parse(ventana.window_end);
    if (end !== undefined && from > end) points.push(gap((end + from) / 2));
    points.push(pointOf(ventana, (from + to) / 2));
    end = to;
  }
  const empty = (point: DayPoint | undefined) => !point || point.mean === null;
  return points.flatMap((point, index) => {
    const alone = !empty(point) && empty(points[index - 1]) && empty(points[index + 1]);
    return alone ? widened(point) : [point];
  });
}

/** A ventana without neighbours has no line to be seen by: it is drawn as wide as it lasted, with a dot. */
function widened(point: DayPoint): DayPoint[] {
  const half = VENTANA_MS / 2;
  return [
    { ...point, t: point.t - half },
    { ...point, alone: true },
    { ...point, t: point.t + half },
  ];
}

function pointOf({ window_start, window_end, heart_rate_mean, band }: Ventana, t: number): DayPoint {
  return { t, from: window_start, to: window_end, mean: heart_rate_mean, band, alone: false };
}

function gap(t: number): DayPoint {
  return { t, from: null, to: null, mean: null, band: null, alone: false };
}

export type DayAxis = { domain: [number, number]; ticks: number[] };

/** Whole hours of the person's day around the data, so that a short day still fills the picture. */
export function dayAxis(points: readonly DayPoint[], fecha: string, zone: string): DayAxis {
  const day = dayOf(fecha, zone);
  const midnight = day.from.getTime();
  const hours = Math.ceil((day.to.getTime() - midnight) / HOUR_MS);
  const measured = points.filter((point) => point.mean !== null);
  const hourOf = (t: number | undefined) => ((t ?? midnight) - midnight) / HOUR_MS;
  const last = Math.min(hours, Math.ceil(hourOf(measured.at(-1)?.t)));
  const wanted = Math.max(0, Math.min(Math.floor(hourOf(measured[0]?.t)), last - MIN_SPAN_HOURS));
  const first = measured.length === 0 ? 0 : wanted;
  const until = measured.length === 0 ? hours : Math.max(last, first + MIN_SPAN_HOURS);
  const step = [1, 2, 3, 4].find((size) => (until - first) / size <= 6) ?? 4;
  const ticks: number[] = [];
  for (let hour = first; hour <= until; hour += step) ticks.push(midnight + hour * HOUR_MS);
  return { domain: [midnight + first * HOUR_MS, midnight + until * HOUR_MS], ticks };
}

/** From one instant (ms) to another, with at most some six ticks at whole hours of the day in `zone`, or at their quarters. */
export function spanAxis(from: number, to: number, zone: string): DayAxis {
  const hours = (to - from) / HOUR_MS;
  const step = [0.25, 0.5, 1, 2, 3, 4, 6].find((size) => hours / size <= 6) ?? 12;
  const midnight = dayStartMs(from, zone);
  const first = Math.ceil((from - midnight) / HOUR_MS / step) * step;
  const ticks: number[] = [];
  for (let t = midnight + first * HOUR_MS; t <= to; t += step * HOUR_MS) ticks.push(t);
  return { domain: [from, to], ticks };
}

/** Ticks in whole tens that hold every value, so that the axis does not twitch with every new ventana. */
export function valueTicks(points: readonly DayPoint[]): number[] {
  const values = points.flatMap((point) => point.band ?? (point.mean === null ? [] : [point.mean]));
  const low = Math.max(0, Math.min(...values, Number.POSITIVE_INFINITY) - 2);
  const high = Math.max(...values, low + 20) + 2;
  if (values.length === 0) return [60, 80, 100];
  const step = high - low > 50 ? 20 : 10;
  const first = Math.floor(low / step) * step;
  const count = Math.ceil((high - first) / step) + 1;
  return Array.from({ length: count }, (_, index) => first + index * step);
}
