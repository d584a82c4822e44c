import { emptySums, type Sums } from '@/lib/domain/metrics/sums';

/** Columns of the rollups beside their key, in one order for SQL and parameters. */
export const SUM_COLUMNS = Object.keys(emptySums()) as (keyof Sums)[];

const EXTREMES = { hr_min: 'least', hr_max: 'greatest' } as const;
const isExtreme = (column: string): column is keyof typeof EXTREMES => column in EXTREMES;

/**
 * What a group builds on, in one look: ends of the streams, counters that arrived, minutes, RR intervals of minutes
 * that get new ones, and what is known of the devices. One row; a part without rows is null.
 */
export const READ = `SELECT
  (SELECT json_agg(json_build_array(s.consumidor_id, s.last_offset, (SELECT extract(epoch FROM max(r.inicio)) * 1000
      FROM rollups r WHERE r.consumidor_id = s.consumidor_id AND r.minutos = 1)))
    FROM streams s WHERE s.stream = 'lecturas' AND s.consumidor_id = ANY($1::int[])) AS offsets,
  (SELECT json_agg(json_build_array(v.dispositivo_id, v.bloque, encode(v.bits, 'hex')))
    FROM unnest($2::int[], $3::bigint[]) AS k(dispositivo_id, bloque)
    JOIN lecturas_vistas v USING (dispositivo_id, bloque)) AS blocks,
  (SELECT json_agg(json_build_array(r.consumidor_id, k.inicio_ms, ${SUM_COLUMNS.map((column) => `r.${column}`).join(', ')}))
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

/** Columns of `lecturas` that a group brings, with the types of their arrays. Times are ms since 1970. */
const LECTURA_COLUMNS = {
  consumidor_id: 'int[]',
  seq: 'bigint[]',
  dispositivo_id: 'int[]',
  n: 'bigint[]',
  medido_at: 'float8[]',
  recibido_at: 'float8[]',
  heart_rate: 'real[]',
  rr_ms: 'text[]',
  accel_x: 'real[]',
  accel_y: 'real[]',
  accel_z: 'real[]',
  gyro_x: 'real[]',
  gyro_y: 'real[]',
  gyro_z: 'real[]',
  contacto: 'bool[]',
  fuente: 'fuente[]',
  adelantada: 'bool[]',
} as const;

const casts: Record<string, (column: string) => string> = {
  medido_at: (column) => `to_timestamp(${column} / 1000)`,
  recibido_at: (column) => `to_timestamp(${column} / 1000)`,
  rr_ms: (column) => `${column}::real[]`,
};

type Parameters = (types: readonly string[]) => string;

/** Numbers the parameters as the parts of a statement ask for them. */
function parameters(): Parameters {
  let last = 0;
  return (types) => types.map((type) => `$${++last}::${type}`).join(', ');
}

/** What minutes change by, one row a minute: `parte_ms` is what the longer rollups get of `covered_ms`. */
function changes(next: Parameters): string {
  const types = ['int[]', 'float8[]', 'float8[]', 'float8[]', ...SUM_COLUMNS.map(typeOf)];
  const names = ['consumidor_id', 'minuto_ms', 'dia_ms', 'parte_ms', ...SUM_COLUMNS];
  return `SELECT * FROM unnest(${next(types)}) AS t(${names.join(', ')})`;
}

/** Whole numbers below 2^53 are exact as float8, and a sum of bigint would be a numeric: far slower. */
const typeOf = (column: string) => (isExtreme(column) ? 'int[]' : 'float8[]');

const totalOf = (column: string) => {
  if (column === 'hr_min') return 'min(t.hr_min)';
  if (column === 'hr_max') return 'max(t.hr_max)';
  return column === 'covered_ms' ? 'sum(l.covered_ms)::bigint' : `sum(t.${column})::bigint`;
};

/** Adds the changes to the rollups of every length. */
const ADD_CHANGES = `INSERT INTO rollups AS r (consumidor_id, minutos, inicio, ${SUM_COLUMNS.join(', ')})
  SELECT t.consumidor_id, l.minutos, to_timestamp(l.inicio_ms / 1000), ${SUM_COLUMNS.map(totalOf).join(', ')}
  FROM changes t CROSS JOIN LATERAL (VALUES
    (1::smallint, t.minuto_ms, t.covered_ms),
    (5::smallint, floor(t.minuto_ms / 300000) * 300000, t.parte_ms),
    (60::smallint, floor(t.minuto_ms / 3600000) * 3600000, t.parte_ms),
    (1440::smallint, t.dia_ms, t.parte_ms)) AS l(minutos, inicio_ms, covered_ms)
  GROUP BY t.consumidor_id, l.minutos, l.inicio_ms ORDER BY t.consumidor_id, l.minutos, l.inicio_ms
  ON CONFLICT (consumidor_id, minutos, inicio) DO UPDATE SET ${SUM_COLUMNS.map((column) =>
    isExtreme(column)
      ? `${column} = ${EXTREMES[column]}(r.${column}, excluded.${column})`
      : `${column} = r.${column} + excluded.${column}`,
  ).join(', ')}`;

/** The ventanas that changed are to be closed, again if they were. */
const OPEN_CHANGED = `INSERT INTO ventanas AS v (consumidor_id, window_start)
  SELECT DISTINCT consumidor_id, to_timestamp(floor(minuto_ms / 300000) * 300) FROM changes
  ON CONFLICT (consumidor_id, window_start) DO UPDATE SET pendiente = true WHERE NOT v.pendiente`;

function markCounters(next: Parameters): string {
  return `INSERT INTO lecturas_vistas (dispositivo_id, bloque, bits)
  SELECT dispositivo_id, bloque, decode(bits, 'hex')
  FROM unnest(${next(['int[]', 'bigint[]', 'text[]'])}) AS t(dispositivo_id, bloque, bits)
  ON CONFLICT (dispositivo_id, bloque) DO UPDATE SET bits = excluded.bits`;
}

/** The parts of APPEND that a rebuild from the readings needs. */
export const ADD_MINUTES = `WITH changes AS MATERIALIZED (${changes(parameters())}), opened AS (${OPEN_CHANGED})
${ADD_CHANGES}`;
export const MARK_COUNTERS = markCounters(parameters());

/**
 * Everything a group changes, in one statement and so in one commit: readings, rollups, ventanas to be closed,
 * counters, devices, quarantine and the ends of the streams. It was computed from what READ saw: when a stream has
 * moved since, it fails with `division_by_zero` and changes nothing. The streams are locked first and in one order,
 * so that the order of commits is the order of offsets and no two groups wait for each other.
 */
export const APPEND = (() => {
  const next = parameters();
  const columns = Object.keys(LECTURA_COLUMNS);
  return `
