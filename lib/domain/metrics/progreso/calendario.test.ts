import { expect, test } from 'vitest';
import { calendarioDe } from './calendario';
import { reposoDe } from './reposo';

test('of a month of which nothing is known each day is without data, and none is of the future', () => {
  const { dias, sin_datos, primer_mes } = calendarioDe([], '2026-11', '2026-11-03');
  expect(dias.map(({ fecha, estado, completo }) => [fecha, estado, completo])).toEqual([
    ['2026-11-01', 'sin_datos', true],
    ['2026-11-02', 'sin_datos', true],
    ['2026-11-03', 'sin_datos', false],
  ]);
  expect([sin_datos, primer_mes]).toEqual([3, '2026-11']);
});

test('weeks count from the quit date, two before it; a week of too few days is a gap', () => {
  const day = (fecha: string, hr: number) => ({ fecha, hr, ventanas: 12 });
  const days = [
    day('2026-11-03', 70),
    day('2026-11-04', 74),
    day('2026-11-05', 71),
    day('2026-11-10', 68),
    day('2026-11-11', 60),
    day('2026-11-12', 66),
    day('2026-11-13', 64),
    day('2026-11-17', 60),
  ];
  const { semanas } = reposoDe(days, '2026-11-10', '2026-11-18');
  expect(semanas.map(({ semana, desde, hr, dias }) => [semana, desde, hr, dias])).toEqual([
    [-1, '2026-10-27', null, 0],
    [0, '2026-11-03', 71, 3],
    [1, '2026-11-10', 65, 4],
    [2, '2026-11-17', null, 1],
  ]);
  expect(reposoDe(days, null, '2026-11-18').semanas).toEqual([]);
  expect(reposoDe(days, '2026-12-01', '2026-11-18').semanas).toEqual([]);
});
