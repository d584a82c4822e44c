import type { AnalisisReads, AnalisisRow, Prediction, PredictionCounts } from '@/lib/domain/reads';
import type { Query } from './query';

const ANALISIS =
  'id AS analisis_id, window_start, modelo_usado, urge_label, probabilidad_modelo, razones, feedback';

/** By ventana, the newest first. Those of one ventana by several models stay on one page. */
const LATEST = `SELECT * FROM (
    SELECT ${ANALISIS} FROM analisis WHERE consumidor_id = $1 AND window_start < $3
    ORDER BY window_start DESC FETCH FIRST ($2::bigint) ROWS WITH TIES
  ) page ORDER BY window_start DESC, analisis_id DESC`;

const SINCE = `SELECT ${ANALISIS}, seq FROM analisis WHERE consumidor_id = $1 AND seq > $2 ORDER BY seq LIMIT $3`;

const WITHIN = 'FROM analisis WHERE consumidor_id = $1 AND window_start >= $2 AND window_start < $3';

/** Of each ventana what the newest model said. Newest first is the order of the index, which holds all of it. */
const PREDICTIONS = `SELECT DISTINCT ON (window_start) window_start, urge_label, probabilidad_modelo, feedback, feedback_at
  ${WITHIN} ORDER BY window_start DESC, id DESC`;

const COUNTS = `SELECT count(*)::int AS total_predicciones,
    count(*) FILTER (WHERE urge_label = 1)::int AS predicciones_urge,
    count(*) FILTER (WHERE urge_label = 0)::int AS predicciones_no_urge,
    count(*) FILTER (WHERE window_start >= $4 AND window_start < $5)::int AS predicciones_hoy,
    count(*) FILTER (WHERE window_start >= $6 AND window_start < $7)::int AS predicciones_semana,
    count(*) FILTER (WHERE feedback = 'acierto')::int AS aciertos,
    count(*) FILTER (WHERE feedback = 'falsa_alarma')::int AS falsas_alarmas
  FROM (${PREDICTIONS}) p`;

const COUNT = `SELECT count(DISTINCT window_start)::int AS total ${WITHIN}`;

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
    predictions: async (consumidorId, { from, to }) =>
      (await query<Prediction>('predictions', PREDICTIONS, [consumidorId, from, to])).reverse(),
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
