import { z } from 'zod';
import { DESEO_TIPOS, RESULTADOS } from '@/lib/domain/deseos';
import { defineChannel, reached } from './define';

const rowSchema = z.object({
  deseo_id: z.int(),
  consumidor_id: z.int(),
  deseo_tipo: z.enum(DESEO_TIPOS),
  intensidad: z.int().nullable(),
  resolved: z.boolean(),
  resultado: z.enum(RESULTADOS).nullable(),
  fecha_creacion: z.iso.datetime(),
  ventana_inicio: z.iso.datetime().nullable(),
  heart_rate_durante: z.number().nullable(),
  urge_label: z.union([z.literal(0), z.literal(1)]).nullable(),
  probabilidad_modelo: z.number().min(0).max(1).nullable(),
  horas_hasta_resolucion: z.number().nullable(),
});

export const desiresTracking = defineChannel({
  name: 'desires_tracking',
  kind: 'stream',
  stream: 'deseos',
  type: 'desire_update',
  doc: 'Deseos que la persona registró, el más nuevo primero, con la frecuencia de su ventana ya cerrada',
  scopes: ['deseos'],
  fields: {
    heart_rate_durante: 'frecuencia',
    urge_label: 'predicciones',
    probabilidad_modelo: 'predicciones',
  },
  pollMs: 10_000,
  on: ['deseo.created', 'deseo.resolved', 'deseo.reopened', 'deseo.updated'],
  schema: z.array(rowSchema),
  example: [
    {
      deseo_id: 7,
      consumidor_id: 22,
      deseo_tipo: 'sustancia',
      intensidad: 6,
      resolved: true,
      resultado: 'resistido',
      fecha_creacion: '2026-11-24T15:02:00.000Z',
      ventana_inicio: '2026-11-24T15:00:00.000Z',
      heart_rate_durante: 78.5,
      urge_label: 1,
      probabilidad_modelo: 0.52,
      horas_hasta_resolucion: 0.12,
    },
  ],
  limits: { default: 50, max: 200 },
  pages: true,
  load: ({ reads, subject }, limit, before) => reads.latestDeseos(subject.consumidor_id, { limit, before }),
  async since({ reads, subject }, offset, limit) {
    const rows = await reads.deseosSince(subject.consumidor_id, offset, limit);
    return { data: rows.map(({ seq: _, ...row }) => row).toReversed(), ...reached(rows, offset, limit) };
  },
});
