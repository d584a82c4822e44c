import { expect, test } from 'vitest';
import { dateText, partsOf } from './date-parts';

test.each([
  ['2026-11-04', { year: '2026', month: '11', day: '4' }],
  ['', { year: '', month: '', day: '' }],
  ['1987--', { year: '1987', month: '', day: '' }],
  ['-03-', { year: '', month: '3', day: '' }],
])('%s in parts and back', (text, parts) => {
  expect(partsOf(text)).toEqual(parts);
  expect(dateText(parts)).toBe(text);
});

test('a day is typed figure by figure', () => {
  const typed = (day: string) => partsOf(dateText({ year: '', month: '', day })).day;
  expect(['1', '12', '0', '05'].map(typed)).toEqual(['1', '12', '0', '5']);
});
