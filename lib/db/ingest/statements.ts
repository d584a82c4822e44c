import { EXTREMES, isExtreme, LEVELS, SUM_KEYS } from '@/lib/domain/metrics/sums';
import { MINUTE_MS } from '@/lib/domain/time';
import { MAY_WRITE } from '../device-identities';

/**
 * What a group builds on, in one look: ends of the streams, counters that arrived, minutes, RR intervals of minutes
 * that get new ones, and what is known of the devices. One row; a part without rows is null.
 */
export const READ = `SELECT
  (SELECT json_agg(json_build_array(s.consumidor_id, s.epoch, s.last_offset, (SELECT extract(epoch FROM max(r.inicio)) * 1000
      FROM rollups r WHERE r.consumidor_id = s.consumidor_id AND r.minutos = 1), c.zona_horaria))
    FROM streams s JOIN consumidores c ON c.id = s.consumidor_id WHERE s.stream = 'lecturas' AND s.consumidor_id = ANY($1::int[])) AS offsets,
  (SELECT json_agg(json_build_array(v.dispositivo_id, v.bloque, encode(v.bits, 'hex')))
    FROM unnest($2::int[], $3::bigint[]) AS k(dispositivo_id, bloque)
    JOIN lecturas_vistas v USING (dispositivo_id, bloque)) AS blocks,
  (SELECT json_agg(json_build_array(r.consumidor_id, k.inicio_ms, ${SUM_KEYS.map((column) => `r.${column}`).join(', ')}))
    FROM unnest($4::int[], $5::float8[]) AS k(consumidor_id, inicio_ms)
    JOIN rollups r ON r.consumidor_id = k.consumidor_id AND r.minutos = 1
      AND r.inicio = to_timestamp(k.inicio_ms / 1000)) AS minutes,
  (SELECT json_agg(json_build_array(l.consumidor_id, l.dispositivo_id, extract(epoch FROM l.medido_at) * 1000, l.rr_ms))
    FROM unnest($6::int[], $7::float8[]) AS k(consumidor_id, inicio_ms)
    JOIN lecturas l ON l.consumidor_id = k.consumidor_id AND l.rr_ms IS NOT NULL
      AND l.medido_at >= to_timestamp(k.inicio_ms / 1000)
      AND l.medido_at < to_timestamp(k.inicio_ms / 1000) + interval '1 minute') AS packets,
  (SELECT json_agg(json_build_array(d.id, d.senal, (SELECT max(v.bloque) FROM lecturas_vistas v
      WHERE v.dispositivo_id = d.id))) FROM dispositivos d WHERE d.id = ANY($8::int[])) AS senales`;

const totalOf = (column: string) => {
  if (column === 'hr_min') return 'min(t.hr_min)';
  if (column === 'hr_max') return 'max(t.hr_max)';
  return column === 'covered_ms' ? 'sum(l.covered_ms)::bigint' : `sum(t.${column})::bigint`;
};

/** Start (ms) of the aligned bucket of so many minutes that a changed minute lies in. */
const floored = (minutes: number) => `floor(t.minuto_ms / ${minutes * MINUTE_MS}) * ${minutes * MINUTE_MS}`;

/** Adds the changes to the rollups of every length. */
const ADD_CHANGES = `INSERT INTO rollups AS r (consumidor_id, minutos, inicio, ${SUM_KEYS.join(', ')})
  SELECT t.consumidor_id, l.minutos, to_timestamp(l.inicio_ms / 1000), ${SUM_KEYS.map(totalOf).join(', ')}
  FROM changes t CROSS JOIN LATERAL (VALUES
    (${LEVELS.minute}::smallint, t.minuto_ms, t.covered_ms),
    (${LEVELS.ventana}::smallint, ${floored(LEVELS.ventana)}, t.parte_ms),
    (${LEVELS.hour}::smallint, ${floored(LEVELS.hour)}, t.parte_ms),
    (${LEVELS.day}::smallint, t.dia_ms, t.parte_ms)) AS l(minutos, inicio_ms, covered_ms)
  GROUP BY t.consumidor_id, l.minutos, l.inicio_ms ORDER BY t.consumidor_id, l.minutos, l.inicio_ms
  ON CONFLICT (consumidor_id, minutos, inicio) DO UPDATE SET ${SUM_KEYS.map((column) =>
    isExtreme(column)
      ? `${column} = ${EXTREMES[column]}(r.${column}, excluded.${column})`
      : `${column} = r.${column} + excluded.${column}`,
  ).join(', ')}`;

/** The ventanas that changed are to be closed, again if they were. */
const OPEN_CHANGED = `INSERT INTO ventanas AS v (consumidor_id, window_start)
  SELECT DISTINCT t.consumidor_id, to_timestamp(${floored(LEVELS.ventana)} / 1000) FROM changes t
  ON CONFLICT (consumidor_id, window_start) DO UPDATE SET pendiente = true WHERE NOT v.pendiente`;

