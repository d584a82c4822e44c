import { expect, test } from 'vitest';
import { calendarWords } from './calendar';

test('days and months are named by the calendar alone, whatever the zone of the machine', () => {
  const es = calendarWords('es');
  expect(es.longDay('2026-11-24')).toBe('martes 24 de noviembre');
  expect(es.longDay('2026-11-29')).toBe('domingo 29 de noviembre');
  expect([es.shortDay('2026-09-01'), es.weekdayAndDay('2026-09-02'), es.month('2026-01')]).toEqual([
    '1 sep',
    'mié 2',
    'enero de 2026',
  ]);
  const en = calendarWords('en');
  expect([
    en.longDay('2026-11-23'),
    en.shortDay('2026-11-23'),
    en.month('2026-11'),
    en.weekdayShort(7),
  ]).toEqual(['Monday, November 23', 'Nov 23', 'November 2026', 'Sun']);
});
