import { describe, expect, it } from 'vitest';
import { emptySums } from '@/lib/domain/metrics/sums';
import type { Modelo, Past, VentanaFacts } from '@/lib/domain/modelo/types';
import { PISO } from '@/lib/domain/modelo/weights';
import { MINUTE_MS } from '@/lib/domain/time';
import { loadRecording } from '../replay/recording-files';
import { judge, pastAt } from './items';
import { type Minutes, minutesOf, windowAt } from './windows';

const FIRST = Date.parse('2026-11-24T15:00:00Z');
const minutes: Minutes = {
  first_ms: FIRST,
  sums: Array.from({ length: 30 }, (_, minute) => {
    const hr = (60 + minute) * 1_000;
    const still = { n: 240, covered_ms: MINUTE_MS, accel_n: 240 };
    return {
      ...emptySums(),
      ...still,
      hr_n: 60,
      hr_sum: 60 * hr,
      hr_sq: 60 * hr * hr,
      hr_min: hr,
      hr_max: hr,
    };
  }),
};
const at = (minute: number) => new Date(FIRST + minute * MINUTE_MS);
const segments = [
  { from: at(0), to: at(15), label: 0 },
  { from: at(15), to: at(30), label: 1 },
] as const;
const piso = { ...PISO, ventanas_base: 1 };

const recorder = () => {
  const asked: { ventana: VentanaFacts; past: Past }[] = [];
  const modelo: Modelo = {
    id: 'm',
    version: '1',
    predict: (ventana, past) => {
      asked.push({ ventana, past });
      return {
        modelo_usado: 'm@1',
        probabilidad_modelo: past.ventanas.length / 100,
        urge_label: 0,
        razones: [],
      };
    },
  };
  return { asked, modelo };
};

describe('the windows of a recording', () => {
  it('are merged from its minutes by the product’s own sums', () => {
    expect(windowAt(minutes, 2, 5)).toMatchObject({
      window_start: at(2),
      n: 1_200,
      coverage: 1,
      hr_mean: 64,
    });
    expect(windowAt(minutes, 26, 5)).toBeUndefined();
    expect(windowAt(minutes, -1, 5)).toBeUndefined();
  });

  it('hold every reading of the recording', () => {
    const recording = loadRecording('S28');
    const { first_ms, sums } = minutesOf(recording);
    expect(new Date(first_ms).toISOString()).toBe('2022-03-07T12:16:00.000Z');
    const total = (key: 'n' | 'hr_n' | 'rr_n') => sums.reduce((sum, minute) => sum + minute[key], 0);
    expect([total('n'), total('hr_n'), total('rr_n')]).toEqual([3307 * 4, 3297, 270]);
    const rates = recording.heart_rate.flatMap((bpm) => bpm ?? []);
    const mean = rates.reduce((sum, bpm) => sum + bpm, 0) / rates.length;
    expect(windowAt({ first_ms, sums }, 0, sums.length)?.hr_mean).toBeCloseTo(mean, 2);
  });
});

describe('what a window is judged by', () => {
  it('is the past of the same recording only, back to back and never within the window', () => {
    const starts = pastAt(minutes, 17, 5).ventanas.map(({ window_start }) => window_start);
    expect(starts).toEqual([at(2), at(7), at(12)]);
    const { asked, modelo } = recorder();
    judge('S', minutes, segments, { window: 5, step: 1 }, modelo, piso);
    for (const { ventana, past } of asked) {
      const ends = past.ventanas.map((one) => one.window_start.getTime() + 5 * MINUTE_MS);
      expect(Math.max(0, ...ends)).toBeLessThanOrEqual(ventana.window_start.getTime());
      expect(past).toMatchObject({ consumos: [], deseos: [], chequeos: [] });
    }
  });

  it('are no labels', () => {
    const flipped = segments.map((one) => ({ ...one, label: one.label === 1 ? (0 as const) : (1 as const) }));
    const judged = (by: Parameters<typeof judge>[2]) =>
      judge('S', minutes, by, { window: 5, step: 1 }, recorder().modelo, piso);
    const told = judged(segments);
    expect(judged(flipped).items).toEqual(told.items.map((item) => ({ ...item, label: 1 - item.label })));
    expect(told).toMatchObject({ mixed: 2, abstained: 5 });
    expect(told.items).toHaveLength(19);
    expect(told.items.at(-1)).toMatchObject({ label: 1, hr: 87, hr_above: 87 - 72 });
  });
});
