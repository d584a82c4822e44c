import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DeseoHecho, Hechos } from './dias';
import { diasDe } from './dias';
import { progresoDe } from './progreso';

const ZONE = 'America/Tijuana';
const at = (text: string) => new Date(`${text}-08:00`);
const NOW = at('2026-11-24T12:00:00');
const PLAN = {
  fecha_abandono: '2026-11-10',
  consumo_base: 20,
  precio_cajetilla: 90,
  cigarrillos_por_cajetilla: 20,
  moneda: 'MXN',
};
const NOBODY: Hechos = {
  plan: {
    fecha_abandono: null,
    consumo_base: null,
    precio_cajetilla: null,
    cigarrillos_por_cajetilla: null,
    moneda: null,
  },
  deseos: [],
  cigarrillos: [],
  dicho: [],
  medido: [],
};
const deseo = (from: string, minutes: number, resultado: DeseoHecho['resultado'] = 'resistido') => ({
  created_at: at(from),
  resuelto_at: resultado && new Date(at(from).getTime() + minutes * 60_000),
  resultado,
  con_causas: false,
});
const of = (hechos: Partial<Hechos>, now = NOW) => progresoDe(22, { ...NOBODY, ...hechos }, [], now, ZONE);

test('of somebody who told nothing nothing is known, and nothing is invented', () => {
  expect(of({})).toMatchObject({
    antojos_superados: 0,
    racha_actual: null,
    racha_mas_larga: null,
    dias_sin_humo: 0,
    sin_humo_desde: null,
    duracion_minima: null,
    duracion_mediana: null,
    mejor_dia: null,
    mejor_semana: null,
  });
});

test('two weeks with one cigarette: 14 days of which 13 without smoke, the longest row is the first', () => {
  const seen = of({ plan: PLAN, cigarrillos: [{ at: at('2026-11-20T09:00:00'), cantidad: 2 }] });
  expect(seen).toMatchObject({
    racha_actual: { dias: 3, desde: '2026-11-21', hasta: '2026-11-23' },
    racha_mas_larga: { dias: 10, desde: '2026-11-10', hasta: '2026-11-19' },
    dias_sin_humo: 13,
    sin_humo_desde: at('2026-11-20T09:00:00').toISOString(),
  });
});

test('a cigarette of this morning ends the row, and takes nothing else', () => {
  const seen = of({ plan: PLAN, cigarrillos: [{ at: at('2026-11-24T08:00:00'), cantidad: 1 }] });
  expect(seen).toMatchObject({
    racha_actual: null,
    racha_mas_larga: { dias: 14, desde: '2026-11-10', hasta: '2026-11-23' },
    dias_sin_humo: 14,
  });
});

test('before the quit date a day counts only when something was told of it', () => {
  const plan = { ...PLAN, fecha_abandono: '2026-11-30' };
  const dicho = [at('2026-11-20T10:00:00'), at('2026-11-21T10:00:00')];
  const medido = [at('2026-11-22T00:00:00')];
  expect(of({ plan, dicho, medido })).toMatchObject({ dias_sin_humo: 2, sin_humo_desde: null });
  const estados = diasDe({ ...NOBODY, plan, dicho, medido }, NOW, ZONE).map(({ estado }) => estado);
  expect(estados).toEqual(['sin_humo', 'sin_humo', 'sin_datos', 'sin_datos', 'sin_datos']);
});

test('durations are of antojos that passed: the shortest, and the one in the middle', () => {
  const deseos = [
    deseo('2026-11-20T10:00:00', 4),
    deseo('2026-11-21T10:00:00', 9),
    deseo('2026-11-21T12:00:00', 20),
    deseo('2026-11-21T14:00:00', 31),
    deseo('2026-11-21T16:00:00', 1, 'consumido'),
    deseo('2026-11-22T16:00:00', 0, null),
  ];
  expect(of({ deseos })).toMatchObject({
    antojos_superados: 4,
    deseos_registrados: 6,
    duracion_minima: 4,
    duracion_mediana: 14.5,
    mejor_dia: { fecha: '2026-11-21', antojos_superados: 3 },
    mejor_semana: { semana: '2026-W47', antojos_superados: 4 },
  });
});

test.each([
  ['23 hours', '2026-03-08', '2026-03-09T00:30:00-07:00', '2026-03-08T23:30:00-07:00'],
  ['25 hours', '2026-11-01', '2026-11-02T00:30:00-08:00', '2026-11-01T23:30:00-08:00'],
])('a day of %s is one day', (_, fecha_abandono, now, smoked) => {
  const plan = { ...PLAN, fecha_abandono };
  expect(of({ plan }, new Date(now)).dias_sin_humo).toBe(1);
  const cigarrillos = [{ at: new Date(smoked), cantidad: 1 }];
  expect(of({ plan, cigarrillos }, new Date(now)).dias_sin_humo).toBe(0);
});

