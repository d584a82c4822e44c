import {
  addDays,
  equalTimes,
  getTimeZoneTransition,
  type PlainDate,
  timeFromString,
  toPlainTime,
  toZonedDateTime,
} from '@/lib/domain/temporal';
import { dateAt, type Interval } from './time';

/** An hour of the day as a clock shows it. */
export const HORA = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * The stretch of daily hours that holds `now`, or null between two. `desde` and `hasta` are `HH:mm` on the clocks of
 * `zone`; a `hasta` before `desde` is of the next day. Each day has one stretch: where the clocks show an hour twice it
 * begins and ends at the first, where they skip it, at the skip.
 */
export function hoursAround(now: Date, zone: string, desde: string, hasta: string): Interval | null {
  const today = dateAt(now, zone);
  for (const day of [addDays(today, -1), today]) {
    const from = firstAt(day, desde, zone);
    const to = firstAt(hasta > desde ? day : addDays(day, 1), hasta, zone);
    if (now >= from && now < to) return { from, to };
  }
  return null;
}

/** The first instant of the day at which its clocks show that time or a later one. */
function firstAt(day: PlainDate, hora: string, zone: string): Date {
  const plainTime = timeFromString(hora);
  const shown = toZonedDateTime(day, { timeZone: zone, plainTime });
  const skipped = !equalTimes(toPlainTime(shown), plainTime);
  const instant = skipped ? (getTimeZoneTransition(shown, 'previous') ?? shown) : shown;
  return new Date(instant.epochMilliseconds);
}
