import { progresoDe, progresoSchema } from '@/lib/domain/metrics/progreso/progreso';
import { defineChannel } from './define';

export const progreso = defineChannel({
  name: 'progreso',
  kind: 'state',
  type: 'progreso_update',
  doc: 'Lo que la persona ha logrado: antojos superados, rachas, días sin humo, marcas y logros',
  scopes: ['deseos', 'consumos'],
  fields: {
    antojos_superados: 'deseos',
    deseos_registrados: 'deseos',
    racha_actual: 'consumos',
    racha_mas_larga: 'consumos',
    dias_sin_humo: 'consumos',
    sin_humo_desde: 'consumos',
    duracion_minima: 'deseos',
    duracion_mediana: 'deseos',
    mejor_dia: 'deseos',
    mejor_semana: 'deseos',
    logros: ['deseos', 'consumos'],
  },
  pollMs: 30_000,
  pushMs: 1_000,
  on: [
    'deseo.created',
    'deseo.resolved',
    'deseo.reopened',
    'deseo.updated',
    'consumo.created',
    'consumo.deleted',
    'plan.changed',
    'logro.earned',
  ],
  changes: ['fecha', 'ventana'],
  schema: progresoSchema,
  example: {
    consumidor_id: 22,
    fecha: '2026-11-24',
    antojos_superados: 37,
    deseos_registrados: 44,
    racha_actual: { dias: 3, desde: '2026-11-21', hasta: '2026-11-23' },
    racha_mas_larga: { dias: 12, desde: '2026-11-08', hasta: '2026-11-19' },
    dias_sin_humo: 15,
    sin_humo_desde: '2026-11-20T23:10:00.000Z',
    duracion_minima: 2.5,
    duracion_mediana: 7.3,
    mejor_dia: { fecha: '2026-11-12', antojos_superados: 6 },
    mejor_semana: { semana: '2026-W46', antojos_superados: 19 },
    logros: [
      { logro: 'primera_victoria', earned_at: '2026-11-08T18:30:00.000Z', valor: 1, meta: 1 },
      { logro: 'voluntad_firme', earned_at: null, valor: 3, meta: 5 },
    ],
  },
  async load({ reads, now, subject: { consumidor_id, zona_horaria } }) {
    const { ganados, ...hechos } = await reads.progreso(consumidor_id);
    return progresoDe(consumidor_id, hechos, ganados, now, zona_horaria);
  },
});
