import pg from 'pg';
import { utcDate, utcDay } from '@/lib/db/ingest/partitions';
import type { DeviceIdentity } from '@/lib/domain/dispositivos';
import { ACCEL_SCALE, GYRO_SCALE, HR_SCALE, LEVELS } from '@/lib/domain/metrics/sums';
import { MOTION_DAYS } from '@/lib/domain/retention';
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time';

/** Readings one cadence apart, the last one at `untilMs`. */
export type History = { device: DeviceIdentity; readings: number; untilMs: number };

const LANES = 2;

/** As the server leaves them: what is older than motion is kept has heart rate only. */
const RAW = `INSERT INTO lecturas (consumidor_id, seq, dispositivo_id, n, medido_at, recibido_at, heart_rate,
    accel_x, accel_y, accel_z, gyro_x, gyro_y, gyro_z, contacto, fuente)
  SELECT $1, i, $2, i, t.at, t.at, (60 + (i * 7919 % 400) / 10.0)::real,
    (i * 31 % 200 - 100) / $5::real, (i * 17 % 140 - 70) / $5::real, (900 + i * 13 % 190) / $5::real,
    (i * 7 % 1900 - 950) / $5::real, (i * 11 % 1300 - 650) / $5::real, (i * 5 % 700 - 350) / $5::real, true, 'sensor'
  FROM generate_series($6::bigint, $7::bigint) AS i,
    LATERAL (SELECT to_timestamp(($3::float8 + i * $4::float8) / 1000) AS at) t`;

const unit = (value: string, scale: number) => `floor((${value}) * ${scale} + 0.5)::bigint`;
const axis = (name: string) => `${name}::float8 ^ 2`;
const MAGNITUDE = `sqrt(${['accel_x', 'accel_y', 'accel_z'].map(axis).join(' + ')})`;
const ROTATION = ['gyro_x', 'gyro_y', 'gyro_z']
  .map((name) => `${unit(`${name}::float8`, GYRO_SCALE)} ^ 2`)
  .join(' + ');

/** The sums of `lib/domain/metrics/sums.ts`, of readings without RR intervals. */
const MINUTES = `INSERT INTO rollups
  SELECT $1::int, ${LEVELS.minute}, minute, count(*), count(*) * $2::bigint,
    count(hr), coalesce(sum(hr), 0), coalesce(sum(hr * hr), 0), min(hr), max(hr),
    count(mag), coalesce(sum(mag), 0), coalesce(sum(mag * mag), 0),
    coalesce(floor(greatest(0, sum(mag * mag)::float8 - sum(mag)::float8 ^ 2 / nullif(count(mag), 0)) + 0.5), 0),
    count(rotation), coalesce(sum(rotation), 0), 0, 0, 0, 0, 0, 0
  FROM (
    SELECT date_bin('1 minute', medido_at, 'epoch') AS minute, ${unit('heart_rate::float8', HR_SCALE)} AS hr,
      ${unit(MAGNITUDE, ACCEL_SCALE)} AS mag, (${ROTATION})::bigint AS rotation
    FROM lecturas WHERE consumidor_id = $1 AND medido_at >= $3 AND medido_at < $4
  ) units GROUP BY minute`;

const longer = (minutos: number, bucket: string) => `INSERT INTO rollups
  SELECT $1::int, ${minutos}, ${bucket} AS bucket, sum(n), sum(least(covered_ms, ${MINUTE_MS})), sum(hr_n), sum(hr_sum),
    sum(hr_sq), min(hr_min), max(hr_max), sum(accel_n), sum(accel_mag), sum(accel_mag_sq), sum(accel_dev), sum(gyro_n),
    sum(gyro_sq), 0, 0, 0, 0, 0, 0
  FROM rollups, (SELECT zona_horaria AS zone FROM consumidores WHERE id = $1) z WHERE consumidor_id = $1 AND minutos = ${LEVELS.minute} GROUP BY bucket`;

