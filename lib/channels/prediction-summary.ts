import { z } from 'zod';
import { percentage } from '@/lib/domain/metrics/percent';
import { COUNTED_DAYS, SCORED_DAYS, scoresOf } from '@/lib/domain/metrics/prediction-summary';
import { REPORTING_GAP_MS } from '@/lib/domain/modelo/outcome';
import { lastDays } from '@/lib/domain/time';
import { defineChannel } from './define';

const score = z.number().min(0).max(1).nullable();

export const predictionSummary = defineChannel({
  name: 'prediction_summary',
  kind: 'state',
  type: 'prediction_summary_update',
  doc: 'Predicciones de los últimos 90 días; `brier` de los últimos 30, junto al de la tasa base',
  scopes: ['predicciones'],
  pollMs: 30_000,
  on: ['ventana.closed', 'analisis.judged', 'deseo.created', 'consumo.created', 'consumo.deleted'],
  changes: ['fecha'],
  schema: z.object({
    consumidor_id: z.int(),
    total_predicciones: z.int(),
    predicciones_urge: z.int(),
    predicciones_no_urge: z.int(),
    abstenciones: z.int(),
    porcentaje_urge: z.number().min(0).max(100).nullable(),
    predicciones_hoy: z.int(),
    predicciones_semana: z.int(),
    aciertos: z.int(),
    falsas_alarmas: z.int(),
    brier: score,
    brier_base: score,
  }),
  example: {
    consumidor_id: 22,
    total_predicciones: 480,
    predicciones_urge: 36,
    predicciones_no_urge: 404,
    abstenciones: 40,
    porcentaje_urge: 8.18,
    predicciones_hoy: 60,
    predicciones_semana: 420,
    aciertos: 7,
    falsas_alarmas: 3,
    brier: 0.0912,
    brier_base: 0.0968,
  },
  async load({ reads, now, subject: { consumidor_id, zona_horaria } }) {
    const days = (count: number) => lastDays(now, count, zona_horaria);
    const counts = await reads.predictionCounts(consumidor_id, days(COUNTED_DAYS), days(1), days(7));
    const { total_predicciones, predicciones_urge, predicciones_no_urge } = counts;
    const judged = predicciones_urge + predicciones_no_urge;
    const scored = days(SCORED_DAYS);
    const reports = await reads.reportsSince(
      consumidor_id,
      new Date(scored.from.getTime() - REPORTING_GAP_MS),
    );
    return {
      consumidor_id,
      ...counts,
      abstenciones: total_predicciones - judged,
      porcentaje_urge: percentage(predicciones_urge, judged),
      ...scoresOf(await reads.predictions(consumidor_id, scored), reports, now),
    };
  },
});
