import { z } from 'zod';
import { estadoOf, estadoSchema } from '@/lib/domain/estado';
import { ventanaEnd, ventanaStart } from '@/lib/domain/time';
import { defineChannel } from './define';

const measure = z.number().nullable();

export const activeWindow = defineChannel({
  name: 'active_window',
  kind: 'state',
  type: 'active_window_update',
  doc: 'La ventana abierta, hasta ahora: frecuencia (bpm), energía de aceleración (g²) y de rotación ((°/s)²)',
  scopes: ['frecuencia', 'movimiento'],
  fields: {
    hr_mean: 'frecuencia',
    hr_std: 'frecuencia',
    accel_energy: 'movimiento',
    gyro_energy: 'movimiento',
    estado: 'estado',
  },
  coarsest: 'vivo',
  pollMs: 5_000,
  on: ['lectura.stored'],
  changes: ['ventana', 'estado'],
  schema: z.object({
    consumidor_id: z.int(),
    window_start: z.iso.datetime(),
    window_end: z.iso.datetime(),
    n: z.int(),
    coverage: z.number().min(0).max(1),
    hr_mean: measure,
    hr_std: measure,
    accel_energy: measure,
    gyro_energy: measure,
    estado: estadoSchema.shape.estado.nullable(),
  }),
  example: {
    consumidor_id: 22,
    window_start: '2026-11-24T15:00:00.000Z',
    window_end: '2026-11-24T15:05:00.000Z',
    n: 62,
    coverage: 0.207,
    hr_mean: 71.4,
    hr_std: 4.2,
    accel_energy: 0.0004,
    gyro_energy: 12.5,
    estado: 'en_vivo',
  },
  async load({ reads, now, last, subject: { consumidor_id } }) {
    const start = ventanaStart(now);
    const stats = await reads.ventanaStats(consumidor_id, start);
    return {
      consumidor_id,
      window_start: start.toISOString(),
      window_end: ventanaEnd(start).toISOString(),
      n: stats.n,
      coverage: stats.coverage,
      hr_mean: stats.hr_mean,
      hr_std: stats.hr_std,
      accel_energy: stats.accel_energy,
      gyro_energy: stats.gyro_energy,
      estado: estadoOf(last, now).estado,
    };
  },
});
