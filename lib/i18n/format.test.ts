import { expect, test } from 'vitest';
import { formats } from './format';

test.each([
  [null, '—'],
  [0, '0 B'],
  [1_023, '1,023 B'],
  [1_024, '1.0 KB'],
  [26_214_400, '25.0 MB'],
  [549_755_813_888, '512 GB'],
])('%s bytes are %s', (bytes, text) => expect(formats('es').bytes(bytes)).toBe(text));

test('an amount has the code of its currency', () => {
  expect(formats('en').money(1_120, 'MXN')).toBe('MXN\u00a01,120.00');
  expect(formats('es').money(3.5, null)).toBe('3.50');
  expect(formats('es').money(null, 'MXN')).toBe('—');
});

test('a span that ticks has no unit before the first that counts, and all after it', () => {
  const { elapsed } = formats('es');
  expect([59_999, 3_600_000, 86_400_000 + 60_000].map(elapsed)).toEqual([
    '0 min',
    '1 h 0 min',
    '1 d 0 h 1 min',
  ]);
  expect([-5, null].map(elapsed)).toEqual(['0 min', '—']);
});
