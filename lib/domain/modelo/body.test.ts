import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { history, minutesAgo, past, ventana } from './example';
import { explain, makeReglas } from './reglas';
import type { Past, VentanaFacts } from './types';

const reglas = makeReglas();
const probability = (facts: Partial<VentanaFacts>, known: Partial<Past> = {}) =>
  reglas.predict(ventana(facts), past(known)).probabilidad_modelo ?? Number.NaN;

describe('the body', () => {
  test('motion that explains a raised heart rate lowers the probability, down to that of the usual one', () => {
    const still = probability({ hr_mean: 95 });
    const fidgeting = probability({ hr_mean: 95, accel_energy: 0.008 });
    const walking = probability({ hr_mean: 95, accel_energy: 0.0225 });
    expect(still).toBeGreaterThan(fidgeting);
    expect(fidgeting).toBeGreaterThan(walking);
    expect(walking).toBeCloseTo(probability({}, {}), 2);
    expect(reglas.predict(ventana({ hr_mean: 95, accel_energy: 0.1 }), past()).razones).toContain(
      'El movimiento explica la frecuencia elevada',
    );
  });

  test('rotation, the ventana before and not knowing count as motion too', () => {
    const still = probability({ hr_mean: 95 });
    expect(probability({ hr_mean: 95, gyro_energy: 5_000 })).toBeLessThan(still);
    expect(probability({ hr_mean: 95, accel_energy: null })).toBeLessThan(still);
    const walked = [...history(39), ventana({ window_start: minutesAgo(5), accel_energy: 0.1 })];
    expect(probability({ hr_mean: 95 }, { ventanas: walked })).toBeLessThan(still);
  });

  test('alone it never predicts an urge, however far it goes', () => {
    const extreme = reglas.predict(ventana({ hr_mean: 180, hr_std: 40, rmssd: 1 }), past());
    expect(extreme.probabilidad_modelo).toBeGreaterThan(0.3);
    expect(extreme.urge_label).toBe(0);
  });

  test('is measured against the person: the same heart rate says less where it is usual', () => {
    const fast = history(40).map((one) => ({ ...one, hr_mean: (one.hr_mean ?? 0) + 20 }));
    expect(probability({ hr_mean: 90 })).toBeGreaterThan(probability({ hr_mean: 90 }, { ventanas: fast }));
  });

  test('a cigarette just smoked explains half of a raised heart rate', () => {
    const explanation = explain(ventana({ hr_mean: 90 }), past({ consumos: [minutesAgo(10)] }));
    const factores = 'factores' in explanation ? explanation.factores : [];
    const raised = factores
      .filter(({ clave }) => ['elevacion', 'pendiente', 'dispersion'].includes(clave))
      .reduce((sum, { log_odds }) => sum + Math.max(0, log_odds), 0);
    const explained = factores.find(({ clave }) => clave === 'cigarrillo');
    expect(explained?.log_odds).toBeCloseTo(-raised / 2, 6);
  });
});

const ordered = (low: number, high: number) =>
  fc
    .tuple(fc.double({ min: low, max: high, noNaN: true }), fc.double({ min: low, max: high, noNaN: true }))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

describe('is monotone', () => {
  const energies = fc.constantFrom(0.0001, 0.005, 0.03, null);

  test('up with the heart rate, whatever the motion', () => {
    fc.assert(
      fc.property(
        ordered(35, 200),
        energies,
        ([less, more], accel_energy) =>
          probability({ hr_mean: less, accel_energy }) <= probability({ hr_mean: more, accel_energy }),
      ),
    );
  });

  test('up with its spread, down with HRV and with motion', () => {
    fc.assert(
      fc.property(
        ordered(0.1, 40),
        ([less, more]) => probability({ hr_std: less }) <= probability({ hr_std: more }),
      ),
    );
    fc.assert(
      fc.property(
        ordered(1, 200),
        ([less, more]) => probability({ rmssd: less }) >= probability({ rmssd: more }),
      ),
    );
    fc.assert(
      fc.property(
        ordered(0, 1),
        fc.integer({ min: 40, max: 180 }),
        ([less, more], hr_mean) =>
          probability({ hr_mean, accel_energy: less }) >= probability({ hr_mean, accel_energy: more }),
      ),
    );
  });

  test('up with a rise to the same heart rate', () => {
    const ending = (last: readonly number[]) => [
      ...history(40).slice(0, -3),
      ...last.map((hr_mean, index) => ventana({ hr_mean, window_start: minutesAgo(15 - 5 * index) })),
    ];
    const rose = probability({ hr_mean: 84 }, { ventanas: ending([68, 72, 78]) });
    const stayed = probability({ hr_mean: 84 }, { ventanas: ending([84, 84, 84]) });
    expect(rose).toBeGreaterThan(stayed);
  });
});
