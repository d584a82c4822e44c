import { z } from 'zod';
import { DESEO_TIPOS, RESULTADOS } from '@/lib/domain/deseos';
import { USUAL_DAYS } from '@/lib/domain/resumen';
import { fechaOf, lastDays } from '@/lib/domain/time';
import { defineChannel } from './define';

const count = z.int().nullable();
const bpm = z.int().nullable();
const instant = z.iso.datetime();

export const resumen = defineChannel({
  name: 'resumen',
  kind: 'state',
  type: 'resumen_update',
  doc: 'Una persona en una tarjeta: frecuencia junto a su propio rango, última hora, último deseo, predicción y cuentas de hoy',
  scopes: ['frecuencia', 'deseos', 'consumos', 'predicciones'],
  fields: {
    hr_actual: 'frecuencia',
    hr_actual_at: 'frecuencia',
    hr_reciente: 'frecuencia',
    hr_habitual_min: 'frecuencia',
    hr_habitual_max: 'frecuencia',
    hr_minutos: 'frecuencia',
    hr_promedio_hoy: 'frecuencia',
    ultimo_deseo: 'deseos',
    deseos_hoy: 'deseos',
    deseos_activos: 'deseos',
    cigarrillos_hoy: 'consumos',
    probabilidad_modelo: 'predicciones',
    prediccion_at: 'predicciones',
  },
  // Of minutes and ventanas: with finished days alone there are figures of days.
  fieldsCoarsest: {
    hr_actual: '5min',
    hr_actual_at: '5min',
    hr_reciente: '5min',
    hr_minutos: '5min',
    probabilidad_modelo: '5min',
    prediccion_at: '5min',
  },
  pollMs: 10_000,
  // A board shows fifty of them: the eye does not miss what comes within the same second, and a minute that has just begun
  // is another with each reading.
  pushMs: 1_000,
  readingPushMs: 5_000,
  onlyNews: true,
  on: [
    'lectura.stored',
    'ventana.closed',
    'deseo.created',
    'deseo.resolved',
    'deseo.reopened',
    'consumo.created',
    'consumo.deleted',
  ],
  changes: ['fecha', 'ventana'],
  schema: z.object({
    consumidor_id: z.int(),
    fecha: z.iso.date(),
    hr_actual: bpm,
    hr_actual_at: instant.nullable(),
    hr_reciente: bpm,
    hr_habitual_min: bpm,
    hr_habitual_max: bpm,
    hr_minutos: z.object({ desde: instant, valores: z.array(bpm) }).nullable(),
    hr_promedio_hoy: bpm,
    ultimo_deseo: z
      .object({
        deseo_id: z.int(),
        deseo_tipo: z.enum(DESEO_TIPOS),
        intensidad: z.int().nullable(),
        fecha_creacion: instant,
        resolved: z.boolean(),
        resultado: z.enum(RESULTADOS).nullable(),
        resuelto_at: instant.nullable(),
      })
      .nullable(),
    deseos_hoy: count,
    deseos_activos: count,
    cigarrillos_hoy: count,
    probabilidad_modelo: z.number().min(0).max(1).nullable(),
    prediccion_at: instant.nullable(),
  }),
  example: {
    consumidor_id: 22,
    fecha: '2026-11-24',
    hr_actual: 78,
    hr_actual_at: '2026-11-24T15:02:00.000Z',
    hr_reciente: 77,
    hr_habitual_min: 58,
    hr_habitual_max: 94,
    hr_minutos: { desde: '2026-11-24T15:00:00.000Z', valores: [76, null, 78] },
    hr_promedio_hoy: 74,
    ultimo_deseo: {
      deseo_id: 7,
      deseo_tipo: 'sustancia',
      intensidad: 6,
      fecha_creacion: '2026-11-24T14:40:00.000Z',
      resolved: true,
      resultado: 'resistido',
      resuelto_at: '2026-11-24T14:47:00.000Z',
    },
    deseos_hoy: 2,
    deseos_activos: 0,
    cigarrillos_hoy: 1,
    probabilidad_modelo: 0.31,
    prediccion_at: '2026-11-24T15:00:00.000Z',
  },
  async load({ reads, now, subject: { consumidor_id, zona_horaria } }) {
    const today = lastDays(now, 1, zona_horaria);
    const usual = { from: lastDays(now, USUAL_DAYS + 1, zona_horaria).from, to: today.from };
    return {
      consumidor_id,
      fecha: fechaOf(now, zona_horaria),
      ...(await reads.pulso(consumidor_id, now, usual)),
      ...(await reads.hechos(consumidor_id, today)),
    };
  },
});
