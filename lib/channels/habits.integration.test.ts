import { afterAll, expect, test } from 'vitest';
import { openLives } from '@/lib/testing/life';
import { createTestDatabase } from '@/lib/testing/test-app';

const lives = openLives(await createTestDatabase());
afterAll(() => lives.close());

const TIJUANA = 'America/Tijuana';

test('a person who logged nothing has zeros, nulls and no habits', async () => {
  const { consumidor_id, read } = await lives.born(TIJUANA);
  const now = '2026-11-24T20:00:00Z';
  expect(await read('daily_summary', now)).toEqual({
    consumidor_id,
    fecha: '2026-11-24',
    cigarrillos_hoy: 0,
    cigarrillos_semana: 0,
    cigarrillos_mes: 0,
    hr_promedio_hoy: null,
    deseos_hoy: 0,
    deseos_resueltos_hoy: 0,
    deseos_resistidos_hoy: 0,
    deseos_activos: 0,
    predicciones_hoy: 0,
  });
  expect(await read('weekly_comparison', now)).toEqual({
    consumidor_id,
    cigarrillos_semana_actual: 0,
    cigarrillos_semana_anterior: 0,
    porcentaje_cambio: null,
    deseos_semana_actual: 0,
    deseos_semana_anterior: 0,
    porcentaje_cambio_deseos: null,
  });
  expect(await read('habit_stats', now)).toEqual([]);
  expect(await read('habit_tracking', now)).toEqual([]);
});

test('cigarettes are summed by amount, other habits are none; today, 7 and 30 fechas begin at local midnight', async () => {
  const { use, read } = await lives.born(TIJUANA);
  await use('2026-11-24T08:00:00Z', 2);
  await use('2026-11-24T07:59:59Z', 4);
  await use('2026-11-18T08:00:00Z', 8);
  await use('2026-11-18T07:59:59Z', 16);
  await use('2026-10-26T07:00:00Z', 32);
  await use('2026-10-26T06:59:59Z', 64);
  await use('2026-11-24T19:00:00Z', 1, { habito: 'Vapear' });
  await use('2026-11-24T19:00:00Z', 1, { otro: 'Pipa' });
  expect(await read('daily_summary', '2026-11-24T20:00:00Z')).toMatchObject({
    cigarrillos_hoy: 2,
    cigarrillos_semana: 2 + 4 + 8,
    cigarrillos_mes: 2 + 4 + 8 + 16 + 32,
  });
});

test('the summary of a day has its heart rate, its deseos and its predictions', async () => {
  const { wear, crave, close, read } = await lives.born('Asia/Kathmandu');
  const midnight = '2026-11-24T18:15:00Z';
  await wear([
    { at: '2026-11-24T18:14:59Z', heart_rate: 50 },
    { at: midnight, heart_rate: 80 },
    { at: '2026-11-24T18:20:00Z', heart_rate: 90 },
    { at: '2026-11-24T18:30:00Z', heart_rate: null },
  ]);
  await close('2026-11-24T18:31:00Z', () => ({
    modelo_usado: 'eco@1',
    probabilidad_modelo: 0.2,
    urge_label: 0,
    razones: [],
  }));
  await crave('2026-11-24T18:00:00Z', { resultado: 'resistido', at: midnight });
  await crave('2026-11-24T18:00:00Z', { resultado: 'resistido', at: '2026-11-24T18:14:59Z' });
  await crave(midnight, { resultado: 'consumido', at: '2026-11-24T18:16:00Z' });
  await crave('2026-11-24T18:17:00Z');
  expect(await read('daily_summary', '2026-11-24T18:32:00Z')).toMatchObject({
    fecha: '2026-11-25',
    hr_promedio_hoy: 85,
    deseos_hoy: 2,
    deseos_resueltos_hoy: 2,
    deseos_resistidos_hoy: 1,
    deseos_activos: 1,
    predicciones_hoy: 2,
  });
});

