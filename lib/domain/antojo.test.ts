import { expect, test } from 'vitest';
import { DURACION_FLOOR, duracionOf } from './antojo';

test('too few tell nothing', () => {
  const few = Array.from({ length: DURACION_FLOOR - 1 }, () => 60);
  expect(duracionOf(few)).toEqual({ n: 4, p25_s: null, mediana_s: null, p75_s: null });
});

test('the middle one and the middle half, whatever the order', () => {
  expect(duracionOf([300, 100, 500, 200, 400])).toEqual({ n: 5, p25_s: 200, mediana_s: 300, p75_s: 400 });
  expect(duracionOf([100, 200, 300, 400, 500, 600])).toEqual({
    n: 6,
    p25_s: 225,
    mediana_s: 350,
    p75_s: 475,
  });
});

test('one that stayed open for days moves the middle by one place only', () => {
  expect(duracionOf([100, 200, 300, 400, 500_000]).mediana_s).toBe(300);
});
