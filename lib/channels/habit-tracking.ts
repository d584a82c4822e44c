import { z } from 'zod';
import { eachOfLastDays } from '@/lib/domain/time';
import { defineChannel } from './define';

const DAYS = 30;

const rowSchema = z.object({
  consumidor_id: z.int(),
  habito_nombre: z.string(),
  fecha: z.iso.date(),
  total: z.int(),
});

export const habitTracking = defineChannel({
  name: 'habit_tracking',
  kind: 'state',
  type: 'habit_update',
  doc: 'Cada hábito que la persona registró en cada uno de los últimos 30 días, también los días en cero',
  scopes: ['consumos'],
  pollMs: 30_000,
  on: ['consumo.created', 'consumo.deleted'],
  changes: ['fecha'],
  schema: z.array(rowSchema),
  example: [
    { consumidor_id: 22, habito_nombre: 'Fumar cigarrillos', fecha: '2026-11-23', total: 5 },
    { consumidor_id: 22, habito_nombre: 'Fumar cigarrillos', fecha: '2026-11-24', total: 0 },
  ],
  async load({ reads, now, subject: { consumidor_id, zona_horaria } }) {
    const days = await reads.habitDays(consumidor_id, eachOfLastDays(now, DAYS, zona_horaria));
    return days.map((day) => ({ consumidor_id, ...day }));
  },
});
