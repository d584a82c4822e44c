import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hoursAround } from './hours';
import { localClock, MINUTE_MS } from './time';

const TIJUANA = 'America/Tijuana';
const at = (instant: string, desde: string, hasta: string, zone = TIJUANA) => {
  const found = hoursAround(new Date(instant), zone, desde, hasta);
  return found && [found.from.toISOString(), found.to.toISOString()];
};

test('hours within a day: the begin is in, the end is out', () => {
  const day = ['2026-11-26T16:00:00.000Z', '2026-11-27T04:00:00.000Z'];
  expect(at('2026-11-26T15:59:59.999Z', '08:00', '20:00')).toBeNull();
  expect(at('2026-11-26T16:00:00Z', '08:00', '20:00')).toEqual(day);
  expect(at('2026-11-27T03:59:59.999Z', '08:00', '20:00')).toEqual(day);
  expect(at('2026-11-27T04:00:00Z', '08:00', '20:00')).toBeNull();
});

test('hours over midnight belong to the evening they began', () => {
  const night = ['2026-11-27T06:00:00.000Z', '2026-11-27T14:30:00.000Z'];
  expect(at('2026-11-27T06:30:00Z', '22:00', '06:30')).toEqual(night);
  expect(at('2026-11-27T14:29:00Z', '22:00', '06:30')).toEqual(night);
  expect(at('2026-11-27T14:30:00Z', '22:00', '06:30')).toBeNull();
});

test('where the clocks skip an hour, what begins or ends in it does so at the skip', () => {
  // On 8 March 2026 the clocks of Tijuana went from 02:00 to 03:00, at 10:00 UTC.
  expect(at('2026-03-08T10:30:00Z', '02:30', '05:00')).toEqual([
    '2026-03-08T10:00:00.000Z',
    '2026-03-08T12:00:00.000Z',
  ]);
  expect(at('2026-03-08T09:30:00Z', '01:00', '02:30')).toEqual([
    '2026-03-08T09:00:00.000Z',
    '2026-03-08T10:00:00.000Z',
  ]);
  expect(at('2026-03-08T10:00:00Z', '02:15', '02:45')).toBeNull();
});

test('where the clocks show an hour twice, the first counts: each day has one stretch', () => {
  // On 1 November 2026 the clocks went from 02:00 back to 01:00, at 09:00 UTC.
  expect(at('2026-11-01T08:15:00Z', '01:00', '01:30')).not.toBeNull();
  expect(at('2026-11-01T09:15:00Z', '01:00', '01:30')).toBeNull();
  expect(at('2026-11-01T09:15:00Z', '01:30', '03:00')).toEqual([
    '2026-11-01T08:30:00.000Z',
    '2026-11-01T11:00:00.000Z',
  ]);
});

const hora = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const ZONES = ['UTC', TIJUANA, 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia'];

test('away from a change of the clocks it says what a clock on the wall says', () => {
  const minutes = fc.integer({ min: 0, max: 27 * 24 * 60 });
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), minutes, hora, hora, (zone, minute, desde, hasta) => {
      fc.pre(desde !== hasta);
      // In June no clock of these zones changes.
      const now = new Date(Date.UTC(2026, 5, 2) + minute * MINUTE_MS);
      const shown = localClock(zone)(now).hora;
      const within = desde < hasta ? shown >= desde && shown < hasta : shown >= desde || shown < hasta;
      const found = hoursAround(now, zone, desde, hasta);
      expect(found !== null).toBe(within);
      if (found) expect(now >= found.from && now < found.to).toBe(true);
    }),
  );
});

test('on any day of the year, and at any change of the clocks, a stretch that holds a moment is the one of all its moments', () => {
  const minutes = fc.integer({ min: 0, max: 365 * 24 * 60 });
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), minutes, hora, hora, (zone, minute, desde, hasta) => {
      fc.pre(desde !== hasta);
      const now = new Date(Date.UTC(2026, 0, 1) + minute * MINUTE_MS);
      const found = hoursAround(now, zone, desde, hasta);
      if (!found) return;
      const last = new Date(found.to.getTime() - 1);
      expect(hoursAround(found.from, zone, desde, hasta)).toEqual(found);
      expect(hoursAround(last, zone, desde, hasta)).toEqual(found);
      expect(hoursAround(found.to, zone, desde, hasta)).toBeNull();
    }),
  );
});
