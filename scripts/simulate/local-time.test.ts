import { describe, expect, it } from 'vitest';
import { masDias } from '@/lib/domain/semana';
import { dayOf } from '@/lib/domain/time';
import { atLocal, clockChange, makeLocalTime } from './local-time';
import { personOf, rngOf } from './person';
import { planDay } from './plan';

const HOUR = 3_600_000;

describe('on a day when the clocks change', () => {
  it.each([
    ['America/New_York', '2026-03-08', 23],
    ['America/New_York', '2026-11-01', 25],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
    ['Australia/Lord_Howe', '2026-10-04', 23.5],
  ])('%s on %s reads the wall clock', (zone, fecha, hours) => {
    const { from, to } = dayOf(fecha, zone);
    expect(to.getTime() - from.getTime()).toBe(hours * HOUR);
    const { hourOf } = makeLocalTime(zone);
    expect(hourOf(from.getTime())).toBe(0);
    expect(hourOf(to.getTime() - 1)).toBeCloseTo(24, 5);
    for (const hour of [0, 4, 12, 18.5]) expect(hourOf(atLocal(fecha, hour, zone))).toBeCloseTo(hour, 5);
    expect(hourOf(from.getTime() + 12 * HOUR)).toBeCloseTo(12 + 24 - hours, 5);
  });

  it.each([
    ['America/New_York', ['2026-03-07', '2026-03-08', '2026-10-31', '2026-11-01']],
    ['Australia/Lord_Howe', ['2026-04-04', '2026-04-05', '2026-10-03', '2026-10-04']],
  ])('people in %s get up, train and charge by the wall clock', (zone, fechas) => {
    const { hourOf } = makeLocalTime(zone);
    for (const number of [1, 2, 3]) {
      const person = personOf('dst', number, zone);
      for (const fecha of fechas) {
        const day = planDay(rngOf('dst', number).split('plan'), person, fecha);
        const wakes = day.find(({ kind }) => kind === 'sleep')?.to ?? 0;
        expect(Math.abs(hourOf(wakes) - person.wake_hour)).toBeLessThanOrEqual(0.5);
        expect(wakes).toBeGreaterThan(dayOf(masDias(fecha, 1), zone).from.getTime());
        const charging = day.find((event) => event.kind === 'no_puesto' && event.reason === 'charging');
        expect(hourOf(charging?.from ?? 0)).toBeCloseTo(20.75, -0.3);
      }
    }
  });
});

it('moves an hour that the clocks skip, and counts hours past midnight', () => {
  const zone = 'America/New_York';
  expect(new Date(atLocal('2026-03-08', 2.5, zone)).toISOString()).toBe('2026-03-08T07:30:00.000Z');
  expect(atLocal('2026-03-07', 26.5, zone)).toBe(atLocal('2026-03-08', 2.5, zone));
});

it('finds the next change of the clocks', () => {
  const from = Date.parse('2026-10-30T00:00:00Z');
  const change = clockChange(from, from + 7 * 24 * HOUR, 'America/New_York');
  expect(new Date(change ?? 0).toISOString()).toBe('2026-11-01T06:00:00.000Z');
  expect(clockChange(from, from + 24 * HOUR, 'America/New_York')).toBeUndefined();
  expect(clockChange(from, from + 400 * 24 * HOUR, 'America/Hermosillo')).toBeUndefined();
});
