import { z } from 'zod';
import { lastDays } from '@/lib/domain/time';
import { defineChannel } from './define';

const bpm = z.number().nullable();

export const heartRateStats = defineChannel({
  name: 'heart_rate_stats',
  kind: 'state',
  type: 'heart_rate_stats_update',
  doc: 'Frecuencia cardíaca sobre todas las muestras: general, hoy y últimos siete días (bpm)',
  scopes: ['frecuencia'],
  pollMs: 10_000,
  on: ['lectura.stored'],
  changes: ['fecha'],
  schema: z.object({
    consumidor_id: z.int(),
    total_mediciones: z.int(),
    hr_promedio_general: bpm,
    hr_minimo: bpm,
    hr_maximo: bpm,
    hr_desviacion: bpm,
    hr_promedio_hoy: bpm,
    hr_promedio_semana: bpm,
  }),
  example: {
    consumidor_id: 22,
    total_mediciones: 3600,
    hr_promedio_general: 72.3,
    hr_minimo: 55,
    hr_maximo: 121,
    hr_desviacion: 9.8,
    hr_promedio_hoy: 71.4,
    hr_promedio_semana: 72,
  },
  async load({ reads, now, subject }) {
    const { consumidor_id, zona_horaria } = subject;
    const all = await reads.heartRateOfDays(consumidor_id);
    const today = await reads.heartRateOfDays(consumidor_id, lastDays(now, 1, zona_horaria));
    const week = await reads.heartRateOfDays(consumidor_id, lastDays(now, 7, zona_horaria));
    return {
      consumidor_id,
      total_mediciones: all.hr_n,
      hr_promedio_general: all.hr_mean,
      hr_minimo: all.hr_min,
      hr_maximo: all.hr_max,
      hr_desviacion: all.hr_std,
      hr_promedio_hoy: today.hr_mean,
      hr_promedio_semana: week.hr_mean,
    };
  },
});
