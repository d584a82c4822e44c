import { afterAll, expect, test } from 'vitest';
import type { Judge } from '@/lib/domain/analisis';
import { openLives } from '@/lib/testing/life';
import { createTestDatabase } from '@/lib/testing/test-app';

const lives = openLives(await createTestDatabase());
afterAll(() => lives.close());

const eco =
  (probabilidad_modelo: number | null, version = 1): Judge =>
  () => ({
    modelo_usado: `eco@${version}`,
    probabilidad_modelo,
    urge_label: probabilidad_modelo === null ? null : probabilidad_modelo >= 0.4 ? 1 : 0,
    razones: [],
  });

test('a deseo learns of its ventana when that closes, and again when it closes anew', async () => {
  const { consumidor_id, wear, crave, close, read, since } = await lives.born('America/Tijuana');
  await wear([
    { at: '2026-11-24T20:01:00Z', heart_rate: 80 },
    { at: '2026-11-24T20:03:00Z', heart_rate: 90 },
    { at: '2026-11-24T20:03:01Z', heart_rate: 91 },
  ]);
  const deseo_id = await crave('2026-11-24T20:02:00Z', {
    resultado: 'resistido',
    at: '2026-11-24T20:20:00Z',
  });
  const row = {
    deseo_id,
    consumidor_id,
    deseo_tipo: 'sustancia',
    intensidad: null,
    resolved: true,
    resultado: 'resistido',
    fecha_creacion: '2026-11-24T20:02:00.000Z',
    ventana_inicio: '2026-11-24T20:00:00.000Z',
    heart_rate_durante: null,
    urge_label: null,
    probabilidad_modelo: null,
    horas_hasta_resolucion: 0.3,
  };
  const now = '2026-11-24T20:30:00Z';
  expect(await read('desires_tracking', now)).toEqual([row]);

  await close('2026-11-24T20:06:00Z', eco(0.6));
  const closed = { ...row, heart_rate_durante: 87, urge_label: 1, probabilidad_modelo: 0.6 };
  expect(await read('desires_tracking', now)).toEqual([closed]);
  expect(await since('desires_tracking', 2, 10, now)).toEqual({ data: [closed], offset: 3, more: false });

  await wear([{ at: '2026-11-24T20:04:00Z', heart_rate: 95 }]);
  await close('2026-11-24T20:31:00Z', eco(0.3, 2));
  const anew = { ...closed, heart_rate_durante: 89, urge_label: 0, probabilidad_modelo: 0.3 };
  expect(await since('desires_tracking', 3, 10, now)).toEqual({ data: [anew], offset: 4, more: false });
});

test('a deseo without readings around it has no ventana and no heart rate; one of an abstention has no label', async () => {
  const { wear, crave, close, read } = await lives.born('America/Tijuana');
  await crave('2026-11-24T20:02:00Z');
  expect(await read('desires_tracking', '2026-11-24T20:30:00Z')).toMatchObject([
    { ventana_inicio: null, heart_rate_durante: null, horas_hasta_resolucion: null, resultado: null },
  ]);
  await wear([{ at: '2026-11-24T20:01:00Z', accel_x: 0, accel_y: 0, accel_z: 1 }]);
  await close('2026-11-24T20:10:00Z', eco(null));
  expect(await read('desires_tracking', '2026-11-24T20:30:00Z')).toMatchObject([
    {
      ventana_inicio: '2026-11-24T20:00:00.000Z',
      heart_rate_durante: null,
      urge_label: null,
      probabilidad_modelo: null,
    },
  ]);
});

test('older deseos come page after page, those of one instant together', async () => {
  const { crave, read } = await lives.born('America/Tijuana');
  const ids: number[] = [];
  for (const at of ['20:00', '20:10', '20:10', '20:20']) ids.push(await crave(`2026-11-24T${at}:00Z`));
  const now = '2026-11-24T21:00:00Z';
  const page = async (before?: string) =>
    (await read('desires_tracking', now, 2, before)).map(({ deseo_id }) => deseo_id);
  expect(await page()).toEqual([ids[3], ids[2], ids[1]]);
  expect(await page('2026-11-24T20:10:00Z')).toEqual([ids[0]]);
});

test('desires_stats counts by tipo and in total; today is the fecha of the person', async () => {
  const { consumidor_id, crave, read } = await lives.born('Asia/Kathmandu');
  const midnight = '2026-11-24T18:15:00Z';
  await crave('2026-11-24T17:14:00Z', { resultado: 'resistido', at: '2026-11-24T18:14:00Z' }, 'comida');
  await crave('2026-11-24T17:45:00Z', { resultado: 'consumido', at: midnight }, 'comida');
  await crave(midnight, undefined, 'comida');
  await crave(midnight, { resultado: 'resistido', at: '2026-11-24T18:45:00Z' }, 'bebida');
  const rows = await read('desires_stats', '2026-11-24T19:00:00Z');
  const of = (tipo: string) => rows.find(({ deseo_tipo }) => deseo_tipo === tipo);
  expect(rows.map(({ deseo_tipo }) => deseo_tipo)).toEqual([
    'comida',
    'bebida',
    'compra',
    'sustancia',
    'otro',
    'total',
  ]);
  expect(of('comida')).toEqual({
    consumidor_id,
    deseo_tipo: 'comida',
    total_deseos: 3,
    deseos_resueltos: 2,
    deseos_resistidos: 1,
    deseos_activos: 1,
    porcentaje_resolucion: 66.67,
    porcentaje_resistencia: 50,
    promedio_horas_resolucion: 0.75,
    deseos_hoy: 1,
    deseos_resueltos_hoy: 1,
  });
  expect(of('total')).toMatchObject({
    total_deseos: 4,
    promedio_horas_resolucion: 0.67,
    deseos_hoy: 2,
    deseos_resueltos_hoy: 2,
  });
  expect(of('otro')).toMatchObject({
    total_deseos: 0,
    porcentaje_resolucion: null,
    porcentaje_resistencia: null,
    promedio_horas_resolucion: null,
  });
});
