import { Temporal } from 'temporal-polyfill';

/** A calendar day `YYYY-MM-DD` in the consumidor's zone. */
export type Fecha = string;

/** A half-open interval of instants: `from <= t < to`. */
export type Interval = { from: Date; to: Date };

export const VENTANA_MS = 5 * 60_000;

export function isZone(zone: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(zone);
    return !/^[+-]/.test(zone);
  } catch {
    return false;
  }
}

/** The day in which an instant falls for somebody living in `zone` (IANA name). */
export function fechaOf(instant: Date, zone: string): Fecha {
  return zoned(instant, zone).toPlainDate().toString();
}

/** The interval of a day: 23, 24 or 25 hours long where the clocks change (24.5 h on Lord Howe). */
export function dayOf(fecha: Fecha, zone: string): Interval {
  const day = Temporal.PlainDate.from(fecha);
  return { from: startOfDay(day, zone), to: startOfDay(day.add({ days: 1 }), zone) };
}

/** Today and the `days - 1` days before, as one interval of instants. */
export function lastDays(now: Date, days: number, zone: string): Interval {
  const today = zoned(now, zone).toPlainDate();
  return {
    from: startOfDay(today.subtract({ days: days - 1 }), zone),
    to: startOfDay(today.add({ days: 1 }), zone),
  };
}

/** Start of the aligned 5-minute ventana that contains an instant. */
export function ventanaStart(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / VENTANA_MS) * VENTANA_MS);
}

function zoned(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}

function startOfDay(day: Temporal.PlainDate, zone: string): Date {
  return new Date(day.toZonedDateTime(zone).epochMilliseconds);
}
