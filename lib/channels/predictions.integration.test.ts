import { afterAll, expect, test } from 'vitest';
import type { Judge } from '@/lib/domain/analisis';
import { openLives, type Reading } from '@/lib/testing/life';
import { createTestDatabase } from '@/lib/testing/test-app';

const lives = openLives(await createTestDatabase());
afterAll(() => lives.close());

/** Says what the heart rate says: 40 is 0.40; below 20 % it abstains. */
const parrot =
  (version: number): Judge =>
  ({ hr_mean }) => {
    const probabilidad = (hr_mean ?? 0) / 100;
    const abstains = probabilidad < 0.2;
    return {
      modelo_usado: `loro@${version}`,
      probabilidad_modelo: abstains ? null : probabilidad,
      urge_label: abstains ? null : probabilidad >= 0.4 ? 1 : 0,
      razones: [`Frecuencia ${hr_mean}`],
    };
  };

const at = (time: string) => `2026-11-24T${time}:00Z`;
const beats = (time: string, heart_rate: number | null): Reading => ({ at: at(time), heart_rate });

test('a person without predictions has zeros and nulls', async () => {
  const { consumidor_id, read } = await lives.born('America/Tijuana');
  expect(await read('prediction_timeline', at('20:00'))).toEqual([]);
  expect(await read('prediction_summary', at('20:00'))).toEqual({
    consumidor_id,
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

test('the timeline tells what was said of each closed ventana, newest first, with the local time', async () => {
  const { consumidor_id, wear, close, answer, read, since } = await lives.born('Asia/Kathmandu');
  await wear([beats('18:10', 30), beats('18:15', 70), beats('18:20', null), beats('18:30', 50)]);
  await close(at('18:31'), parrot(1));
  const rows = await read('prediction_timeline', at('18:32'));
  expect(rows.map(({ hora, probabilidad_modelo }) => [hora, probabilidad_modelo])).toEqual([
    ['00:05', null],
    ['00:00', 0.7],
    ['23:55', 0.3],
  ]);
  expect(rows[1]).toEqual({
    analisis_id: expect.any(Number),
    consumidor_id,
    window_start: '2026-11-24T18:15:00.000Z',
    window_end: '2026-11-24T18:20:00.000Z',
    modelo_usado: 'loro@1',
    urge_label: 1,
    probabilidad_modelo: 0.7,
    razones: ['Frecuencia 70'],
    feedback: null,
    fecha: '2026-11-25',
    hora: '00:00',
  });
  expect(await read('prediction_timeline', at('18:32'), 2, rows[0]?.window_start)).toEqual(rows.slice(1));
  expect(await since('prediction_timeline', 1, 1, at('18:32'))).toEqual({
    data: [rows[1]],
    offset: 2,
    more: true,
  });

  await answer(rows[1]?.analisis_id ?? 0, 'acierto', at('18:33'));
  const answered = { ...rows[1], feedback: 'acierto' };
  expect(await since('prediction_timeline', 3, 10, at('18:34'))).toEqual({
    data: [answered],
    offset: 4,
    more: false,
  });
  expect(await read('prediction_timeline', at('18:34'))).toEqual([rows[0], answered, rows[2]]);
});

test('a newer model adds its own row, on the page of the old one; the summary counts the ventana once', async () => {
  const { wear, close, read } = await lives.born('America/Tijuana');
  await wear([beats('20:00', 30), beats('20:05', 30), beats('20:15', 30)]);
  await close(at('20:16'), parrot(1));
  await wear([beats('20:06', 90)]);
  await close(at('20:17'), parrot(2));
  const rows = await read('prediction_timeline', at('20:18'), 1);
  expect(rows.map(({ modelo_usado, urge_label }) => [modelo_usado, urge_label])).toEqual([
    ['loro@2', 1],
    ['loro@1', 0],
  ]);
  expect(await read('prediction_timeline', at('20:18'), 1, rows[0]?.window_start)).toHaveLength(1);
  expect(await read('prediction_summary', at('20:18'))).toMatchObject({
    total_predicciones: 2,
    predicciones_urge: 1,
    predicciones_no_urge: 1,
    predicciones_hoy: 2,
  });
  expect(await read('daily_summary', at('20:18'))).toMatchObject({ predicciones_hoy: 2 });
});

test('the summary counts 90 days and scores 30: today and the week by local midnight, shares without abstentions, answers, scores', async () => {
  const { wear, close, crave, use, checkIn, answer, read } = await lives.born('America/Tijuana');
  const now = at('22:30');
  const days: Reading[] = [
    { at: '2026-08-27T06:55:00Z', heart_rate: 90 },
    { at: '2026-08-27T07:00:00Z', heart_rate: 90 },
    { at: '2026-11-18T07:55:00Z', heart_rate: 30 },
    { at: '2026-11-18T08:00:00Z', heart_rate: 30 },
    { at: '2026-11-24T07:55:00Z', heart_rate: 10 },
  ];
  for (const day of days) await wear([day]);
  await wear([
    beats('08:00', 20),
    beats('20:00', 60),
    beats('20:20', 25),
    beats('21:00', 80),
    beats('22:00', 30),
  ]);
  await close(now, parrot(1));
  await crave(at('20:14'));
  await use(at('21:30'), 1, { habito: 'Leer' });
  await checkIn(at('20:40'), 'Calma');
  const rows = await read('prediction_timeline', now);
  const ofNine = rows.find(({ window_start }) => window_start === '2026-11-24T21:00:00.000Z');
  await answer(ofNine?.analisis_id ?? 0, 'falsa_alarma', at('21:10'));
  const summary = await read('prediction_summary', now);
  expect(summary).toMatchObject({
    total_predicciones: 9,
    predicciones_urge: 3,
    predicciones_no_urge: 5,
    abstenciones: 1,
    porcentaje_urge: 37.5,
    predicciones_hoy: 5,
    predicciones_semana: 7,
    aciertos: 0,
    falsas_alarmas: 1,
  });
  // 20:00 → an urge; 20:20 → none between two reports; 21:00 → a false alarm; 22:00 → nothing known after it.
  expect(summary.brier).toBeCloseTo((0.4 ** 2 + 0.25 ** 2 + 0.8 ** 2) / 3, 4);
  expect(summary.brier_base).toBeCloseTo((0.9 ** 2 + 0.4 ** 2 + 0.3 ** 2) / 3, 4);
});
