import { afterAll, expect, test } from 'vitest';
import type { Judge } from '@/lib/domain/analisis';
import { openLives, type Reading } from '@/lib/testing/life';
import { createTestDatabase } from '@/lib/testing/test-app';

const lives = openLives(await createTestDatabase());
afterAll(() => lives.close());

const TIJUANA = 'America/Tijuana';
const silent: Judge = () => ({
  modelo_usado: 'mudo@1',
  probabilidad_modelo: null,
  urge_label: null,
  razones: [],
});

/** `count` readings of one value, a second apart. */
const steady = (at: string, heart_rate: number | null, count = 1): Reading[] =>
  Array.from({ length: count }, (_, second) => ({
    at: new Date(Date.parse(at) + second * 1_000).toISOString(),
    heart_rate,
  }));

/** One reading every five minutes of an interval, half-open. */
const everyVentana = (from: string, to: string): Reading[] => {
  const starts = (Date.parse(to) - Date.parse(from)) / 300_000;
  return Array.from({ length: starts }, (_, index) =>
    steady(new Date(Date.parse(from) + index * 300_000).toISOString(), 70),
  ).flat();
};

test('a person without readings has zeros and nulls', async () => {
  const { consumidor_id, read } = await lives.born(TIJUANA);
  const now = '2026-11-24T20:00:00Z';
  expect(await read('heart_rate_today', now)).toEqual({
    consumidor_id,
    fecha: '2026-11-24',
    total_ventanas: 0,
    ventanas_con_datos: 0,
    promedio_dia: null,
    minimo_dia: null,
    maximo_dia: null,
    ventanas: [],
  });
  expect(await read('heart_rate_stats', now)).toEqual({
    consumidor_id,
    total_mediciones: 0,
    hr_promedio_general: null,
    hr_minimo: null,
    hr_maximo: null,
    hr_desviacion: null,
    hr_promedio_hoy: null,
    hr_promedio_semana: null,
  });
  expect(await read('heart_rate', now)).toEqual([]);
  expect(await read('active_window', now)).toEqual({
    consumidor_id,
    window_start: '2026-11-24T20:00:00.000Z',
    window_end: '2026-11-24T20:05:00.000Z',
    n: 0,
    coverage: 0,
    hr_mean: null,
    hr_std: null,
    accel_energy: null,
    gyro_energy: null,
    estado: 'nunca',
  });
});

test('one reading has a mean and no deviation', async () => {
  const { wear, close, read } = await lives.born(TIJUANA);
  await wear(steady('2026-11-24T20:01:00Z', 71.5));
  const now = '2026-11-24T20:01:01Z';
  expect(await read('heart_rate_stats', now)).toMatchObject({
    total_mediciones: 1,
    hr_promedio_general: 71.5,
    hr_minimo: 71.5,
    hr_maximo: 71.5,
    hr_desviacion: null,
  });
  expect(await read('active_window', now)).toMatchObject({
    n: 1,
    coverage: 0.003,
    hr_mean: 71.5,
    hr_std: null,
  });
  await close('2026-11-24T20:10:00Z', silent);
  expect(await read('heart_rate', now)).toMatchObject([{ heart_rate_mean: 71.5, heart_rate_std: null }]);
});

test('means weigh samples, never ventanas or days; a ventana without heart rate counts as one without data', async () => {
  const { wear, read } = await lives.born(TIJUANA);
  await wear([
    ...steady('2026-11-23T20:00:00Z', 60, 6),
    ...steady('2026-11-24T20:00:00Z', 60, 3),
    ...steady('2026-11-24T20:05:00Z', 100, 1),
    { at: '2026-11-24T20:10:00Z', accel_x: 0, accel_y: 0, accel_z: 1 },
  ]);
  const today = await read('heart_rate_today', '2026-11-24T21:00:00Z');
  expect(today).toMatchObject({
    total_ventanas: 3,
    ventanas_con_datos: 2,
    promedio_dia: 70,
    minimo_dia: 60,
    maximo_dia: 100,
  });
  expect(today.ventanas.map(({ heart_rate_mean }) => heart_rate_mean)).toEqual([60, 100, null]);
  expect(await read('heart_rate_stats', '2026-11-24T21:00:00Z')).toMatchObject({
    total_mediciones: 10,
    hr_promedio_general: 64,
    hr_desviacion: 12.65,
    hr_promedio_hoy: 70,
    hr_promedio_semana: 64,
  });
});

test.each([
  [TIJUANA, '2026-11-24T08:00:00Z'],
  ['Asia/Kathmandu', '2026-11-23T18:15:00Z'],
])('a day of %s begins at its own midnight', async (zone, midnight) => {
  const { wear, read } = await lives.born(zone);
  const at = (ms: number) => new Date(Date.parse(midnight) + ms).toISOString();
  await wear([...steady(at(-1), 50), ...steady(at(0), 90)]);
  expect(await read('heart_rate_today', at(-1))).toMatchObject({ fecha: '2026-11-23', promedio_dia: 50 });
  expect(await read('heart_rate_today', at(0))).toMatchObject({
    fecha: '2026-11-24',
    promedio_dia: 90,
    ventanas: [{ window_start: at(0), heart_rate_mean: 90 }],
  });
  const weekLater = at(6 * 86_400_000 + 3_600_000);
  expect(await read('heart_rate_stats', weekLater)).toMatchObject({
    hr_promedio_hoy: null,
    hr_promedio_semana: 90,
    hr_promedio_general: 70,
  });
});