WITH expected AS MATERIALIZED (
  SELECT * FROM unnest(${next(['int[]', 'bigint[]', 'bigint[]'])}) AS t(consumidor_id, before, after)
), locked AS MATERIALIZED (
  SELECT s.consumidor_id FROM streams s JOIN expected e USING (consumidor_id)
  WHERE s.stream = 'lecturas' AND s.last_offset = e.before ORDER BY s.consumidor_id FOR UPDATE OF s
), moved AS (
  UPDATE streams s SET last_offset = e.after FROM locked l JOIN expected e USING (consumidor_id)
  WHERE s.consumidor_id = l.consumidor_id AND s.stream = 'lecturas' AND s.last_offset = e.before
  RETURNING s.consumidor_id
), stored AS (
  INSERT INTO lecturas (${columns.join(', ')})
  SELECT ${columns.map((column) => casts[column]?.(column) ?? column).join(', ')}
  FROM unnest(${next(Object.values(LECTURA_COLUMNS))}) AS t(${columns.join(', ')})
), changes AS MATERIALIZED (
  ${changes(next)}
), rolled AS (
  ${ADD_CHANGES}
), opened AS (
  ${OPEN_CHANGED}
), marked AS (
  ${markCounters(next)}
), heard AS (
  UPDATE dispositivos d SET visto_at = to_timestamp(t.visto_ms / 1000), bateria = coalesce(t.bateria, d.bateria),
    ultimo_medido_at = greatest(d.ultimo_medido_at, to_timestamp(t.medido_ms / 1000)), senal = t.senal::jsonb
  FROM unnest(${next(['int[]', 'float8[]', 'float8[]', 'real[]', 'text[]'])})
    AS t(id, visto_ms, medido_ms, bateria, senal)
  WHERE d.id = t.id
), aside AS (
  INSERT INTO cuarentena (consumidor_id, dispositivo_id, n, medido_at, recibido_at, lectura)
  SELECT consumidor_id, dispositivo_id, n, to_timestamp(medido_ms / 1000), to_timestamp(recibido_ms / 1000), lectura::jsonb
  FROM unnest(${next(['int[]', 'int[]', 'bigint[]', 'float8[]', 'float8[]', 'text[]'])})
    AS t(consumidor_id, dispositivo_id, n, medido_ms, recibido_ms, lectura)
  ON CONFLICT (dispositivo_id, n) DO NOTHING
)
SELECT 1 / ((SELECT count(*) FROM moved) = (SELECT count(*) FROM expected))::int`;
})();

/** How APPEND says that a stream moved since it was read. */
export const STREAM_MOVED = '22012';
