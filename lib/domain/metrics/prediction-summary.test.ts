import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outcomeOf } from '@/lib/domain/modelo/outcome';
import { baseBrier, brierScore } from '@/lib/domain/modelo/scoring';
import type { Prediction } from '@/lib/domain/reads';
import { ventanaEnd } from '@/lib/domain/time';
import { percentage, percentChange } from './percent';
import { scoresOf } from './prediction-summary';

const NOON = Date.UTC(2026, 10, 24, 12);
const at = (minutes: number) => new Date(NOON + minutes * 60_000);
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

test('of nothing known there is no score', () => {
  expect(scoresOf([], none, at(0))).toEqual({ brier: null, brier_base: null });
  expect(scoresOf([prediction(0, 0.9)], none, at(60))).toEqual({ brier: null, brier_base: null });
});

test('the score is over known outcomes: a deseo, a quiet ventana between two reports, an answer', () => {
  const reports = { ...none, deseos: [at(2), at(90)] };
  const list = [
    prediction(0, 0.7),
    prediction(30, 0.2),
    prediction(600, 0.9),
    prediction(605, 0.4, { feedback: 'falsa_alarma', feedback_at: at(620) }),
  ];
  const { brier, brier_base } = scoresOf(list, reports, at(700));
  expect(brier).toBeCloseTo((0.3 ** 2 + 0.2 ** 2 + 0.4 ** 2) / 3, 4);
  expect(brier_base).toBeCloseTo((0.9 ** 2 + 0.4 ** 2 + 0.3 ** 2) / 3, 4);
});

test('looking only at near reports gives what looking at all of them gives', () => {
  const minutes = fc.array(fc.integer({ min: -3_000, max: 3_000 }).map(at), { maxLength: 12 });
  const list = Array.from({ length: 200 }, (_, index) => prediction(index * 25 - 2_500, (index % 10) / 10));
  fc.assert(
    fc.property(minutes, minutes, minutes, (deseos, consumos, otros) => {
      const reports = { deseos, consumos, otros };
      const now = at(2_600);
      const scored = list.flatMap(({ window_start, probabilidad_modelo }) => {
        const window_end = ventanaEnd(window_start);
        const outcome = outcomeOf({ window_start, window_end }, reports, null, now);
        return outcome === null ? [] : [{ probabilidad: probabilidad_modelo ?? 0, outcome }];
      });
      const { brier, brier_base } = scoresOf(list, reports, now);
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
