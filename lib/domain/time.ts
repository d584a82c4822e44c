import {
  addDays,
  compareDates,
  dateFromString,
  dateToString,
  diffDays,
  fromEpochMilliseconds,
  getISO,
  getTimeZoneTransition,
  type PlainDate,
  timeToString,
  toPlainDate,
  toPlainTime,
  toZonedDateTime,
  toZonedDateTimeISO,
  type ZonedDateTime,
} from '@/lib/domain/temporal';

/** A calendar day `YYYY-MM-DD` in the consumidor's zone. */
export type Fecha = string;

/** A half-open interval of instants: `from <= t < to`. */
export type Interval = { from: Date; to: Date };

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
export const VENTANA_MS = 5 * MINUTE_MS;

/** The day in which an instant falls for somebody living in `zone` (IANA name). */
export function fechaOf(instant: Date, zone: string): Fecha {
  return dayAt(instant.getTime(), zone).fecha;
}

/** The interval of a day: 23, 24 or 25 hours long where the clocks change (24.5 h on Lord Howe). */
export function dayOf(fecha: Fecha, zone: string): Interval {
  const day = plainDate(fecha);
  return { from: startOfDay(day, zone), to: startOfDay(addDays(day, 1), zone) };
}

/** Today and the `days - 1` days before, as one interval of instants. */
export function lastDays(now: Date, days: number, zone: string): Interval {
  const today = dateAt(now, zone);
  return {
    from: startOfDay(addDays(today, 1 - days), zone),
    to: startOfDay(addDays(today, 1), zone),
  };
}

/** Midnight (ms) of the person's day that contains an instant. */
export function dayStartMs(ms: number, zone: string): number {
  return dayAt(ms, zone).from.getTime();
}

/** A fecha and the instants it holds. */
export type Day = Interval & { fecha: Fecha };

const lastDayOf = new Map<string, Day>();

/** The last day asked for is remembered by zone: it is mostly today, and a calendar is slow to ask. */
function dayAt(ms: number, zone: string): Day {
  const known = lastDayOf.get(zone);
  if (known && ms >= known.from.getTime() && ms < known.to.getTime()) return known;
  const fecha = dateToString(dateAt(new Date(ms), zone));
  const day = { fecha, ...dayOf(fecha, zone) };
  lastDayOf.set(zone, day);
  return day;
}

/** The days of `lastDays`, oldest first. */
export function eachOfLastDays(now: Date, days: number, zone: string): Day[] {
  const today = dateAt(now, zone);
  const dates = Array.from({ length: days + 1 }, (_, index) => addDays(today, index - days + 1));
  const starts = dates.map((date) => startOfDay(date, zone));
  return dates.slice(0, -1).map((date, index) => {
    const [from, to] = starts.slice(index) as [Date, Date];
    return { fecha: dateToString(date), from, to };
  });
}

/**
 * All days from one fecha to another, both counted, oldest first. A calendar is asked only around changes of the clock:
 * it is slow, and a person has years of days.
 */
export function eachDay(first: Fecha, last: Fecha, zone: string): Day[] {
  const days: Day[] = [];
  let date = plainDate(first);
  const end = plainDate(last);
  let from = startOfDay(date, zone);
  let change = nextChange(from, zone);
  while (compareDates(date, end) <= 0) {
    const next = addDays(date, 1);
    const plain = new Date(from.getTime() + DAY_MS);
    const to = plain.getTime() < change ? plain : startOfDay(next, zone);
    days.push({ fecha: dateToString(date), from, to });
    if (to.getTime() >= change) change = nextChange(to, zone);
    [date, from] = [next, to];
  }
  return days;
}

const stretches = new Map<string, { from: number; to: number }[]>();

/** When (ms) the clocks of a zone change next after an instant. Looking for it is slow, so what was found is kept. */
function nextChange(after: Date, zone: string): number {
  const known = stretches.get(zone) ?? [];
  const ms = after.getTime();
  const held = known.find(({ from, to }) => ms >= from && ms < to);
  if (held) return held.to;
  const to = getTimeZoneTransition(zoned(after, zone), 'next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
  stretches.set(zone, [...known, { from: ms, to }]);
  return to;
}

/**
 * As many days as `lastDays`, just before them, and as far into their last day as `now` is into today: up to the same
 * local time of day. Where the clocks skipped that time, as many minutes later as they skipped; where they showed it
 * twice, up to the first.
 */
export function previousDays(now: Date, days: number, zone: string): Interval {
  const local = zoned(now, zone);
  const today = toPlainDate(local);
  const last = addDays(today, -days);
  const plainTime = toPlainTime(local);
  const cut = toZonedDateTime(last, { timeZone: zone, plainTime }).epochMilliseconds;
  const end = startOfDay(addDays(last, 1), zone).getTime();
  return {
    from: startOfDay(addDays(today, 1 - 2 * days), zone),
    to: new Date(Math.min(cut, end)),
  };
}

/** How many fechas there are from that of one instant to that of a later one, both counted. */
export function countFechas(first: Date, last: Date, zone: string): number {
  return diffDays(dateAt(first, zone), dateAt(last, zone)) + 1;
}

/** What the person's calendar and clock showed: `hora` is `HH:mm`. */
export type Local = { fecha: Fecha; hora: string };

/** Tells the local time of many instants, cheaply when they come in order: a calendar is asked once a day. */
export function localClock(zone: string): (instant: Date) => Local {
  let day: Day | undefined;
  return (instant) => {
    if (!day || instant < day.from || instant >= day.to) {
      const fecha = fechaOf(instant, zone);
      day = { fecha, ...dayOf(fecha, zone) };
    }
    const plain = day.to.getTime() - day.from.getTime() === DAY_MS && instant >= day.from && instant < day.to;
    const hora = plain ? clockFace(instant.getTime() - day.from.getTime()) : horaOf(instant, zone);
    return { fecha: day.fecha, hora };
  };
}

/** Start (ms) of the minute that contains an instant. */
export function minuteOf(ms: number): number {
  return Math.floor(ms / MINUTE_MS) * MINUTE_MS;
}

/** Start of the aligned 5-minute ventana that contains an instant. */
export function ventanaStart(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / VENTANA_MS) * VENTANA_MS);
}

/** Where the ventana that starts there ends, itself outside. */
export function ventanaEnd(start: Date): Date {
  return new Date(start.getTime() + VENTANA_MS);
}

/** What the clocks and the calendar of a zone show at an instant. */
export function zoned(instant: Date, zone: string): ZonedDateTime {
  return toZonedDateTimeISO(fromEpochMilliseconds(instant.getTime()), zone);
}

export function dateAt(instant: Date, zone: string): PlainDate {
  return toPlainDate(zoned(instant, zone));
}

/** Throws a RangeError for what is no day. */
export function plainDate(fecha: Fecha): PlainDate {
  return dateFromString(fecha, getISO);
}

function horaOf(instant: Date, zone: string): string {
  return timeToString(toPlainTime(zoned(instant, zone)), { smallestUnit: 'minute' });
}

function clockFace(sinceMidnightMs: number): string {
  const minutes = Math.floor(sinceMidnightMs / 60_000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function startOfDay(day: PlainDate, zone: string): Date {
  return new Date(toZonedDateTime(day, zone).epochMilliseconds);
}
