import { z } from 'zod';
import type { ClosedVentana } from '@/lib/domain/reads';
import { localClock, ventanaEnd } from '@/lib/domain/time';
import { defineChannel, reached } from './define';

const rowSchema = z.object({
  id: z.int(),
  consumidor_id: z.int(),
  window_start: z.iso.datetime(),
  window_end: z.iso.datetime(),
  heart_rate_mean: z.number(),
  heart_rate_std: z.number().nullable(),
  heart_rate_min: z.number(),
  heart_rate_max: z.number(),
  fecha: z.iso.date(),
  hora: z.iso.time({ precision: -1 }),
});

export const heartRate = defineChannel({
  name: 'heart_rate',
  kind: 'stream',
  stream: 'ventanas',
  type: 'heart_rate_timeline_update',
  doc: 'Frecuencia cardíaca de las ventanas ya cerradas, la más nueva primero (bpm); un hueco es una fila que falta',
  scopes: ['frecuencia'],
  coarsest: '5min',
  pollMs: 30_000,
  on: ['ventana.closed'],
  schema: z.array(rowSchema),
  example: [
    {
      id: 310,
      consumidor_id: 22,
      window_start: '2026-11-24T15:00:00.000Z',
      window_end: '2026-11-24T15:05:00.000Z',
      heart_rate_mean: 71.4,
      heart_rate_std: 4.2,
      heart_rate_min: 62,
      heart_rate_max: 88,
      fecha: '2026-11-24',
      hora: '07:00',
    },
  ],
  limits: { default: 288, max: 1_000 },
  pages: true,
  load: async ({ reads, subject }, limit, before) =>
    rowsOf(await reads.latestVentanas(subject.consumidor_id, { limit, before }), subject),
  async since({ reads, subject }, offset, limit) {
    const rows = await reads.ventanasSince(subject.consumidor_id, offset, limit);
    return { data: rowsOf(rows.toReversed(), subject), ...reached(rows, offset, limit) };
  },
});

function rowsOf(
  ventanas: readonly ClosedVentana[],
  subject: { consumidor_id: number; zona_horaria: string },
) {
  const local = localClock(subject.zona_horaria);
  return ventanas.flatMap(({ id, window_start, hr_mean, hr_std, hr_min, hr_max }) => {
    if (hr_mean === null || hr_min === null || hr_max === null) return [];
    return {
      id,
      consumidor_id: subject.consumidor_id,
      window_start: window_start.toISOString(),
      window_end: ventanaEnd(window_start).toISOString(),
      heart_rate_mean: hr_mean,
      heart_rate_std: hr_std,
      heart_rate_min: hr_min,
      heart_rate_max: hr_max,
      ...local(window_start),
    };
  });
}
