import type { AnalisisReads, AnalisisRow, Prediction, PredictionCounts } from '@/lib/domain/reads';
import type { Query } from './query';

const ANALISIS = `a.id AS analisis_id, v.window_start, a.modelo_usado, a.urge_label, a.probabilidad_modelo, a.razones`;

/** By ventana, the newest first. Those of one ventana by several models stay on one page. */
const LATEST = `SELECT * FROM (
    SELECT ${ANALISIS} FROM ventanas v
    JOIN analisis a ON a.consumidor_id = v.consumidor_id AND a.ventana_id = v.id
    WHERE v.consumidor_id = $1 AND v.window_start < $3
    ORDER BY v.window_start DESC FETCH FIRST ($2::bigint) ROWS WITH TIES
  ) page ORDER BY window_start DESC, analisis_id DESC`;

const SINCE = `SELECT ${ANALISIS}, a.seq FROM analisis a JOIN ventanas v ON v.id = a.ventana_id
  WHERE a.consumidor_id = $1 AND a.seq > $2 ORDER BY a.seq LIMIT $3`;

const WITHIN = `FROM ventanas v JOIN analisis a ON a.consumidor_id = v.consumidor_id AND a.ventana_id = v.id
  WHERE v.consumidor_id = $1 AND v.window_start >= $2 AND v.window_start < $3`;

/** Of each ventana what the newest model said. */
const PREDICTIONS = `SELECT DISTINCT ON (v.window_start) v.window_start, a.urge_label, a.probabilidad_modelo,
    a.feedback, a.feedback_at
  ${WITHIN} ORDER BY v.window_start, a.id DESC`;

const COUNTS = `SELECT count(*)::int AS total_predicciones,
    count(*) FILTER (WHERE urge_label = 1)::int AS predicciones_urge,
    count(*) FILTER (WHERE urge_label = 0)::int AS predicciones_no_urge,
    count(*) FILTER (WHERE window_start >= $4 AND window_start < $5)::int AS predicciones_hoy,
    count(*) FILTER (WHERE window_start >= $6 AND window_start < $7)::int AS predicciones_semana,
    count(*) FILTER (WHERE feedback = 'acierto')::int AS aciertos,
    count(*) FILTER (WHERE feedback = 'falsa_alarma')::int AS falsas_alarmas
  FROM (${PREDICTIONS}) p`;

const COUNT = `SELECT count(DISTINCT v.id)::int AS total ${WITHIN}`;

const REPORTS = `SELECT 'deseos' AS told, created_at AS at FROM deseos WHERE consumidor_id = $1 AND created_at >= $2
  UNION ALL SELECT 'consumos', ocurrido_at FROM consumos WHERE consumidor_id = $1 AND ocurrido_at >= $2
  UNION ALL SELECT 'otros', ocurrido_at FROM formularios_temporales WHERE consumidor_id = $1 AND ocurrido_at >= $2`;

type Told = { told: 'deseos' | 'consumos' | 'otros'; at: Date };

export function analisisReads(query: Query): AnalisisReads {
  return {
    latestAnalisis: (consumidorId, { limit, before = 'infinity' }) =>
      query<AnalisisRow>('analisis_latest', LATEST, [consumidorId, limit, before]),
    analisisSince: (consumidorId, offset, limit) =>
      query<AnalisisRow & { seq: number }>('analisis_since', SINCE, [consumidorId, offset, limit]),
    predictionCounts: async (consumidorId, ...periods) => {
      const range = periods.flatMap(({ from, to }) => [from, to]);
      const rows = await query<PredictionCounts>('prediction_counts', COUNTS, [consumidorId, ...range]);
      return rows[0] as PredictionCounts;
    },
    predictions: (consumidorId, { from, to }) =>
      query<Prediction>('predictions', PREDICTIONS, [consumidorId, from, to]),
    countPredictions: async (consumidorId, { from, to }) => {
      const rows = await query<{ total: number }>('predictions_count', COUNT, [consumidorId, from, to]);
      return rows[0]?.total ?? 0;
    },
    reportsSince: async (consumidorId, from) => {
      const rows = await query<Told>('reports', REPORTS, [consumidorId, from]);
      const of = (kind: Told['told']) => rows.filter(({ told }) => told === kind).map(({ at }) => at);
      return { deseos: of('deseos'), consumos: of('consumos'), otros: of('otros') };
    },
  };
}
