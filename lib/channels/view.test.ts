import { expect, test } from 'vitest';
import { ALCANCES, type Alcance } from '@/lib/domain/access';
import type { Resolucion } from '@/lib/domain/terms';
import { dailySummary } from './daily-summary';
import { predictionTimeline as timeline } from './prediction-timeline';
import { shown, viewOf } from './view';

const NEEDED: Alcance[] = ['frecuencia', 'movimiento', 'deseos', 'consumos'];

const live = (alcances: readonly Alcance[]) => ({ alcances: [...alcances], resolucion: 'vivo' as const });

test('a field that tells of several things is shown only to who may see each of them', () => {
  const hidden = (alcances: Alcance[]) => viewOf(timeline, live(['predicciones', ...alcances]))?.hidden;
  expect(hidden([])).toEqual(['razones', 'feedback']);
  for (const missing of NEEDED)
    expect(hidden(NEEDED.filter((one) => one !== missing))).toEqual(
      missing === 'deseos' ? ['razones', 'feedback'] : ['razones'],
    );
  expect(hidden(NEEDED)).toEqual([]);
});

test('a reader sees of the summary of a day what is granted, and of the rest nothing', () => {
  const view = viewOf(dailySummary, live(['deseos']));
  if (!view) throw new Error('no view');
  const day = dailySummary.example;
  expect(shown(day, view)).toEqual({
    ...day,
    cigarrillos_hoy: null,
    cigarrillos_semana: null,
    cigarrillos_mes: null,
    hr_promedio_hoy: null,
    predicciones_hoy: null,
  });
});

test('every scope opens the channels that tell of it, and none without', () => {
  expect(viewOf(dailySummary, live(['estado', 'movimiento', 'notas']))).toBeUndefined();
  expect(viewOf(timeline, live(NEEDED))).toBeUndefined();
  expect(viewOf(timeline, live(ALCANCES))).toEqual({ hidden: [], estado: true, resolucion: 'vivo', key: '' });
});

test('a channel is told down to its coarsest resolution, and each resolution is another sight', () => {
  const at = (resolucion: Resolucion) => viewOf(timeline, { alcances: [...ALCANCES], resolucion });
  expect(at('5min')?.key).not.toBe(at('vivo')?.key);
  expect(at('diario')).toBeUndefined();
});
