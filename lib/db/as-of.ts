import type { AsOf } from '@/lib/domain/terms';

const CAUSAS = ['motivo_id', 'motivo_otro', 'emocion_id', 'emocion_otra', 'solucion_id', 'solucion_otra'];
/** Told later than the deseo, they were not known then either. */
const causasSeen = CAUSAS.map(
  (column) => `CASE WHEN coalesce(causas_at, created_at) < $u THEN ${column} END AS ${column}`,
).join(', ');

const detailsSeen = ['intensidad', 'nota']
  .map((column) => `CASE WHEN coalesce(detalles_at, created_at) < $u THEN ${column} END AS ${column}`)
  .join(', ');

/** An end that came in later was not known either, however long ago it was. */
const endKnown = 'coalesce(cierre_recibido_at, resuelto_at) < $u';

/** `$u` and `$d` stand for the end of what is seen, and the beginning of its last day. */
const SEEN: Record<string, string> = {
  lecturas: 'SELECT * FROM public.lecturas WHERE false',
  // The rollup of the last day is made of its ventanas; finer ones than a ventana are not shown: each minute of the last
  // hour is its ventana, as if it had been alike throughout.
  rollups: `SELECT consumidor_id, minutos, inicio, covered_ms, hr_n, hr_sum, hr_sq, hr_min, hr_max, accel_n, accel_dev
    FROM public.rollups
      WHERE minutos = 5 AND inicio < $u OR minutos = 1440 AND inicio < $d
        OR minutos = 60 AND inicio <= $u - interval '1 hour'
    UNION ALL
    SELECT consumidor_id, 1440, $d, sum(covered_ms), sum(hr_n), sum(hr_sum), sum(hr_sq), min(hr_min), max(hr_max),
      sum(accel_n), sum(accel_dev)
    FROM public.rollups WHERE minutos = 5 AND inicio >= $d AND inicio < $u GROUP BY consumidor_id
    UNION ALL
    SELECT consumidor_id, 1, inicio + each * interval '1 minute', covered_ms / 5, hr_n, hr_sum, hr_sq, hr_min, hr_max,
      accel_n, accel_dev
    FROM public.rollups, generate_series(0, 4) each
    WHERE minutos = 5 AND inicio >= $u - interval '1 hour' AND inicio < $u`,
  ventanas: 'SELECT * FROM public.ventanas WHERE window_start < $u AND closed_at IS NOT NULL',
  analisis: `SELECT id, consumidor_id, ventana_id, window_start, seq, modelo_usado, probabilidad_modelo, urge_label,
      razones, created_at, CASE WHEN feedback_at < $u THEN feedback END AS feedback,
      CASE WHEN feedback_at < $u THEN feedback_at END AS feedback_at
    FROM public.analisis WHERE window_start < $u`,
  deseos: `SELECT id, consumidor_id, seq, uuid, tipo, created_at,
      ${detailsSeen},
      ${causasSeen},
      coalesce(resolved AND ${endKnown}, false) AS resolved,
      CASE WHEN ${endKnown} THEN resultado END AS resultado,
      CASE WHEN ${endKnown} THEN resuelto_at END AS resuelto_at, cierre_recibido_at
    FROM public.deseos WHERE created_at < $u AND coalesce(recibido_at, created_at) < $u`,
  // What was told later of an earlier moment was not known then.
  consumos: 'SELECT * FROM public.consumos WHERE ocurrido_at < $u AND created_at < $u',
  logros: 'SELECT * FROM public.logros WHERE earned_at < $u',
  formularios_temporales: `SELECT * FROM public.formularios_temporales
    WHERE ocurrido_at < $u AND created_at < $u`,
};

const SHADOWS = Object.entries(SEEN)
  .map(([table, text]) => `${table} AS NOT MATERIALIZED (${text})`)
  .join(', ');

/**
 * The same statement over a consumidor's data as it was at a moment: what it takes for the tables are views of them
 * that hold nothing later. A table with data of a person belongs here, or its rows are seen as they are now.
 */
export function seenAsOf(
  text: string,
  values: readonly unknown[],
  { until, day }: AsOf,
): { text: string; values: unknown[] } {
  const at = { u: `$${values.length + 1}::timestamptz`, d: `$${values.length + 2}::timestamptz` };
  const shadows = SHADOWS.replaceAll('$u', at.u).replaceAll('$d', at.d);
  const own = /^WITH /.test(text) ? `, ${text.slice('WITH '.length)}` : ` ${text}`;
  return { text: `WITH ${shadows}${own}`, values: [...values, until, day] };
}
