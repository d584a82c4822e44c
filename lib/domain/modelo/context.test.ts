import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contextFactors } from './context';
import type { Past } from './types';

/** 10:00 in Tijuana. */
const START = new Date('2026-11-24T18:00:00Z');
const ago = (minutes: number) => new Date(START.getTime() - minutes * 60_000);
const deseo = (minutes: number) => ({ created_at: ago(minutes), resultado: null });

const factors = (known: Partial<Past>) => {
  const past = {
    ventanas: [],
    consumos: [],
    deseos: [],
    chequeos: [],
    zona_horaria: 'America/Tijuana',
    ...known,
  };
  return Object.fromEntries(contextFactors(START, past).map((factor) => [factor.clave, factor]));
};
const weight = (known: Partial<Past>, clave: string) => factors(known)[clave]?.log_odds ?? 0;

test('nothing told, nothing said', () => {
  expect(factors({})).toEqual({});
});

describe('time since the last consumo', () => {
  const since = (hours: number) =>
    weight({ consumos: [ago(hours * 60), ago(hours * 60 + 500)] }, 'abstinencia');

  test.each([
    [0.25, -0.5],
    [4, 0],
    [14, 0.2],
    [72, 0.7],
    [120, 0.7],
    [1_000, 0.2],
  ])('%d h → %d', (hours, logOdds) => {
    expect(since(hours)).toBeCloseTo(logOdds, 6);
  });

  test('withdrawal rises until the third day and falls after the first week', () => {
    const hours = fc.tuple(fc.integer({ min: 1, max: 72 }), fc.integer({ min: 1, max: 72 }));
    fc.assert(fc.property(hours, ([a, b]) => since(Math.min(a, b)) <= since(Math.max(a, b))));
    const later = fc.tuple(fc.integer({ min: 168, max: 900 }), fc.integer({ min: 168, max: 900 }));
    fc.assert(fc.property(later, ([a, b]) => since(Math.min(a, b)) >= since(Math.max(a, b))));
  });
});

describe('hour of the day', () => {
  const days = (count: number, minutes: number) =>
    Array.from({ length: count }, (_, day) => deseo((day + 2) * 1_440 + minutes));

  test('the hour of most deseos raises, another lowers, few say nothing', () => {
    expect(weight({ deseos: days(8, 0) }, 'hora')).toBe(0.5);
    expect(weight({ deseos: days(8, 360) }, 'hora')).toBe(-0.5);
    expect(factors({ deseos: days(4, 0) })).not.toHaveProperty('hora');
    expect(factors({ deseos: days(8, 0) }).hora?.texto).toBe(
      'Es una hora habitual de antojos (8 de 8 antojos y consumos registrados)',
    );
  });

  test('rises with the share of events at that hour', () => {
    const share = (near: number) => weight({ deseos: [...days(near, 0), ...days(20 - near, 360)] }, 'hora');
    const shares = Array.from({ length: 21 }, (_, near) => share(near));
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });

  test('is the clock of the person, also across midnight and a change of clocks', () => {
    const summer = Array.from({ length: 6 }, (_, day) => new Date(Date.UTC(2026, 9, 20 + day, 17, 0)));
    expect(weight({ consumos: summer }, 'hora')).toBeGreaterThan(0);
    expect(weight({ consumos: summer, zona_horaria: 'UTC' }, 'hora')).toBeGreaterThan(0);
    const hourLater = Array.from({ length: 6 }, (_, day) => new Date(Date.UTC(2026, 9, 20 + day, 16, 0)));
    expect(weight({ consumos: hourLater }, 'hora')).toBeGreaterThan(0);
    expect(weight({ consumos: hourLater, zona_horaria: 'UTC' }, 'hora')).toBeLessThan(0);
    const midnight = Array.from({ length: 6 }, (_, day) => new Date(Date.UTC(2026, 10, 10 + day, 18, 30)));
    expect(weight({ consumos: midnight, zona_horaria: 'Etc/GMT-6' }, 'hora')).toBeGreaterThan(0);
  });
});

describe('recent deseos', () => {
  test('fade with time and add up over the day, both bounded', () => {
    const at = [1, 20, 45, 70, 100, 119, 121].map((minutes) =>
      weight({ deseos: [deseo(minutes)] }, 'deseo_reciente'),
    );
    expect(at).toEqual(at.toSorted((a, b) => b - a));
    expect([at[0], at[1], at[3], at.at(-1)]).toEqual([1, 1, 0.5, 0]);
    const count = (n: number) =>
      weight({ deseos: Array.from({ length: n }, (_, index) => deseo(200 + index)) }, 'deseos_del_dia');
    expect([1, 2, 4, 9].map(count)).toEqual([0.15, 0.3, 0.6, 0.6]);
    expect(weight({ deseos: [deseo(1_441)] }, 'deseos_del_dia')).toBe(0);
  });

  test('within the ventana or after it they are what is to be predicted', () => {
    expect(factors({ deseos: [deseo(0), deseo(-3)], consumos: [ago(0), ago(-3)] })).toEqual({});
  });
});

describe('check-ins', () => {
  const mood = (emocion: string, minutes = 0) =>
    weight({ chequeos: [{ at: ago(minutes), emocion }] }, 'chequeo');

  test('a bad mood raises, a good one lowers, an unknown one does not matter', () => {
    expect(mood('Estrés')).toBe(mood('estres '));
    expect(mood('Ansiedad')).toBeGreaterThan(mood('Aburrimiento'));
    expect(mood('Aburrimiento')).toBeGreaterThan(mood('Otra cosa'));
    expect(mood('Otra cosa')).toBeGreaterThan(mood('Calma'));
    expect(mood('toString')).toBe(0);
  });

  test('only the newest counts, and fades', () => {
    expect(mood('Enojo', 30)).toBeGreaterThan(mood('Enojo', 60));
    expect(mood('Enojo', 121)).toBe(0);
    const chequeos = [
      { at: ago(5), emocion: 'Calma' },
      { at: ago(60), emocion: 'Enojo' },
    ];
    expect(weight({ chequeos }, 'chequeo')).toBeLessThan(0);
    expect(factors({ chequeos }).chequeo?.texto).toBe('Chequeo de hace 10 minutos: Calma');
  });
});
