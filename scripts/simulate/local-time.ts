import { Temporal } from 'temporal-polyfill';
import { type Fecha, HOUR_MS } from '@/lib/domain/time';

/** Clocks change on a quarter of an hour of UTC everywhere, so the offset holds that long. */
const SLOT_MS = HOUR_MS / 4;

/** The wall clock of one zone: offsets in ms east of UTC, hours from 0 up to 24. */
export type LocalTime = { offsetMs(at: number): number; hourOf(at: number): number };

export function makeLocalTime(zone: string): LocalTime {
  let slot = Number.NaN;
  let offset = 0;
  const offsetMs = (at: number) => {
    const asked = Math.floor(at / SLOT_MS);
    if (asked !== slot) {
      slot = asked;
      offset = zoned(at, zone).offsetNanoseconds / 1e6;
    }
    return offset;
  };
  return { offsetMs, hourOf: (at) => ((((at + offsetMs(at)) / HOUR_MS) % 24) + 24) % 24 };
}

/** ms since 1970 when the wall clock says `hour` (may be over 24) on that day; an hour that is skipped moves on. */
export function atLocal(fecha: Fecha, hour: number, zone: string): number {
  const day = Temporal.PlainDate.from(fecha).add({ days: Math.floor(hour / 24) });
  const ms = Math.round((hour - Math.floor(hour / 24) * 24) * HOUR_MS);
  const time = Temporal.PlainTime.from({ hour: 0 }).add({ milliseconds: ms });
  return day.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
}

/** When the clocks of a zone change next, or undefined where they do not before `until`. */
export function clockChange(from: number, until: number, zone: string): number | undefined {
  const change = zoned(from, zone).getTimeZoneTransition('next')?.epochMilliseconds;
  return change !== undefined && change < until ? change : undefined;
}

function zoned(at: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toZonedDateTimeISO(zone);
}