test('a week is compared up to the same local time, also across a change of the clocks', async () => {
  const { use, crave, read } = await lives.born(TIJUANA);
  const now = '2026-11-03T18:00:00Z';
  await use('2026-11-03T17:59:00Z', 3);
  await use('2026-10-28T07:00:00Z', 3);
  await use('2026-10-28T06:59:59Z', 100);
  await use('2026-10-27T17:00:00Z', 100);
  await use('2026-10-27T16:59:59Z', 4);
  await use('2026-10-21T07:00:00Z', 4);
  await use('2026-10-21T06:59:59Z', 100);
  await crave('2026-11-03T17:00:00Z');
  await crave('2026-10-27T16:59:59Z');
  await crave('2026-10-27T17:00:00Z');
  expect(await read('weekly_comparison', now)).toMatchObject({
    cigarrillos_semana_actual: 6,
    cigarrillos_semana_anterior: 8,
    porcentaje_cambio: -25,
    deseos_semana_actual: 1,
    deseos_semana_anterior: 1,
    porcentaje_cambio_deseos: 0,
  });
});

test('habits: totals by amount, mean over the days since the first, this month and the one before', async () => {
  const { consumidor_id, use, read } = await lives.born(TIJUANA);
  const now = '2026-11-24T20:00:00Z';
  await use('2026-11-23T07:30:00Z', 5);
  await use('2026-11-24T19:00:00Z', 2);
  await use('2026-09-26T07:00:00Z', 1, { otro: 'Pipa' });
  await use('2026-10-25T18:59:59Z', 1, { otro: 'Pipa' });
  await use('2026-10-25T19:00:00Z', 1, { otro: 'Pipa' });
  await use('2026-10-26T07:00:00Z', 1, { otro: 'Pipa' });
  expect(await read('habit_stats', now)).toEqual([
    {
      consumidor_id,
      habito_nombre: 'Fumar cigarrillos',
      total_eventos: 7,
      primer_registro: '2026-11-23T07:30:00.000Z',
      ultimo_registro: '2026-11-24T19:00:00.000Z',
      promedio_diario: 2.33,
      eventos_mes_actual: 7,
      eventos_mes_anterior: 0,
    },
    {
      consumidor_id,
      habito_nombre: 'Pipa',
      total_eventos: 4,
      primer_registro: '2026-09-26T07:00:00.000Z',
      ultimo_registro: '2026-10-26T07:00:00.000Z',
      promedio_diario: 0.07,
      eventos_mes_actual: 1,
      eventos_mes_anterior: 2,
    },
  ]);
});

test('a habit is tracked on each of the last 30 fechas, zero days and the day of 25 hours included', async () => {
  const { consumidor_id, use, read } = await lives.born(TIJUANA);
  await use('2026-11-01T07:00:00Z', 2);
  await use('2026-11-02T07:59:59Z', 3);
  await use('2026-11-02T08:00:00Z', 4);
  await use('2026-10-26T06:59:59Z', 100, { habito: 'Leer' });
  const rows = await read('habit_tracking', '2026-11-24T20:00:00Z');
  expect(rows).toHaveLength(60);
  const cigarettes = rows.filter(({ habito_nombre }) => habito_nombre === 'Fumar cigarrillos');
  expect(cigarettes[0]).toEqual({
    consumidor_id,
    habito_nombre: 'Fumar cigarrillos',
    fecha: '2026-10-26',
    total: 0,
  });
  expect(cigarettes.at(-1)?.fecha).toBe('2026-11-24');
  const logged = cigarettes.filter(({ total }) => total > 0);
  expect(logged.map(({ fecha, total }) => `${fecha} ${total}`)).toEqual(['2026-11-01 5', '2026-11-02 4']);
  expect(rows.filter(({ habito_nombre, total }) => habito_nombre === 'Leer' && total === 0)).toHaveLength(30);
});
