import { z } from 'zod';
import { DESEO_TIPOS } from '@/lib/domain/deseos';
import { percentage } from '@/lib/domain/metrics/percent';
import { lastDays } from '@/lib/domain/time';
import { defineChannel } from './define';

const percent = z.number().min(0).max(100).nullable();

const rowSchema = z.object({
  consumidor_id: z.int(),
  deseo_tipo: z.enum([...DESEO_TIPOS, 'total']),
  total_deseos: z.int(),
  deseos_resueltos: z.int(),
  deseos_resistidos: z.int(),
  deseos_activos: z.int(),
  porcentaje_resolucion: percent,
  porcentaje_resistencia: percent,
  promedio_horas_resolucion: z.number().nullable(),
  deseos_hoy: z.int(),
  deseos_resueltos_hoy: z.int(),
});

export const desiresStats = defineChannel({
  name: 'desires_stats',
  kind: 'state',
  type: 'desire_stats_update',
  doc: 'Una fila por tipo de deseo y una fila `total`; los porcentajes son null sobre cero',
  scopes: ['deseos'],
  pollMs: 15_000,
  on: ['deseo.created', 'deseo.resolved', 'deseo.reopened'],
  changes: ['fecha'],
  schema: z.array(rowSchema),
  example: [
    {
      consumidor_id: 22,
      deseo_tipo: 'total',
      total_deseos: 4,
      deseos_resueltos: 3,
      deseos_resistidos: 2,
      deseos_activos: 1,
      porcentaje_resolucion: 75,
      porcentaje_resistencia: 66.67,
      promedio_horas_resolucion: 0.4,
      deseos_hoy: 1,
      deseos_resueltos_hoy: 1,
    },
  ],
  async load({ reads, now, subject }) {
    const { consumidor_id, zona_horaria } = subject;
    const rows = await reads.desireStats(consumidor_id, lastDays(now, 1, zona_horaria));
    return rows.map((row) => ({
      consumidor_id,
      ...row,
      deseos_activos: row.total_deseos - row.deseos_resueltos,
      porcentaje_resolucion: percentage(row.deseos_resueltos, row.total_deseos),
      porcentaje_resistencia: percentage(row.deseos_resistidos, row.deseos_resueltos),
    }));
  },
});
