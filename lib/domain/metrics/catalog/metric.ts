/**
 * What a field of a channel means. `formula` in words; `unit`; `period` the stretch it is over; `source` the tables it
 * comes from. `docs/metrics.md` is made from these.
 */
export type Metric = { formula: string; unit: string; period: string; source: string };

/** The fields of one channel by their path; `ventanas.window_start` is a field of the rows in `ventanas`. */
export type Metrics = Readonly<Record<string, Metric>>;

export function metric(formula: string, unit: string, period: string, source: string): Metric {
  return { formula, unit, period, source };
}

export const PERIOD = {
  moment: 'at that moment',
  now: 'now',
  ventana: 'the ventana',
  today: 'today',
  week: 'last 7 days',
  before: '7 days before, same cut',
  month: 'last 30 days',
  monthBefore: '30 days before, same cut',
  quarter: 'last 90 days',
  ever: 'all time',
} as const;

export const FROM = {
  ventana: 'rollups of 5 min',
  day: 'rollups of a day',
  lecturas: 'lecturas',
  ventanas: 'ventanas',
  analisis: 'analisis',
  deseos: 'deseos',
  consumos: 'consumos, habitos',
  clock: 'the clock',
} as const;

export const PERSON = metric('whose data it is', 'id', '—', 'consumidores');

/** Of a row about one ventana. */
export const WINDOW = {
  consumidor_id: PERSON,
  window_start: metric(
    'start of the ventana: whole five minutes of UTC',
    'instant',
    PERIOD.ventana,
    FROM.ventanas,
  ),
  window_end: metric('`window_start` + 5 min; not part of it', 'instant', PERIOD.ventana, FROM.ventanas),
};

/** `window_start` as the person's calendar and clock showed it. */
export const LOCAL = {
  fecha: metric('day of `window_start` in the person’s zone', 'fecha', PERIOD.ventana, FROM.ventanas),
  hora: metric(
    'time of `window_start` in the person’s zone, HH:mm',
    'local time',
    PERIOD.ventana,
    FROM.ventanas,
  ),
};