const START = at('2026-09-01T00:00:00').getTime();
const instant = fc.integer({ min: 0, max: NOW.getTime() - START }).map((ms) => new Date(START + ms));
const aDeseo = fc
  .record({
    created_at: instant,
    minutes: fc.integer({ min: 0, max: 600 }),
    resultado: fc.constantFrom('resistido', 'consumido', 'sin_registrar', null),
    con_causas: fc.boolean(),
  })
  .map(({ minutes, ...rest }): DeseoHecho => {
    const end = new Date(Math.min(NOW.getTime(), rest.created_at.getTime() + minutes * 60_000));
    return { ...rest, resuelto_at: rest.resultado && end };
  });
const aLife: fc.Arbitrary<Hechos> = fc.record({
  plan: fc.constantFrom(PLAN, NOBODY.plan, { ...PLAN, fecha_abandono: '2026-10-20' }),
  deseos: fc.array(aDeseo, { maxLength: 30 }),
  cigarrillos: fc.array(fc.record({ at: instant, cantidad: fc.integer({ min: 1, max: 5 }) }), {
    maxLength: 30,
  }),
  dicho: fc.array(instant, { maxLength: 10 }),
  medido: fc.array(instant, { maxLength: 10 }),
});

test('a lapse of now takes nothing that was gained', () => {
  fc.assert(
    fc.property(aLife, (life) => {
      const before = of(life);
      const after = of({ ...life, cigarrillos: [...life.cigarrillos, { at: NOW, cantidad: 3 }] });
      expect(after.racha_mas_larga).toEqual(before.racha_mas_larga);
      expect(after.dias_sin_humo).toBe(before.dias_sin_humo);
      expect(after.antojos_superados).toBe(before.antojos_superados);
      expect([after.mejor_dia, after.mejor_semana]).toEqual([before.mejor_dia, before.mejor_semana]);
      expect(after.duracion_minima).toBe(before.duracion_minima);
      expect(after.racha_actual).toBeNull();
    }),
  );
});

test('in whatever order things are told, the same comes out', () => {
  const shuffled = aLife.chain((life) =>
    fc.record({
      life: fc.constant(life),
      other: fc.record({
        plan: fc.constant(life.plan),
        deseos: fc.shuffledSubarray([...life.deseos], { minLength: life.deseos.length }),
        cigarrillos: fc.shuffledSubarray([...life.cigarrillos], { minLength: life.cigarrillos.length }),
        dicho: fc.shuffledSubarray([...life.dicho], { minLength: life.dicho.length }),
        medido: fc.shuffledSubarray([...life.medido], { minLength: life.medido.length }),
      }),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ life, other }) => {
      expect(of(other)).toEqual(of(life));
    }),
  );
});

test('one more antojo that passed never lowers a figure', () => {
  fc.assert(
    fc.property(aLife, instant, (life, when) => {
      const passed = {
        created_at: when,
        resuelto_at: when,
        resultado: 'resistido',
        con_causas: false,
      } as const;
      const before = of(life);
      const after = of({ ...life, deseos: [...life.deseos, passed] });
      expect(after.antojos_superados).toBe((before.antojos_superados ?? 0) + 1);
      expect(after.dias_sin_humo ?? 0).toBeGreaterThanOrEqual(before.dias_sin_humo ?? 0);
      expect(after.racha_mas_larga?.dias ?? 0).toBeGreaterThanOrEqual(before.racha_mas_larga?.dias ?? 0);
      expect(after.mejor_dia?.antojos_superados ?? 0).toBeGreaterThanOrEqual(
        before.mejor_dia?.antojos_superados ?? 0,
      );
    }),
  );
});

test('smoke-free, smoked and unknown days are all the days there are', () => {
  fc.assert(
    fc.property(aLife, (life) => {
      const dias = diasDe(life, NOW, ZONE);
      for (const [place, dia] of dias.entries()) expect(dias[place + 1]?.from ?? dia.to).toEqual(dia.to);
      const counted = dias.reduce((sum, { cigarrillos }) => sum + cigarrillos, 0);
      expect(counted).toBe(life.cigarrillos.reduce((sum, { cantidad }) => sum + cantidad, 0));
      const { racha_mas_larga, dias_sin_humo } = of(life);
      expect(racha_mas_larga?.dias ?? 0).toBeLessThanOrEqual(dias_sin_humo ?? 0);
    }),
  );
});