const markBlocks = (parameter: string) => `INSERT INTO lecturas_vistas (dispositivo_id, bloque, bits)
  SELECT * FROM unnest(${parameter}::bloque_visto[])
  ON CONFLICT (dispositivo_id, bloque) DO UPDATE SET bits = excluded.bits`;

/** What a rebuild from the readings needs of APPEND: `minuto_cambiado[]`, and `bloque_visto[]`. */
export const ADD_MINUTES = `WITH changes AS MATERIALIZED (SELECT * FROM unnest($1::minuto_cambiado[])),
opened AS (${OPEN_CHANGED})
${ADD_CHANGES}`;
/** The same for minutes whose ventanas are seen to elsewhere. */
export const ADD_ROLLUPS = `WITH changes AS MATERIALIZED (SELECT * FROM unnest($1::minuto_cambiado[]))
${ADD_CHANGES}`;
export const MARK_BLOCKS = markBlocks('$1');

const LECTURA = `consumidor_id, seq, dispositivo_id, n, medido_at, recibido_at, heart_rate, rr_ms, accel_x, accel_y, accel_z,
    gyro_x, gyro_y, gyro_z, contacto, fuente, adelantada`;

/**
 * Everything a group changes, in one statement and so in one commit: readings, rollups, ventanas to be closed,
 * counters, devices, quarantine and the ends of the streams. It was computed from what READ saw: when a stream has
 * moved since, or a device may not write any more, it fails with `division_by_zero` and changes nothing. The streams are locked first and in one order,
 * so that the order of commits is the order of offsets and no two groups wait for each other.
 *
 * Answers the ids of the readings, in the order of consumidor and offset.
 *
 * Parameters: `stream_movido[]`, `lectura_nueva[]`, `minuto_cambiado[]`, `bloque_visto[]`, `dispositivo_oido[]`, and
 * the quarantine as JSON, which is mostly empty.
 */
export const APPEND = `
WITH expected AS MATERIALIZED (
  SELECT * FROM unnest($1::stream_movido[])
), locked AS MATERIALIZED (
  SELECT s.consumidor_id FROM streams s JOIN expected e USING (consumidor_id)
  WHERE s.stream = 'lecturas' AND s.last_offset = e.antes ORDER BY s.consumidor_id FOR UPDATE OF s
), moved AS (
  UPDATE streams s SET last_offset = e.despues FROM locked l JOIN expected e USING (consumidor_id)
  WHERE s.consumidor_id = l.consumidor_id AND s.stream = 'lecturas' AND s.last_offset = e.antes
  RETURNING s.consumidor_id
), stored AS (
  INSERT INTO lecturas (${LECTURA})
  SELECT ${LECTURA.replace('medido_at', 'to_timestamp(medido_ms / 1000)').replace('recibido_at', 'to_timestamp(recibido_ms / 1000)')}
  FROM unnest($2::lectura_nueva[])
  RETURNING id, consumidor_id, seq
), changes AS MATERIALIZED (
  SELECT * FROM unnest($3::minuto_cambiado[])
), rolled AS (
  ${ADD_CHANGES}
), opened AS (
  ${OPEN_CHANGED}
), marked AS (
  ${markBlocks('$4')}
), heard AS (
  UPDATE dispositivos d SET visto_at = to_timestamp(t.visto_ms / 1000), bateria = coalesce(t.bateria, d.bateria),
    ultimo_medido_at = greatest(d.ultimo_medido_at, to_timestamp(t.medido_ms / 1000)), senal = t.senal
  FROM unnest($5::dispositivo_oido[]) t, consumidores c, usuarios u
  WHERE d.id = t.id AND c.id = d.consumidor_id AND u.id = c.usuario_id AND ${MAY_WRITE}
  RETURNING d.id
), aside AS (
  INSERT INTO cuarentena (consumidor_id, dispositivo_id, n, medido_at, recibido_at, lectura)
  SELECT consumidor_id, dispositivo_id, n, to_timestamp(medido_ms / 1000), to_timestamp(recibido_ms / 1000), lectura
  FROM jsonb_to_recordset($6::jsonb) AS t(consumidor_id int, dispositivo_id int, n bigint, medido_ms float8,
    recibido_ms float8, lectura jsonb)
  ON CONFLICT (dispositivo_id, n) DO NOTHING
)
SELECT 1 / ((SELECT count(*) FROM moved) = (SELECT count(*) FROM expected)
  AND (SELECT count(*) FROM heard) = cardinality($5::dispositivo_oido[]))::int,
  (SELECT string_agg(id::text, ',' ORDER BY consumidor_id, seq) FROM stored) AS ids`;

/** How APPEND says that what it was made from is no longer so. */
export const OUTDATED = '22012';
