import { z } from 'zod';
import { fechaOf, lastDays } from '@/lib/domain/time';
import { defineChannel } from './define';

const count = z.int().nullable();

export const dailySummary = defineChannel({
  name: 'daily_summary',
  kind: 'state',
  type: 'daily_summary_update',
  doc: 'El día de la persona: cigarrillos, frecuencia, deseos y predicciones; semana = últimos 7 días, mes = últimos 30',
  scopes: ['consumos', 'frecuencia', 'deseos', 'predicciones'],
  fields: {
    cigarrillos_hoy: 'consumos',
    cigarrillos_semana: 'consumos',
    cigarrillos_mes: 'consumos',
    hr_promedio_hoy: 'frecuencia',
    deseos_hoy: 'deseos',
    deseos_resueltos_hoy: 'deseos',
    deseos_resistidos_hoy: 'deseos',
    deseos_activos: 'deseos',
    predicciones_hoy: 'predicciones',
  },
  pollMs: 15_000,
  on: [
    'lectura.stored',
    'ventana.closed',
    'deseo.created',
    'deseo.resolved',
    'deseo.reopened',
    'consumo.created',
    'consumo.deleted',
  ],
  changes: ['fecha'],
  schema: z.object({
    consumidor_id: z.int(),
    fecha: z.iso.date(),
    cigarrillos_hoy: count,
    cigarrillos_semana: count,
    cigarrillos_mes: count,
    hr_promedio_hoy: z.number().nullable(),
    deseos_hoy: count,
    deseos_resueltos_hoy: count,
    deseos_resistidos_hoy: count,
    deseos_activos: count,
    predicciones_hoy: count,
  }),
  example: {
    consumidor_id: 22,
    fecha: '2026-11-24',
    cigarrillos_hoy: 3,
    cigarrillos_semana: 31,
    cigarrillos_mes: 160,
    hr_promedio_hoy: 71.4,
    deseos_hoy: 4,
    deseos_resueltos_hoy: 3,
    deseos_resistidos_hoy: 2,
    deseos_activos: 1,
    predicciones_hoy: 60,
  },
  async load({ reads, now, subject: { consumidor_id, zona_horaria } }) {
    const today = lastDays(now, 1, zona_horaria);
    const periods = [today, lastDays(now, 7, zona_horaria), lastDays(now, 30, zona_horaria)];
    const [hoy = 0, semana = 0, mes = 0] = await reads.countCigarettes(consumidor_id, periods);
    const { hr_mean } = await reads.heartRateOfDays(consumidor_id, today);
    return {
      consumidor_id,
      fecha: fechaOf(now, zona_horaria),
      cigarrillos_hoy: hoy,
      cigarrillos_semana: semana,
      cigarrillos_mes: mes,
      hr_promedio_hoy: hr_mean,
      ...(await reads.desireDay(consumidor_id, today)),
      predicciones_hoy: await reads.countPredictions(consumidor_id, today),
    };
  },
});
