import { expect, test } from 'vitest';
import { csvField, csvTable } from './csv';

test.each([
  ['=1+1', "'=1+1"],
  ['+52 664', "'+52 664"],
  ['-uno', "'-uno"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
])('%j is no formula any more', (text, told) => expect(csvField(text)).toBe(told));

test('what would end a field is quoted, numbers stay numbers, null is empty', () => {
  expect(['a,b', 'a"b', 'a\nb', -3.5, 0, false, null, ['x']].map(csvField)).toEqual([
    '"a,b"',
    '"a""b"',
    '"a\nb"',
    '-3.5',
    '0',
    'false',
    '',
    '"[""x""]"',
  ]);
});

test('each instant has the time of the person beside it, over a change of the clocks too', () => {
  const { header, line } = csvTable(['id', 'at'], ['at'], 'America/Tijuana');
  expect(header).toBe('id,at,at_local\r\n');
  const local = (at: string) => line({ id: 1, at }).trimEnd().split(',')[2];
  expect(local('2026-11-01T08:59:59.250Z')).toBe('2026-11-01 01:59:59');
  expect(local('2026-11-01T09:00:00.000Z')).toBe('2026-11-01 01:00:00');
  expect(local('2026-07-01T06:30:15.000Z')).toBe('2026-06-30 23:30:15');
  expect(line({ id: 1, at: null })).toBe('1,,\r\n');
});
