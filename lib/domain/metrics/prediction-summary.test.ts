import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outcomeOf } from '@/lib/domain/modelo/outcome';
import { baseBrier, brierScore } from '@/lib/domain/modelo/scoring';
import type { Prediction } from '@/lib/domain/reads';
import { VENTANA_MS } from '@/lib/domain/time';
import { percentage, percentChange } from './percent';
import { summarize } from './prediction-summary';

const NOON = Date.UTC(2026, 10, 24, 12);
const at = (minutes: number) => new Date(NOON + minutes * 60_000);
const hours = (from: number, to: number) => ({ from: at(from * 60), to: at(to * 60) });
const periods = { today: hours(-12, 12), week: hours(-156, 12) };
const none = { deseos: [], consumos: [], otros: [] };

function prediction(
  minutes: number,
  probabilidad: number | null,
  more: Partial<Prediction> = {},
): Prediction {
  const urge_label = probabilidad === null ? null : probabilidad >= 0.4 ? 1 : 0;
  const verdict = { urge_label, probabilidad_modelo: probabilidad } as const;
  return { window_start: at(minutes), ...verdict, feedback: null, feedback_at: null, ...more };
}

test('of nothing there are zeros, and no share or score', () => {
  expect(summarize([], none, at(0), periods)).toEqual({
    total_predicciones: 0,
    predicciones_urge: 0,
    predicciones_no_urge: 0,
    abstenciones: 0,
    porcentaje_urge: null,
    predicciones_hoy: 0,
    predicciones_semana: 0,
    aciertos: 0,
    falsas_alarmas: 0,
    brier: null,
    brier_base: null,
  });
});

test('abstentions count in the total and not in the share; periods are half-open', () => {
  const list = [
    prediction(-157 * 60, 0.8),
    prediction(-156 * 60, null),
    prediction(-12 * 60, 0.2),
    prediction(0, 0.5),
  ];
  expect(summarize(list, none, at(60), periods)).toMatchObject({
    total_predicciones: 4,
    predicciones_urge: 2,
    predicciones_no_urge: 1,
    abstenciones: 1,
    porcentaje_urge: 66.67,
    predicciones_hoy: 2,
    predicciones_semana: 3,
    brier: null,
  });
});

test('the score is over known outcomes: a deseo, a quiet ventana between two reports, an answer', () => {
  const reports = { ...none, deseos: [at(2), at(90)] };
  const list = [
    prediction(0, 0.7),
    prediction(30, 0.2),
    prediction(600, 0.9),
    prediction(605, 0.4, { feedback: 'falsa_alarma', feedback_at: at(620) }),
  ];
  const { brier, brier_base, aciertos, falsas_alarmas } = summarize(list, reports, at(700), periods);
  expect(brier).toBeCloseTo((0.3 ** 2 + 0.2 ** 2 + 0.4 ** 2) / 3, 4);
  expect(brier_base).toBeCloseTo((0.9 ** 2 + 0.4 ** 2 + 0.3 ** 2) / 3, 4);
  expect({ aciertos, falsas_alarmas }).toEqual({ aciertos: 0, falsas_alarmas: 1 });
});

test('looking only at near reports gives what looking at all of them gives', () => {
  const minutes = fc.array(fc.integer({ min: -3_000, max: 3_000 }).map(at), { maxLength: 12 });
  const list = Array.from({ length: 200 }, (_, index) => prediction(index * 25 - 2_500, (index % 10) / 10));
  fc.assert(
    fc.property(minutes, minutes, minutes, (deseos, consumos, otros) => {
      const reports = { deseos, consumos, otros };
      const now = at(2_600);
      const scored = list.flatMap(({ window_start, probabilidad_modelo }) => {
        const window_end = new Date(window_start.getTime() + VENTANA_MS);
        const outcome = outcomeOf({ window_start, window_end }, reports, null, now);
        return outcome === null ? [] : [{ probabilidad: probabilidad_modelo ?? 0, outcome }];
      });
      const { brier, brier_base } = summarize(list, reports, now, periods);
      const four = (score: number | null) => score && Number(score.toFixed(4));
      expect(brier).toBe(four(brierScore(scored)));
      expect(brier_base).toBe(four(baseBrier(scored.map(({ outcome }) => outcome))));
    }),
  );
});

test('percentages are null over a base of 0', () => {
  expect([percentage(0, 0), percentage(1, 3), percentage(0, 4)]).toEqual([null, 33.33, 0]);
  expect([percentChange(3, 0), percentChange(3, 4), percentChange(0, 2)]).toEqual([null, -25, -100]);
});
