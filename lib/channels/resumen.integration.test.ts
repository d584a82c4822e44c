import { afterAll, expect, test } from 'vitest';
import { openLives, type Reading } from '@/lib/testing/life';
import { createTestDatabase } from '@/lib/testing/test-app';

const lives = openLives(await createTestDatabase());
afterAll(() => lives.close());

const NOW = '2026-11-24T20:02:30Z';
const TODAY = Date.parse('2026-11-24T08:00:00Z');
const MINUTE = 60_000;

const at = (ms: number) => new Date(ms).toISOString();
const minute = (start: string, rates: number[]): Reading[] =>
  rates.map((heart_rate, second) => ({ at: at(Date.parse(start) + second * 1_000), heart_rate }));

/** An hour with a reading each second of its first 15 minutes, by turns `low` and `high`. */
const hour = (start: number, low: number, high: number): Reading[] =>
  Array.from({ length: 900 }, (_, second) => ({
    at: at(start + second * 1_000),
    heart_rate: second % 2 === 0 ? low : high,
  }));

test('a person of whom nothing is known has nulls, zeros and an hour of gaps', async () => {
  const { consumidor_id, read } = await lives.born('America/Tijuana');
  expect(await read('resumen', NOW)).toEqual({
    consumidor_id,
    fecha: '2026-11-24',
    hr_actual: null,
    hr_actual_at: null,
    hr_reciente: null,
    hr_habitual_min: null,
    hr_habitual_max: null,
    hr_minutos: { desde: '2026-11-24T19:03:00.000Z', valores: Array(60).fill(null) },
    hr_promedio_hoy: null,
    ultimo_deseo: null,
    deseos_hoy: 0,
    deseos_activos: 0,
    cigarrillos_hoy: 0,
    probabilidad_modelo: null,
    prediccion_at: null,
  });
});

test('the minutes of the last hour lie at their places, gaps between them, and means weigh samples', async () => {
  const { wear, read } = await lives.born('America/Tijuana');
  await wear([
    ...minute('2026-11-24T19:02:00Z', [50]),
    ...minute('2026-11-24T19:03:00Z', [60, 62]),
    ...minute('2026-11-24T19:56:00Z', [40]),
    ...minute('2026-11-24T19:58:00Z', [80, 80, 80]),
    ...minute('2026-11-24T20:01:00Z', [100]),
  ]);
  const { hr_minutos, ...row } = await read('resumen', NOW);
  expect(row).toMatchObject({ hr_actual: 100, hr_actual_at: '2026-11-24T20:01:00.000Z', hr_reciente: 85 });
  expect(row.hr_promedio_hoy).toBe(69);
  const known = hr_minutos?.valores.flatMap((bpm, index) => (bpm === null ? [] : [[index, bpm]]));
  expect(known).toEqual([
    [0, 61],
    [53, 40],
    [55, 80],
    [58, 100],
  ]);
});

test('the usual range is told from 24 hours on, of the 14 days before today', async () => {
  const { wear, read } = await lives.born('America/Tijuana');
  const hourAt = (index: number) => TODAY - (index + 1) * 60 * MINUTE;
  for (let index = 0; index < 23; index += 1) await wear(hour(hourAt(index), 60, 80));
  // Neither a brief hour, nor one of today, nor one of a fortnight ago counts.
  await wear(minute(at(hourAt(23)), [150, 160]));
  await wear(hour(TODAY + 60 * MINUTE, 150, 160));
  await wear(hour(TODAY - 15 * 24 * 60 * MINUTE, 150, 160));
  expect(await read('resumen', NOW)).toMatchObject({ hr_habitual_min: null, hr_habitual_max: null });
  await wear(hour(hourAt(24), 60, 80));
  expect(await read('resumen', NOW)).toMatchObject({ hr_habitual_min: 60, hr_habitual_max: 80 });
}, 60_000);

test('the newest deseo, open and closed, and the counts of the person’s own day', async () => {
  const { crave, use, read, consumidor_id } = await lives.born('America/Tijuana');
  await crave('2026-11-24T07:59:00Z', { resultado: 'resistido', at: '2026-11-24T08:30:00Z' });
  await use('2026-11-24T07:59:00Z', 5, { habito: 'Fumar cigarrillos' });
  await use('2026-11-24T09:00:00Z', 2, { habito: 'Fumar cigarrillos' });
  await use('2026-11-24T09:10:00Z', 1, { habito: 'Correr' });
  const deseo_id = await crave('2026-11-24T19:58:00Z');
  const open = await read('resumen', NOW);
  expect(open).toMatchObject({ consumidor_id, deseos_hoy: 1, deseos_activos: 1, cigarrillos_hoy: 2 });
  expect(open.ultimo_deseo).toEqual({
    deseo_id,
    deseo_tipo: 'sustancia',
    intensidad: null,
    fecha_creacion: '2026-11-24T19:58:00.000Z',
    resolved: false,
    resultado: null,
    resuelto_at: null,
  });
  expect(await read('resumen', '2026-11-25T08:00:00Z')).toMatchObject({ deseos_hoy: 0, cigarrillos_hoy: 0 });
});

