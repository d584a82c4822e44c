import { Temporal } from 'temporal-polyfill';
import type { Interval } from './time';

/** An hour of the day as a clock shows it. */
export const HORA = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * The stretch of daily hours that holds `now`, or null between two. `desde` and `hasta` are `HH:mm` on the clocks of
 * `zone`; a `hasta` before `desde` is of the next day. Each day has one stretch: where the clocks show an hour twice it
 * begins and ends at the first, where they skip it, at the skip.
 */
export function hoursAround(now: Date, zone: string, desde: string, hasta: string): Interval | null {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  for (const day of [today.subtract({ days: 1 }), today]) {
    const from = firstAt(day, desde, zone);
    const to = firstAt(hasta > desde ? day : day.add({ days: 1 }), hasta, zone);
    if (now >= from && now < to) return { from, to };
  }
  return null;
}

/** The first instant of the day at which its clocks show that time or a later one. */
function firstAt(day: Temporal.PlainDate, hora: string, zone: string): Date {
  const time = Temporal.PlainTime.from(hora);
  const shown = day.toZonedDateTime({ timeZone: zone, plainTime: time });
  const skipped = !shown.toPlainTime().equals(time);
  const instant = skipped ? (shown.getTimeZoneTransition('previous') ?? shown) : shown;
  return new Date(instant.epochMilliseconds);
}
