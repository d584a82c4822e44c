import type { DeseoReads, DesireDay, DesireRow, DesireStatsRow } from '@/lib/domain/reads';
import { bounds, type Dated, type Query } from './query';
import { HR_SELECT, type HrRow, heartRateOf } from './rollups';

/**
 * The heart rate of a deseo is that of its ventana once it closed: an open one still changes. Its analisis is that of
 * the newest model.
 */
const DESEOS = `SELECT d.id AS deseo_id, d.seq, d.consumidor_id, d.tipo AS deseo_tipo, d.intensidad, d.resolved, d.resultado,
    d.created_at AS fecha_creacion, v.window_start AS ventana_inicio, ${HR_SELECT}, a.urge_label, a.probabilidad_modelo,
    round(extract(epoch FROM d.resuelto_at - d.created_at) / 3600, 2)::float8 AS horas_hasta_resolucion
  FROM deseos d
  LEFT JOIN ventanas v
    ON v.consumidor_id = d.consumidor_id AND v.window_start = date_bin('5 minutes', d.created_at, 'epoch')
  LEFT JOIN rollups r ON r.consumidor_id = v.consumidor_id AND r.minutos = 5 AND r.inicio = v.window_start
    AND v.closed_at IS NOT NULL
  LEFT JOIN LATERAL (
    SELECT urge_label, probabilidad_modelo FROM analisis
    WHERE consumidor_id = v.consumidor_id AND window_start = v.window_start ORDER BY id DESC LIMIT 1
  ) a ON true
  WHERE d.consumidor_id = $1`;

/** Deseos of one instant stay on one page. */
const LATEST = `SELECT * FROM (
    ${DESEOS} AND d.created_at < $3 ORDER BY d.created_at DESC FETCH FIRST ($2::bigint) ROWS WITH TIES
  ) page ORDER BY fecha_creacion DESC, deseo_id DESC`;
const SINCE = `${DESEOS} AND d.seq > $2 ORDER BY d.seq LIMIT $3`;

type Row = Dated<Omit<DesireRow, 'heart_rate_durante'>, 'fecha_creacion' | 'ventana_inicio'> &
  HrRow & { seq: number };

function desireRow({ hr_n, hr_sum, hr_sq, hr_min, hr_max, seq, ...row }: Row): DesireRow & { seq: number } {
  return {
    ...row,
    seq,
    fecha_creacion: row.fecha_creacion.toISOString(),
    ventana_inicio: row.ventana_inicio?.toISOString() ?? null,
    heart_rate_durante: heartRateOf({ hr_n, hr_sum, hr_sq, hr_min, hr_max }).hr_mean,
  };
}

const STATS = `SELECT coalesce(t.tipo::text, 'total') AS deseo_tipo, count(d.id)::int AS total_deseos,
    count(*) FILTER (WHERE d.resolved)::int AS deseos_resueltos,
    count(*) FILTER (WHERE d.resultado = 'resistido')::int AS deseos_resistidos,
    round(avg(extract(epoch FROM d.resuelto_at - d.created_at)) / 3600, 2)::float8 AS promedio_horas_resolucion,
    count(*) FILTER (WHERE d.created_at >= $2 AND d.created_at < $3)::int AS deseos_hoy,
    count(*) FILTER (WHERE d.resuelto_at >= $2 AND d.resuelto_at < $3)::int AS deseos_resueltos_hoy
  FROM unnest(enum_range(NULL::deseo_tipo)) AS t(tipo)
  LEFT JOIN deseos d ON d.tipo = t.tipo AND d.consumidor_id = $1
  GROUP BY GROUPING SETS ((t.tipo), ()) ORDER BY t.tipo NULLS LAST`;

const DAY = `SELECT count(*) FILTER (WHERE created_at >= $2 AND created_at < $3)::int AS deseos_hoy,
    count(*) FILTER (WHERE resuelto_at >= $2 AND resuelto_at < $3)::int AS deseos_resueltos_hoy,
    count(*) FILTER (WHERE resultado = 'resistido' AND resuelto_at >= $2 AND resuelto_at < $3)::int
      AS deseos_resistidos_hoy,
    count(*) FILTER (WHERE NOT resolved)::int AS deseos_activos
  FROM deseos WHERE consumidor_id = $1`;

const COUNT = `SELECT (SELECT count(*)::int FROM deseos
    WHERE consumidor_id = $1 AND created_at >= p.desde AND created_at < p.hasta) AS total
  FROM unnest($2::timestamptz[], $3::timestamptz[]) WITH ORDINALITY AS p(desde, hasta, place) ORDER BY place`;

export function deseoReads(query: Query): DeseoReads {
  return {
    latestDeseos: async (consumidorId, { limit, before = 'infinity' }) =>
      (await query<Row>('deseos_latest', LATEST, [consumidorId, limit, before])).map((row) => {
        const { seq: _, ...rest } = desireRow(row);
        return rest;
      }),
    deseosSince: async (consumidorId, offset, limit) =>
      (await query<Row>('deseos_since', SINCE, [consumidorId, offset, limit])).map(desireRow),
    desireStats: (consumidorId, { from, to }) =>
      query<DesireStatsRow>('desire_stats', STATS, [consumidorId, from, to]),
    desireDay: async (consumidorId, { from, to }) =>
      (await query<DesireDay>('desire_day', DAY, [consumidorId, from, to]))[0] as DesireDay,
    countDeseos: async (consumidorId, periods) =>
      (await query<{ total: number }>('deseos_count', COUNT, [consumidorId, ...bounds(periods)])).map(
        ({ total }) => total,
      ),
  };
}
