import { describe, expect, test } from 'vitest';
import { history, minutesAgo, past, ventana } from './example';
import { isModeloId, MODELO_ACTUAL, MODELOS } from './modelos';
import { explain, makeReglas } from './reglas';
import type { Past } from './types';
import { labelOf, nivelOf } from './umbrales';
import { PISO } from './weights';

const reglas = makeReglas();
describe('abstains, and says why', () => {
  test.each([
    ['few readings', { coverage: 0.49 }, {}, 'Faltan lecturas: la ventana tiene 49 % y hace falta 50 %'],
    ['no heart rate', { hr_mean: null, hr_n: 0 }, {}, 'Sin frecuencia cardiaca en la ventana'],
    ['a stray heart rate', { hr_n: 2 }, {}, 'Muy pocas mediciones de frecuencia: 2 y hacen falta 3'],
    [
      'a short past',
      {},
      { ventanas: history(11) },
      'Aún no hay línea base propia: 11 de 12 ventanas en reposo en los últimos 14 días',
    ],
    [
      'a past that was all motion',
      {},
      { ventanas: history(40, { accel_energy: 0.1 }) },
      'Aún no hay línea base propia: 0 de 12 ventanas en reposo en los últimos 14 días',
    ],
  ])('%s', (_, facts, known, reason) => {
    expect(reglas.predict(ventana(facts), past(known))).toEqual({
      modelo_usado: 'reglas@1',
      probabilidad_modelo: null,
      urge_label: null,
      razones: [reason],
    });
  });

  test('and a lower floor, asked for by name, judges sooner', () => {
    const sooner = makeReglas({ ...PISO, ventanas_base: 2 });
    expect(sooner.predict(ventana(), past({ ventanas: history(2) })).probabilidad_modelo).not.toBeNull();
  });
});

describe('the verdict', () => {
  test('gives the reasons in the order of their weight', () => {
    const facts = ventana({ hr_mean: 80, accel_energy: 0.004 });
    const known = past({
      chequeos: [{ at: minutesAgo(-4), emocion: 'Estrés' }],
      consumos: [minutesAgo(72 * 60)],
    });
    const { razones } = reglas.predict(facts, known);
    expect(razones).toEqual([
      'Chequeo de hace 1 minuto: Estrés',
      'Frecuencia elevada: 80 lpm, 10 más que lo habitual en reposo (70)',
      'Último consumo hace 3 días: la abstinencia suele dar ganas',
      'La frecuencia subió unos 10 lpm en 15 minutos',
      'El movimiento explica parte de la frecuencia elevada',
    ]);
    const explanation = explain(facts, known);
    const sizes = 'factores' in explanation ? explanation.factores.map((one) => Math.abs(one.log_odds)) : [];
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  });

  test('of a usual ventana is near the initial rate and says so', () => {
    const flat = history(40, { hr_mean: 70 });
    const { probabilidad_modelo, razones } = reglas.predict(ventana(), past({ ventanas: flat }));
    expect(probabilidad_modelo).toBeCloseTo(0.1, 6);
    expect(razones).toEqual(['Todo está en su nivel habitual']);
  });

  test('does not change with what comes later', () => {
    const later = minutesAgo(-30);
    const known = past({ consumos: [minutesAgo(300)] });
    const more: Past = {
      ...known,
      ventanas: [
        ...known.ventanas,
        ventana({ hr_mean: 120 }),
        ventana({ hr_mean: 150, window_start: later }),
      ],
      consumos: [...known.consumos, minutesAgo(-2), later],
      deseos: [
        { created_at: minutesAgo(-1), resultado: null },
        { created_at: later, resultado: 'resistido' },
      ],
      chequeos: [{ at: later, emocion: 'Estrés' }],
    };
    expect(reglas.predict(ventana({ hr_mean: 85 }), more)).toEqual(
      reglas.predict(ventana({ hr_mean: 85 }), known),
    );
  });

  test('takes the label from the thresholds of the person', () => {
    const known = past({ chequeos: [{ at: minutesAgo(0), emocion: 'Ansiedad' }] });
    const facts = ventana({ hr_mean: 84 });
    expect(reglas.predict(facts, known).urge_label).toBe(1);
    const strict = reglas.predict(facts, known, { medio: 0.6, alto: 0.9 });
    expect(strict).toEqual({ ...reglas.predict(facts, known), urge_label: 0 });
    expect([0.39, 0.4, 0.69, 0.7].map((p) => nivelOf(p))).toEqual(['bajo', 'medio', 'medio', 'alto']);
    expect([0.39, 0.4].map((p) => labelOf(p))).toEqual([0, 1]);
  });
});

test('models are found by their id', () => {
  expect(isModeloId('reglas')).toBe(true);
  expect(isModeloId('toString')).toBe(false);
  expect(Object.keys(MODELOS)).toContain(MODELO_ACTUAL.id);
});
