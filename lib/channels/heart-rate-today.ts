import { z } from 'zod';
import { dayOf, fechaOf } from '@/lib/domain/time';
import { defineChannel } from './define';

const bpm = z.number().nullable();

export const heartRateToday = defineChannel({
  name: 'heart_rate_today',
  kind: 'state',
  type: 'heart_rate_update',
  doc: 'Frecuencia cardíaca de hoy en ventanas de cinco minutos (bpm)',
  scopes: ['frecuencia'],
  pollMs: 5_000,
  on: ['lectura.stored'],
  changes: 'fecha',
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
  async load({ reads, now, subject }) {
    const fecha = fechaOf(now, subject.zona_horaria);
    const today = dayOf(fecha, subject.zona_horaria);
    const ventanas = await reads.heartRateVentanas(subject.consumidor_id, today);
    const stats = await reads.heartRateStats(subject.consumidor_id, today);
    return {
      consumidor_id: subject.consumidor_id,
      fecha,
      total_ventanas: ventanas.length,
      ventanas_con_datos: ventanas.filter((ventana) => ventana.heart_rate_mean !== null).length,
      promedio_dia: stats.mean,
      minimo_dia: stats.min,
      maximo_dia: stats.max,
      ventanas,
    };
  },
});
