import { expect, test } from 'vitest';
import { ALCANCES, type Alcance } from '@/lib/domain/access';
import { dailySummary } from './daily-summary';
import { predictionTimeline as timeline } from './prediction-timeline';
import { shown, viewOf } from './view';

const NEEDED: Alcance[] = ['frecuencia', 'movimiento', 'deseos', 'consumos'];

test('a field that tells of several things is shown only to who may see each of them', () => {
  const hidden = (alcances: Alcance[]) => viewOf(timeline, ['predicciones', ...alcances])?.hidden;
  expect(hidden([])).toEqual(['razones']);
  for (const missing of NEEDED) expect(hidden(NEEDED.filter((one) => one !== missing))).toEqual(['razones']);
  expect(hidden(NEEDED)).toEqual([]);
});

test('a reader sees of the summary of a day what is granted, and of the rest nothing', () => {
  const view = viewOf(dailySummary, ['deseos']);
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
  expect(viewOf(dailySummary, ['estado', 'movimiento', 'notas'])).toBeUndefined();
  expect(viewOf(timeline, NEEDED)).toBeUndefined();
  expect(viewOf(timeline, ALCANCES)).toEqual({ hidden: [], estado: true, key: '' });
});