test.each([
  ['2026-03-08', '2026-03-08T08:00:00Z', '2026-03-09T07:00:00Z', 276],
  ['2026-11-01', '2026-11-01T07:00:00Z', '2026-11-02T08:00:00Z', 300],
])('a day on which the clocks change holds all its ventanas: %s', async (fecha, from, to, ventanas) => {
  const { wear, close, read } = await lives.born(TIJUANA);
  const before = new Date(Date.parse(from) - 300_000).toISOString();
  const after = new Date(Date.parse(to) + 300_000).toISOString();
  await wear(everyVentana(before, after));
  const now = new Date(Date.parse(to) - 1).toISOString();
  expect(await read('heart_rate_today', now)).toMatchObject({ fecha, total_ventanas: ventanas });
  await close(new Date(Date.parse(after) + 60_000).toISOString(), silent);
  const rows = await read('heart_rate', after, 1_000);
  expect(rows.filter((row) => row.fecha === fecha)).toHaveLength(ventanas);
  expect(rows.find((row) => row.window_start === new Date(from).toISOString())?.hora).toBe('00:00');
  expect(rows.find((row) => Date.parse(row.window_end) === Date.parse(to))?.hora).toBe('23:55');
});

test('late readings, in any order, give the numbers of readings in time', async () => {
  const orderly = await lives.born(TIJUANA);
  const late = await lives.born(TIJUANA);
  const readings = Array.from({ length: 40 }, (_, index) =>
    steady(new Date(Date.UTC(2026, 10, 24, 7, index * 3)).toISOString(), 60 + ((index * 7) % 40)),
  ).flat();
  await orderly.wear(readings);
  for (const part of [readings.slice(25), readings.slice(0, 10).toReversed(), readings.slice(10, 25)])
    await late.wear(part);
  for (const name of ['heart_rate_today', 'heart_rate_stats'] as const) {
    const [a, b] = [orderly, late].map((one) => one.read(name, '2026-11-24T09:00:00Z'));
    expect({ ...(await b), consumidor_id: 0 }).toEqual({ ...(await a), consumidor_id: 0 });
  }
});

test('the timeline holds closed ventanas with heart rate, newest first, page after page, and what is since', async () => {
  const { consumidor_id, wear, close, read, since } = await lives.born('Asia/Kathmandu');
  await wear([
    ...steady('2026-11-24T18:05:00Z', 60, 2),
    { at: '2026-11-24T18:10:00Z', accel_x: 0, accel_y: 0, accel_z: 1 },
    ...steady('2026-11-24T18:15:00Z', 64, 2),
    ...steady('2026-11-24T18:20:00Z', 66, 2),
  ]);
  await close('2026-11-24T18:21:00Z', silent);
  const now = '2026-11-24T18:22:00Z';
  const rows = await read('heart_rate', now);
  expect(rows.map(({ fecha, hora }) => `${fecha} ${hora}`)).toEqual(['2026-11-25 00:00', '2026-11-24 23:50']);
  expect(rows[0]).toEqual({
    id: expect.any(Number),
    consumidor_id,
    window_start: '2026-11-24T18:15:00.000Z',
    window_end: '2026-11-24T18:20:00.000Z',
    heart_rate_mean: 64,
    heart_rate_std: 0,
    heart_rate_min: 64,
    heart_rate_max: 64,
    fecha: '2026-11-25',
    hora: '00:00',
  });
  expect(await read('heart_rate', now, 1)).toEqual(rows.slice(0, 1));
  expect(await read('heart_rate', now, 1, rows[0]?.window_start)).toEqual(rows.slice(1));

  expect(await since('heart_rate', 0, 10, now)).toEqual({ data: rows, offset: 3, more: false });
  expect(await since('heart_rate', 1, 1, now)).toEqual({ data: [], offset: 2, more: true });

  await wear(steady('2026-11-24T18:06:00Z', 90, 2));
  await close('2026-11-24T18:26:00Z', silent);
  const again = await since('heart_rate', 3, 10, now);
  expect(again?.data.map((row) => row.heart_rate_mean)).toEqual([66, 75]);
  expect(again?.data.at(-1)?.id).toBe(rows.at(-1)?.id);
});

test('the open ventana tells what it holds so far, and the energy of motion without gravity', async () => {
  const { wear, read } = await lives.born(TIJUANA);
  const shaking = Array.from({ length: 120 }, (_, second) => ({
    at: new Date(Date.UTC(2026, 10, 24, 20, 0, second)).toISOString(),
    heart_rate: second % 2 === 0 ? 70 : 80,
    accel_x: 0,
    accel_y: 0,
    accel_z: second % 2 === 0 ? 0.5 : 1.5,
  }));
  await wear(shaking);
  expect(await read('active_window', '2026-11-24T20:02:00Z')).toMatchObject({
    n: 120,
    coverage: 0.4,
    hr_mean: 75,
    hr_std: 5.02,
    accel_energy: 0.25,
    gyro_energy: null,
    estado: 'en_vivo',
  });
  expect(await read('active_window', '2026-11-24T20:05:00Z')).toMatchObject({ n: 0, hr_mean: null });
});
