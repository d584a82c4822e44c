import { z } from 'zod';
import { fechaOf, lastDays, ventanaEnd } from '@/lib/domain/time';
import { defineChannel } from './define';

const bpm = z.number().nullable();

export const heartRateToday = defineChannel({
  name: 'heart_rate_today',
  kind: 'state',
  type: 'heart_rate_update',
  doc: 'Frecuencia cardíaca de hoy en ventanas de cinco minutos (bpm)',
  scopes: ['frecuencia'],
  coarsest: '5min',
  pollMs: 5_000,
  on: ['lectura.stored'],
  changes: ['fecha'],
  schema: z.object({
    consumidor_id: z.int(),
    fecha: z.iso.date(),
    total_ventanas: z.int(),
    ventanas_con_datos: z.int(),
    promedio_dia: bpm,
    minimo_dia: bpm,
    maximo_dia: bpm,
    ventanas: z
      .array(
        z.object({
          window_start: z.iso.datetime(),
          window_end: z.iso.datetime(),
          heart_rate_mean: bpm,
          heart_rate_std: bpm,
        }),
      )
      .max(300),
  }),
  example: {
    consumidor_id: 22,
    fecha: '2026-11-24',
    total_ventanas: 1,
    ventanas_con_datos: 1,
    promedio_dia: 71.4,
    minimo_dia: 62,
    maximo_dia: 88,
    ventanas: [
      {
        window_start: '2026-11-24T15:00:00.000Z',
        window_end: '2026-11-24T15:05:00.000Z',
        heart_rate_mean: 71.4,
        heart_rate_std: 4.2,
      },
    ],
  },
  async load({ reads, now, subject: { consumidor_id, zona_horaria } }) {
    const today = lastDays(now, 1, zona_horaria);
    const ventanas = await reads.ventanasOfDay(consumidor_id, today);
    const day = await reads.heartRateOfDays(consumidor_id, today);
    return {
      consumidor_id,
      fecha: fechaOf(now, zona_horaria),
      total_ventanas: ventanas.length,
      ventanas_con_datos: ventanas.filter(({ hr_mean }) => hr_mean !== null).length,
      promedio_dia: day.hr_mean,
      minimo_dia: day.hr_min,
      maximo_dia: day.hr_max,
      ventanas: ventanas.map(({ window_start, hr_mean, hr_std }) => ({
        window_start: window_start.toISOString(),
        window_end: ventanaEnd(window_start).toISOString(),
        heart_rate_mean: hr_mean,
        heart_rate_std: hr_std,
      })),
    };
  },
});
