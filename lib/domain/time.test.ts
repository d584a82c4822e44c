import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  countFechas,
  dayOf,
  eachOfLastDays,
  type Fecha,
  fechaOf,
  HOUR_MS,
  lastDays,
  localClock,
  previousDays,
} from './time';

const ZONES = Intl.supportedValuesOf('timeZone');

/** Days on which the clocks of a zone change, and the two beside each, from mid-2025 to the end of 2026. */
function restless(zone: string): Fecha[] {
  const days: Fecha[] = [];
  let at = Temporal.Instant.from('2025-06-01T00:00Z').toZonedDateTimeISO(zone);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.year > 2026) return days;
    for (const away of [-1, 0, 1]) days.push(next.toPlainDate().add({ days: away }).toString());
    at = next;
  }
}

const zone = fc.constantFrom(...ZONES);
/** Zones keep their present rules from 2012 on, when the last one stopped to turn the clocks back across midnight. */
const instant = fc.date({ min: new Date('2012-03-01'), max: new Date('2037-12-01'), noInvalidDate: true });
const fecha = instant.map((date) => date.toISOString().slice(0, 10));
const after = (day: Fecha, days: number) => Temporal.PlainDate.from(day).add({ days }).toString();
const local = (at: Date, where: string) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(where);
const hours = ({ from, to }: { from: Date; to: Date }) => (to.getTime() - from.getTime()) / HOUR_MS;

function expectDay(day: Fecha, where: string): void {
  const { from, to } = dayOf(day, where);
  expect(dayOf(after(day, 1), where).from, `${where} ${day}`).toEqual(to);
  expect(fechaOf(from, where)).toBe(day);
  expect(fechaOf(new Date(to.getTime() - 1), where)).toBe(day);
}

test('days tile the time line and hold their own instants, in every zone, around every change of its clocks', () => {
  const lengths = new Set<number>();
  for (const where of ZONES)
    for (const day of new Set(['2026-01-01', '2026-07-15', ...restless(where)])) {
      expectDay(day, where);
      lengths.add(hours(dayOf(day, where)));
    }
  expect([...lengths]).toEqual(expect.arrayContaining([23, 23.5, 24, 24.5, 25]));
}, 60_000);

test('days tile the time line in any zone on any date', () => {
  fc.assert(fc.property(zone, fecha, (where, day) => expectDay(day, where)));
});

test('the days of the last n are theirs, one after the other', () => {
  fc.assert(
    fc.property(zone, instant, fc.integer({ min: 1, max: 40 }), (where, now, count) => {
      const days = eachOfLastDays(now, count, where);
      expect(days).toHaveLength(count);
      expect(days.at(-1)?.fecha).toBe(fechaOf(now, where));
      for (const [index, { fecha: day, ...interval }] of days.entries()) {
        expect(day).toBe(after(fechaOf(now, where), index + 1 - count));
        expect(interval).toEqual(dayOf(day, where));
      }
      expect(lastDays(now, count, where)).toEqual({ from: days[0]?.from, to: days.at(-1)?.to });
    }),
  );
});

describe('the period before', () => {
  test('ends where the clock showed the same, `days` fechas ago, and begins as many fechas before', () => {
    fc.assert(
      fc.property(zone, instant, fc.constantFrom(1, 7, 30), (where, now, days) => {
        const { from, to } = previousDays(now, days, where);
        const today = fechaOf(now, where);
        expect(from).toEqual(dayOf(after(today, 1 - 2 * days), where).from);
        const wanted = Temporal.PlainDate.from(today).subtract({ days }).toPlainDateTime(local(now, where));
        const exists = wanted.toZonedDateTime(where).toPlainDateTime().equals(wanted);
        if (exists) expect(local(to, where).toPlainDateTime().toString()).toBe(wanted.toString());
        expect(to.getTime()).toBeLessThanOrEqual(lastDays(now, days, where).from.getTime());
      }),
    );
  });

  test('a time that the clocks skipped is taken as much later as they skipped', () => {
    const now = new Date('2026-03-09T09:30:00Z');
    expect(local(now, 'America/Tijuana').toPlainTime().toString()).toBe('02:30:00');
    expect(previousDays(now, 1, 'America/Tijuana').to).toEqual(new Date('2026-03-08T10:30:00Z'));
  });

  test('a time that they showed twice is the first', () => {
    const now = new Date('2026-11-02T09:30:00Z');
    expect(previousDays(now, 1, 'America/Tijuana').to).toEqual(new Date('2026-11-01T08:30:00Z'));
  });

  test('never reaches into the days it is compared with, where a whole fecha was skipped', () => {
    const now = new Date('2011-12-31T01:00:00Z');
    const { to } = previousDays(now, 1, 'Pacific/Apia');
    expect(to).toEqual(lastDays(now, 1, 'Pacific/Apia').from);
  });
});

test.each([
  ['America/Tijuana', '2026-03-08', 23],
  ['America/Tijuana', '2026-11-01', 25],
  ['Australia/Lord_Howe', '2026-04-05', 24.5],
  ['Australia/Lord_Howe', '2026-10-04', 23.5],
  ['Asia/Kathmandu', '2026-06-01', 24],
])('a day of %s, %s, has %s hours', (where, day, length) => {
  expect(hours(dayOf(day, where))).toBe(length);
});

test('counting fechas: the same day is one, and each midnight adds one, however long the days', () => {
  fc.assert(
    fc.property(zone, instant, fc.integer({ min: 1, max: 400 }), (where, now, count) => {
      const [first] = eachOfLastDays(now, count, where);
      expect(countFechas(first?.from ?? now, now, where)).toBe(count);
    }),
  );
});

test('the clock shows what the calendar of the zone says, also on days of 23 and 25 hours', () => {
  const check = (where: string, at: Date) => {
    const zoned = local(at, where);
    expect(localClock(where)(at)).toEqual({
      fecha: zoned.toPlainDate().toString(),
      hora: zoned.toPlainTime().toString({ smallestUnit: 'minute' }),
    });
  };
  fc.assert(fc.property(zone, instant, check));
  for (const where of ['America/Tijuana', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Africa/Cairo'])
    for (const day of restless(where))
      for (let at = dayOf(day, where).from.getTime(); fechaOf(new Date(at), where) === day; at += HOUR_MS / 4)
        check(where, new Date(at));
});
