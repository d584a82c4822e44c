import { expect, test } from 'vitest';
import { HITO_MS, HITOS, hitoAt } from './hitos';

test('one is reached at its moment, and not before; they come in order', () => {
  expect(hitoAt(0)).toBe(-1);
  for (const [place, hito] of HITOS.entries()) {
    expect(hitoAt(HITO_MS[hito])).toBe(place);
    expect(hitoAt(HITO_MS[hito] - 1)).toBe(place - 1);
  }
});
