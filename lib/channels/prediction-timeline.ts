import { z } from 'zod';
import { FEEDBACKS } from '@/lib/domain/analisis';
import type { AnalisisRow } from '@/lib/domain/reads';
import { localClock, ventanaEnd } from '@/lib/domain/time';
import { defineChannel, reached } from './define';

const rowSchema = z.object({
  analisis_id: z.int(),
  consumidor_id: z.int(),
  window_start: z.iso.datetime(),
  window_end: z.iso.datetime(),
  modelo_usado: z.string(),
  urge_label: z.union([z.literal(0), z.literal(1)]).nullable(),
  probabilidad_modelo: z.number().min(0).max(1).nullable(),
  razones: z.array(z.string()).nullable(),
  feedback: z.enum(FEEDBACKS).nullable(),
  fecha: z.iso.date(),
  hora: z.iso.time({ precision: -1 }),
});

export const predictionTimeline = defineChannel({
  name: 'prediction_timeline',
  kind: 'stream',
  stream: 'analisis',
  type: 'prediction_update',
  doc: 'Lo que el modelo dijo de cada ventana cerrada, la más nueva primero; sin probabilidad, el modelo se abstuvo',
  scopes: ['predicciones'],
  /** The reasons quote heart rate, motion, deseos and check-ins, and consumos in words; an answer tells of a deseo. */
  fields: { razones: ['frecuencia', 'movimiento', 'deseos', 'consumos'], feedback: 'deseos' },
  coarsest: '5min',
  pollMs: 30_000,
  on: ['ventana.closed', 'analisis.judged'],
  schema: z.array(rowSchema),
  example: [
    {
      analisis_id: 290,
      consumidor_id: 22,
      window_start: '2026-11-24T15:00:00.000Z',
      window_end: '2026-11-24T15:05:00.000Z',
      modelo_usado: 'reglas@1',
      urge_label: 1,
      probabilidad_modelo: 0.52,
      razones: ['Frecuencia elevada: 92 lpm, 20 más que lo habitual en reposo (72)'],
      feedback: 'acierto',
      fecha: '2026-11-24',
      hora: '07:00',
    },
  ],
  limits: { default: 100, max: 500 },
  pages: true,
  load: async ({ reads, subject }, limit, before) =>
    rowsOf(await reads.latestAnalisis(subject.consumidor_id, { limit, before }), subject),
  async since({ reads, subject }, offset, limit) {
    const rows = await reads.analisisSince(subject.consumidor_id, offset, limit);
    return { data: rowsOf(rows.toReversed(), subject), ...reached(rows, offset, limit) };
  },
});

function rowsOf(analisis: readonly AnalisisRow[], subject: { consumidor_id: number; zona_horaria: string }) {
  const local = localClock(subject.zona_horaria);
  return analisis.map(
    ({ analisis_id, window_start, modelo_usado, urge_label, probabilidad_modelo, razones, feedback }) => ({
      analisis_id,
      consumidor_id: subject.consumidor_id,
      window_start: window_start.toISOString(),
      window_end: ventanaEnd(window_start).toISOString(),
      modelo_usado,
      urge_label,
      probabilidad_modelo,
      razones,
      feedback,
      ...local(window_start),
    }),
  );
}
