import { expect, test } from 'vitest';
import { ahorroOf, type Plan } from './ahorro';

const ZONE = 'America/Tijuana';
const PLAN: Plan = {
  fecha_abandono: '2026-11-20',
  consumo_base: 20,
  precio_cajetilla: 90,
  cigarrillos_por_cajetilla: 20,
  moneda: 'MXN',
};
const at = (text: string) => new Date(text);
const NOON = at('2026-11-24T12:00:00-08:00');

test('four days and a half of twenty a day, less what was smoked', () => {
  expect(ahorroOf(PLAN, 0, NOON, ZONE)).toEqual({
    dias: 4,
    cigarrillos_evitados: 90,
    dinero_ahorrado: 405,
    moneda: 'MXN',
  });
  expect(ahorroOf(PLAN, 7, NOON, ZONE)).toMatchObject({ cigarrillos_evitados: 83, dinero_ahorrado: 373.5 });
});

test('whoever smokes more than before has avoided none, and owes nothing', () => {
  expect(ahorroOf(PLAN, 200, NOON, ZONE)).toMatchObject({ cigarrillos_evitados: 0, dinero_ahorrado: 0 });
});

test('before the quit date it is none so far, also for what is smoked until then', () => {
  const future = { ...PLAN, fecha_abandono: '2026-11-27' };
  expect(ahorroOf(future, 0, NOON, ZONE)).toEqual({
    dias: -3,
    cigarrillos_evitados: 0,
    dinero_ahorrado: 0,
    moneda: 'MXN',
  });
});

test.each([
  [
    'the quit date',
    { fecha_abandono: null },
    { dias: null, cigarrillos_evitados: null, dinero_ahorrado: null },
  ],
  ['the baseline', { consumo_base: null }, { dias: 4, cigarrillos_evitados: null, dinero_ahorrado: null }],
  ['the price', { precio_cajetilla: null }, { cigarrillos_evitados: 90, dinero_ahorrado: null }],
  ['the pack', { cigarrillos_por_cajetilla: null }, { cigarrillos_evitados: 90, dinero_ahorrado: null }],
])('without %s what depends on it is unknown', (_, missing, expected) => {
  expect(ahorroOf({ ...PLAN, ...missing }, 0, NOON, ZONE)).toMatchObject(expected);
});

test('0 is known: nobody who smoked none avoids any, and what is free saves nothing', () => {
  expect(ahorroOf({ ...PLAN, consumo_base: 0 }, 0, NOON, ZONE)).toMatchObject({
    cigarrillos_evitados: 0,
    dinero_ahorrado: 0,
  });
  expect(ahorroOf({ ...PLAN, precio_cajetilla: 0 }, 0, NOON, ZONE)).toMatchObject({
    cigarrillos_evitados: 90,
    dinero_ahorrado: 0,
  });
});

test('it begins at the midnight of the person, and a day later it is a day of it', () => {
  const avoided = (text: string) => ahorroOf(PLAN, 0, at(text), ZONE).cigarrillos_evitados;
  expect(ahorroOf(PLAN, 0, at('2026-11-19T23:59:59-08:00'), ZONE).dias).toBe(-1);
  expect(ahorroOf(PLAN, 0, at('2026-11-20T00:00:00-08:00'), ZONE).dias).toBe(0);
  expect(avoided('2026-11-20T00:00:00-08:00')).toBe(0);
  expect(avoided('2026-11-20T23:59:59-08:00')).toBe(19);
  expect(avoided('2026-11-21T00:00:00-08:00')).toBe(20);
});

test.each([
  ['of 23 hours', '2026-03-08', '2026-03-08T12:30:00-07:00', '2026-03-09T00:00:00-07:00'],
  ['of 25 hours', '2026-11-01', '2026-11-01T11:30:00-08:00', '2026-11-02T00:00:00-08:00'],
])('a day %s counts as one, and its middle as half', (_, fecha_abandono, middle, end) => {
  const plan = { ...PLAN, fecha_abandono };
  expect(ahorroOf(plan, 0, at(middle), ZONE)).toMatchObject({ dias: 0, cigarrillos_evitados: 10 });
  expect(ahorroOf(plan, 0, at(end), ZONE)).toMatchObject({ dias: 1, cigarrillos_evitados: 20 });
});