test('the newest ventana tells the prediction', async () => {
  const { wear, close, read } = await lives.born('America/Tijuana');
  await wear(minute('2026-11-24T19:50:00Z', [70]));
  await wear(minute('2026-11-24T19:55:00Z', [90]));
  await close('2026-11-24T20:05:00Z', ({ hr_mean }) => ({
    modelo_usado: 'eco@1',
    probabilidad_modelo: hr_mean === 90 ? 0.8 : 0.1,
    urge_label: 1,
    razones: [],
  }));
  expect(await read('resumen', NOW)).toMatchObject({
    probabilidad_modelo: 0.8,
    prediccion_at: '2026-11-24T19:55:00.000Z',
  });
});

test('seen every five minutes each minute is its ventana, up to the boundary', async () => {
  const { wear, crave, seen } = await lives.born('America/Tijuana');
  await wear([
    ...minute('2026-11-24T19:50:00Z', [60]),
    ...minute('2026-11-24T19:54:00Z', [80, 80]),
    ...minute('2026-11-24T19:59:00Z', [90]),
    ...minute('2026-11-24T20:00:30Z', [180]),
  ]);
  await crave('2026-11-24T20:00:00Z');
  const { hr_minutos, ...row } = await seen('resumen', '5min', NOW);
  expect(row).toMatchObject({
    fecha: '2026-11-24',
    hr_actual: 90,
    hr_actual_at: '2026-11-24T19:59:00.000Z',
    hr_reciente: 90,
    hr_promedio_hoy: 78,
    ultimo_deseo: null,
    deseos_hoy: 0,
  });
  expect(hr_minutos?.desde).toBe('2026-11-24T19:00:00.000Z');
  expect(hr_minutos?.valores.slice(49)).toEqual([null, ...Array(5).fill(73), ...Array(5).fill(90)]);
  expect(await seen('resumen', '5min', '2026-11-24T20:05:00Z')).toMatchObject({
    hr_actual: 180,
    deseos_hoy: 1,
  });
});

test('seen once a day it is the day that is over: its average, its counts, and nothing finer', async () => {
  const { wear, use, crave, seen } = await lives.born('America/Tijuana');
  await wear([...minute('2026-11-24T09:00:00Z', [60, 70]), ...minute('2026-11-25T07:59:00Z', [110])]);
  await use('2026-11-25T07:30:00Z', 3, { habito: 'Fumar cigarrillos' });
  const deseo_id = await crave('2026-11-25T07:50:00Z');
  await wear(minute('2026-11-25T08:30:00Z', [150]));
  await crave('2026-11-25T08:30:00Z', { resultado: 'resistido', at: '2026-11-25T08:40:00Z' });
  expect(await seen('resumen', 'diario', '2026-11-25T20:00:00Z')).toMatchObject({
    fecha: '2026-11-24',
    hr_actual: null,
    hr_minutos: null,
    hr_promedio_hoy: 80,
    deseos_hoy: 1,
    deseos_activos: 1,
    cigarrillos_hoy: 3,
    ultimo_deseo: { deseo_id, resolved: false },
    probabilidad_modelo: null,
  });
});

test('an hour that reaches over midnight is part of the usual range once it is over', async () => {
  const { wear, seen } = await lives.born('Asia/Kolkata');
  const midnight = Date.parse('2026-11-24T18:30:00Z');
  for (let count = 1; count <= 23; count += 1)
    await wear(hour(midnight - (count + 0.5) * 60 * MINUTE, 60, 80));
  await wear(hour(midnight - 30 * MINUTE, 60, 80));
  const before = await seen('resumen', '5min', at(midnight + 6 * MINUTE));
  expect(before).toMatchObject({ fecha: '2026-11-25', hr_habitual_max: null });
  await wear(hour(midnight + 6 * MINUTE, 150, 190));
  expect(await seen('resumen', '5min', at(midnight + 9 * MINUTE))).toEqual(before);
  expect(await seen('resumen', '5min', at(midnight + 30 * MINUTE))).toMatchObject({ hr_habitual_min: 60 });
}, 60_000);
