import { z } from 'zod';
import { round } from '@/lib/domain/metrics/stats';
import { countFechas, lastDays, previousDays } from '@/lib/domain/time';
import { defineChannel } from './define';

const MONTH_DAYS = 30;

const rowSchema = z.object({
  consumidor_id: z.int(),
  habito_nombre: z.string(),
  total_eventos: z.int(),
  primer_registro: z.iso.datetime(),
  ultimo_registro: z.iso.datetime(),
  promedio_diario: z.number().nullable(),
  eventos_mes_actual: z.int(),
  eventos_mes_anterior: z.int(),
});

export const habitStats = defineChannel({
  name: 'habit_stats',
  kind: 'state',
  type: 'habit_stats_update',
  doc: 'Una fila por hábito que la persona registró, el más frecuente primero; mes = últimos 30 días',
  scopes: ['consumos'],
  pollMs: 30_000,
  on: ['consumo.created', 'consumo.deleted'],
  changes: ['ventana'],
  schema: z.array(rowSchema),
  example: [
    {
      consumidor_id: 22,
      habito_nombre: 'Fumar cigarrillos',
      total_eventos: 412,
      primer_registro: '2026-09-01T14:10:00.000Z',
      ultimo_registro: '2026-11-24T13:40:00.000Z',
      promedio_diario: 4.85,
      eventos_mes_actual: 120,
      eventos_mes_anterior: 148,
    },
  ],
  async load({ reads, now, subject: { consumidor_id, zona_horaria } }) {
    const month = lastDays(now, MONTH_DAYS, zona_horaria);
    const before = previousDays(now, MONTH_DAYS, zona_horaria);
    const habits = await reads.habitTotals(consumidor_id, month, before);
    return habits.map((habit) => ({
      consumidor_id,
      habito_nombre: habit.habito_nombre,
      total_eventos: habit.total,
      primer_registro: habit.primer_registro.toISOString(),
      ultimo_registro: habit.ultimo_registro.toISOString(),
      promedio_diario: round(habit.total / countFechas(habit.primer_registro, now, zona_horaria), 2),
      eventos_mes_actual: habit.last,
      eventos_mes_anterior: habit.before,
    }));
  },
});