const LONGER = [
  longer(LEVELS.ventana, `date_bin('5 minutes', inicio, 'epoch')`),
  longer(LEVELS.hour, `date_bin('1 hour', inicio, 'epoch')`),
  longer(LEVELS.day, `date_trunc('day', inicio, zone)`),
];

/** What the other panels show of such a time: closed ventanas with an analisis each, cigarettes and cravings. */
const REST = [
  `INSERT INTO ventanas (consumidor_id, window_start, seq, closed_at, pendiente)
    SELECT $1, inicio, row_number() OVER (ORDER BY inicio), inicio + interval '6 minutes', false
    FROM rollups WHERE consumidor_id = $1 AND minutos = ${LEVELS.ventana}`,
  `INSERT INTO analisis (consumidor_id, ventana_id, window_start, seq, modelo_usado, probabilidad_modelo, urge_label, razones, created_at)
    SELECT $1, id, window_start, seq, 'bench@1', 0.2, 0, '{}', closed_at FROM ventanas WHERE consumidor_id = $1`,
  `INSERT INTO consumos (consumidor_id, seq, habito_id, cantidad, ocurrido_at)
    SELECT $1, row_number() OVER (), (SELECT id FROM habitos WHERE es_cigarrillo LIMIT 1), 1, window_start
    FROM ventanas WHERE consumidor_id = $1 AND id % 25 = 0`,
  `INSERT INTO deseos (consumidor_id, seq, tipo, created_at, resolved, resultado, resuelto_at)
    SELECT $1, row_number() OVER (), 'sustancia', window_start, true, 'resistido', window_start + interval '1 hour'
    FROM ventanas WHERE consumidor_id = $1 AND id % 40 = 0`,
  `UPDATE streams s SET last_offset = (SELECT max(seq) FROM lecturas WHERE consumidor_id = $1)
    WHERE consumidor_id = $1 AND stream = 'lecturas'`,
  `UPDATE dispositivos SET visto_at = l.at, ultimo_medido_at = l.at
    FROM (SELECT max(medido_at) AS at FROM lecturas WHERE consumidor_id = $1) l WHERE consumidor_id = $1`,
];

/** The readings of a UTC day with their minutes. */
async function fillDay(pool: pg.Pool, { device, readings, untilMs }: History, day: number): Promise<void> {
  const { consumidor_id, dispositivo_id, cadencia_ms } = device;
  const fromMs = untilMs - readings * cadencia_ms;
  const first = Math.max(1, Math.ceil((day * DAY_MS - fromMs) / cadencia_ms));
  const last = Math.min(readings, Math.ceil(((day + 1) * DAY_MS - fromMs) / cadencia_ms) - 1);
  const milli = day < utcDay(untilMs) - MOTION_DAYS ? null : 1_000;
  await pool.query(RAW, [consumidor_id, dispositivo_id, fromMs, cadencia_ms, milli, first, last]);
  const range = [new Date(day * DAY_MS), new Date((day + 1) * DAY_MS)];
  await pool.query(MINUTES, [consumidor_id, cadencia_ms, ...range]);
}

/** Stores histories as the server would have, by SQL. */
export async function fill(databaseUrl: string, histories: readonly History[]): Promise<void> {
  const options = '-c synchronous_commit=off';
  const pool = new pg.Pool({ connectionString: databaseUrl, max: LANES, options });
  try {
    for (const history of histories) await fillOne(pool, history);
    await pool.query('ANALYZE');
  } finally {
    await pool.end();
  }
}

async function fillOne(pool: pg.Pool, history: History): Promise<void> {
  const { device, readings, untilMs } = history;
  const days: number[] = [];
  for (let day = utcDay(untilMs - readings * device.cadencia_ms); day <= utcDay(untilMs); day += 1) {
    await pool.query('SELECT lecturas_particion($1::date)', [utcDate(day)]);
    days.push(day);
  }
  const lane = async (): Promise<void> => {
    for (let day = days.shift(); day !== undefined; day = days.shift()) await fillDay(pool, history, day);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  for (const text of [...LONGER, ...REST]) await pool.query(text, [device.consumidor_id]);
}
