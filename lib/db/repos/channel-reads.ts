import type pg from 'pg';
import type {
  DesireRow,
  DesireStatsRow,
  HeartRateStats,
  Reads,
  SensorRow,
  VentanaRow,
} from '@/lib/domain/ports';

type Client = Pick<pg.PoolClient, 'query'>;
type Dated<T, Key extends keyof T> = { [K in keyof T]: K extends Key ? Date | Extract<T[K], null> : T[K] };

const iso = (date: Date): string => date.toISOString();

const SENSOR = `SELECT id, seq, heart_rate, accel_x, accel_y, accel_z, gyro_x, gyro_y, gyro_z,
  recibido_at AS created_at, medido_at, fuente FROM lecturas WHERE consumidor_id = $1`;

type SensorRecord = Dated<SensorRow, 'created_at' | 'medido_at'>;

const sensorRow = (row: SensorRecord): SensorRow => ({
  ...row,
  created_at: iso(row.created_at),
  medido_at: iso(row.medido_at),
});

/** Mean and n−1 standard deviation from exact sums, to 2 decimals. */
const MEAN = 'round(sum(hr_sum) / nullif(sum(hr_n), 0), 2)::float8';
const STD = `round(sqrt(greatest(sum(hr_sumsq) - sum(hr_sum) * sum(hr_sum) / nullif(sum(hr_n), 0), 0)
  / nullif(sum(hr_n) - 1, 0)), 2)::float8`;

const STATS = `SELECT coalesce(sum(hr_n), 0)::int AS n, ${MEAN} AS mean, ${STD} AS std, min(hr_min) AS min, max(hr_max) AS max
  FROM ventanas WHERE consumidor_id = $1 AND window_start >= $2 AND window_start < $3`;

const VENTANAS = `SELECT window_start, window_start + interval '5 minutes' AS window_end,
  ${MEAN} AS heart_rate_mean, ${STD} AS heart_rate_std
  FROM ventanas WHERE consumidor_id = $1 AND window_start >= $2 AND window_start < $3
  GROUP BY window_start ORDER BY window_start LIMIT 300`;

/** The heart rate of a deseo is that of its ventana, once the ventana is over: an open one still changes. */
const DESEOS = `SELECT d.id AS deseo_id, d.seq, d.consumidor_id, d.tipo AS deseo_tipo, d.intensidad, d.resolved, d.resultado,
    d.created_at AS fecha_creacion, v.window_start AS ventana_inicio,
    CASE WHEN v.window_start <= $2::timestamptz - interval '5 minutes'
      THEN round(v.hr_sum / nullif(v.hr_n, 0), 2)::float8 END AS heart_rate_durante,
    NULL::int AS urge_label, NULL::float8 AS probabilidad_modelo,
    round(extract(epoch FROM d.resuelto_at - d.created_at) / 3600, 2)::float8 AS horas_hasta_resolucion
  FROM deseos d LEFT JOIN ventanas v
    ON v.consumidor_id = d.consumidor_id AND v.window_start = date_bin('5 minutes', d.created_at, 'epoch')
  WHERE d.consumidor_id = $1`;

type DesireRecord = Dated<DesireRow, 'fecha_creacion' | 'ventana_inicio'> & { seq: number };

const desireRow = (row: DesireRecord): DesireRow & { seq: number } => ({
  ...row,
  fecha_creacion: iso(row.fecha_creacion),
  ventana_inicio: row.ventana_inicio && iso(row.ventana_inicio),
});

const DESIRE_STATS = `SELECT coalesce(t.tipo::text, 'total') AS deseo_tipo, count(d.id)::int AS total_deseos,
    count(*) FILTER (WHERE d.resolved)::int AS deseos_resueltos,
    count(*) FILTER (WHERE d.resultado = 'resistido')::int AS deseos_resistidos,
    round(avg(extract(epoch FROM d.resuelto_at - d.created_at)) / 3600, 2)::float8 AS promedio_horas_resolucion,
    count(*) FILTER (WHERE d.created_at >= $2 AND d.created_at < $3)::int AS deseos_hoy,
    count(*) FILTER (WHERE d.resuelto_at >= $2 AND d.resuelto_at < $3)::int AS deseos_resueltos_hoy
  FROM unnest(enum_range(NULL::deseo_tipo)) AS t(tipo)
  LEFT JOIN deseos d ON d.tipo = t.tipo AND d.consumidor_id = $1
  GROUP BY GROUPING SETS ((t.tipo), ()) ORDER BY t.tipo NULLS LAST`;

/** The reads of the channels, on one connection: inside a transaction they all see the same state. */
export function channelReads(client: Client): Reads {
  const query = async <Row extends pg.QueryResultRow>(name: string, text: string, values: unknown[]) =>
    (await client.query<Row>({ name, text, values })).rows;
  return {
    latestLecturas: async (consumidorId, limit) =>
      (
        await query<SensorRecord>('sensor_latest', `${SENSOR} ORDER BY medido_at DESC, seq DESC LIMIT $2`, [
          consumidorId,
          limit,
        ])
      ).map(sensorRow),
    lecturasSince: async (consumidorId, offset, limit) =>
      (
        await query<SensorRecord>('sensor_since', `${SENSOR} AND seq > $2 ORDER BY seq LIMIT $3`, [
          consumidorId,
          offset,
          limit,
        ])
      ).map(sensorRow),
    heartRateVentanas: async (consumidorId, { from, to }) =>
      (
        await query<Dated<VentanaRow, 'window_start' | 'window_end'>>('hr_ventanas', VENTANAS, [
          consumidorId,
          from,
          to,
        ])
      ).map((row) => ({ ...row, window_start: iso(row.window_start), window_end: iso(row.window_end) })),
    heartRateStats: async (consumidorId, within) => {
      const range = [within?.from ?? '-infinity', within?.to ?? 'infinity'];
      const [row] = await query<HeartRateStats>('hr_stats', STATS, [consumidorId, ...range]);
      return row ?? { n: 0, mean: null, std: null, min: null, max: null };
    },
    latestDeseos: async (consumidorId, limit, now) =>
      (
        await query<DesireRecord>(
          'deseos_latest',
          `${DESEOS} ORDER BY d.created_at DESC, d.id DESC LIMIT $3`,
          [consumidorId, now, limit],
        )
      ).map((row) => {
        const { seq: _, ...rest } = desireRow(row);
        return rest;
      }),
    deseosSince: async (consumidorId, offset, limit, now) =>
      (
        await query<DesireRecord>('deseos_since', `${DESEOS} AND d.seq > $3 ORDER BY d.seq LIMIT $4`, [
          consumidorId,
          now,
          offset,
          limit,
        ])
      ).map(desireRow),
    desireStats: async (consumidorId, { from, to }) =>
      query<DesireStatsRow>('desire_stats', DESIRE_STATS, [consumidorId, from, to]),
  };
}
