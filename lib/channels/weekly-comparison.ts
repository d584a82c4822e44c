import { z } from 'zod';
import { percentChange } from '@/lib/domain/metrics/percent';
import { lastDays, previousDays } from '@/lib/domain/time';
import { defineChannel } from './define';

const count = z.int().nullable();
const percent = z.number().nullable();

export const weeklyComparison = defineChannel({
  name: 'weekly_comparison',
  kind: 'state',
  type: 'weekly_comparison_update',
  doc: 'Los últimos 7 días contra los 7 anteriores, cortados a la misma hora; los cambios son null desde cero',
  scopes: ['consumos', 'deseos'],
  fields: {
    cigarrillos_semana_actual: 'consumos',
    cigarrillos_semana_anterior: 'consumos',
    porcentaje_cambio: 'consumos',
    deseos_semana_actual: 'deseos',
    deseos_semana_anterior: 'deseos',
    porcentaje_cambio_deseos: 'deseos',
  },
  pollMs: 60_000,
  on: ['deseo.created', 'consumo.created', 'consumo.deleted'],
  changes: ['ventana'],
  schema: z.object({
    consumidor_id: z.int(),
    cigarrillos_semana_actual: count,
    cigarrillos_semana_anterior: count,
    porcentaje_cambio: percent,
    deseos_semana_actual: count,
    deseos_semana_anterior: count,
    porcentaje_cambio_deseos: percent,
  }),
  example: {
    consumidor_id: 22,
    cigarrillos_semana_actual: 31,
    cigarrillos_semana_anterior: 44,
    porcentaje_cambio: -29.55,
    deseos_semana_actual: 18,
    deseos_semana_anterior: 15,
    porcentaje_cambio_deseos: 20,
  },
  async load({ reads, now, subject: { consumidor_id, zona_horaria } }) {
    const weeks = [lastDays(now, 7, zona_horaria), previousDays(now, 7, zona_horaria)];
    const [cigarettes = 0, cigarettesBefore = 0] = await reads.countCigarettes(consumidor_id, weeks);
    const [deseos = 0, deseosBefore = 0] = await reads.countDeseos(consumidor_id, weeks);
    return {
      consumidor_id,
      cigarrillos_semana_actual: cigarettes,
      cigarrillos_semana_anterior: cigarettesBefore,
      porcentaje_cambio: percentChange(cigarettes, cigarettesBefore),
      deseos_semana_actual: deseos,
      deseos_semana_anterior: deseosBefore,
      porcentaje_cambio_deseos: percentChange(deseos, deseosBefore),
    };
  },
});
