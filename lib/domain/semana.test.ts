import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diasDeMes, diasDeSemana, readFecha, readSemana, semanaOf } from './semana';
import { eachDay, eachOfLastDays } from './time';

test.each([
  ['2026-11-24', '2026-W48'],
  ['2027-01-01', '2026-W53'],
  ['2025-12-29', '2026-W01'],
])('%s is in %s', (fecha, semana) => {
  expect(semanaOf(fecha)).toBe(semana);
  expect(readSemana(fecha)).toBe(semana);
  expect(diasDeSemana(semana)).toContain(fecha);
});

test('the days of a week are seven, of that week, from Monday', () => {
  expect(diasDeSemana('2026-W48')).toEqual([
    '2026-11-23',
    '2026-11-24',
    '2026-11-25',
    '2026-11-26',
    '2026-11-27',
    '2026-11-28',
    '2026-11-29',
  ]);
});

test.each([
  '',
  '2026',
  '2026-W54',
  '2026-W00',
  '2025-W53',
  '2026-13-01',
  '2026-02-30',
  'x2026-W10',
  '0001-W01',
])('%j is no week', (text) => expect(readSemana(text)).toBeNull());

test('a fecha is one of the calendar', () => {
  expect([readFecha('2026-02-28'), readFecha('2026-02-29'), readFecha('2024-02-29')]).toEqual([
    '2026-02-28',
    null,
    '2024-02-29',
  ]);
  expect(diasDeMes('2024-02')).toHaveLength(29);
});

test.each([
  'America/Tijuana',
  'UTC',
  'Europe/Madrid',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Kolkata',
])('days that are counted on are those of the calendar in %s', (zone) => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2015-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
      fc.integer({ min: 1, max: 500 }),
      (now, days) => {
        const expected = eachOfLastDays(now, days, zone);
        const [first, last] = [expected[0], expected.at(-1)];
        expect(eachDay(first?.fecha ?? '', last?.fecha ?? '', zone)).toEqual(expected);
      },
    ),
    { numRuns: 20 },
  );
});
