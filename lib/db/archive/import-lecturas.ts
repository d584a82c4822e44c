import type pg from 'pg';
import { HEART_DAYS, MOTION_DAYS } from '@/lib/domain/retention';
import { DAY_MS } from '@/lib/domain/time';
import { type Block, countersOf } from '../ingest/counters';
import { createPartitions, utcDay } from '../ingest/partitions';
import { MARK_BLOCKS } from '../ingest/statements';
import { blockRows } from '../ingest/values';
import { NOWHERE, type Offsets } from './offsets';
import type { Stage } from './stage';

export const NEW_LECTURAS = 'importa_lecturas_nuevas';
const MOTION = ['accel_x', 'accel_y', 'accel_z', 'gyro_x', 'gyro_y', 'gyro_z'];
const ROWS_AT_ONCE = 20_000;

/** Any minute that is older has lost readings to the retention, and cannot be compared reading by reading. */
const COMPARABLE = `least(c.dias_movimiento, c.dias_frecuencia, ${MOTION_DAYS}) * interval '1 day'`;

/**
 * Which staged readings are new: not there as they are, not with a counter that arrived, and not of a minute that is known
 * already and too old to be compared. Returns how many.
 */
export async function findNew(
  client: pg.PoolClient,
  { table, name }: Stage,
  consumidorId: number,
  now: Date,
): Promise<number> {
  const same = table.back?.same ?? '';
  const text = `CREATE TEMP TABLE ${NEW_LECTURAS} ON COMMIT DROP AS
    WITH here AS (
      SELECT k, row_number() OVER (PARTITION BY k) AS r
      FROM (SELECT ${same} AS k FROM lecturas WHERE consumidor_id = ${consumidorId}) h
    ), told AS (
      SELECT *, row_number() OVER (PARTITION BY k ORDER BY seq, linea_) AS r,
        CASE WHEN n IS NULL THEN 1 ELSE row_number() OVER (PARTITION BY dispositivo_id, n ORDER BY linea_) END AS of_n
      FROM (SELECT *, ${same} AS k FROM ${name}) s
    )
    SELECT t.*, date_trunc('minute', t.medido_at) AS minuto FROM told t
    LEFT JOIN here h USING (k, r)
    LEFT JOIN lecturas_vistas v ON v.dispositivo_id = t.dispositivo_id AND v.bloque = t.n / 512
    CROSS JOIN (SELECT '${now.toISOString()}'::timestamptz - ${COMPARABLE} AS since
      FROM consumidores c WHERE c.id = ${consumidorId}) limits
    WHERE h.k IS NULL AND t.of_n = 1 AND coalesce(get_bit(v.bits, (t.n % 512)::int), 0) = 0
      AND NOT (t.medido_at < limits.since AND EXISTS (SELECT 1 FROM rollups r
        WHERE r.consumidor_id = ${consumidorId} AND r.minutos = 1 AND r.inicio = date_trunc('minute', t.medido_at)))`;
  const { rowCount } = await client.query(text);
  await client.query(`CREATE INDEX ON ${NEW_LECTURAS} (medido_at); ANALYZE ${NEW_LECTURAS}`);
  return rowCount ?? 0;
}

/**
 * Takes from the new readings what is not kept raw at its age. Returns how many are left to be stored; all of them
 * count in the rollups before.
 */
export async function dropExpired(client: pg.PoolClient, now: Date): Promise<number> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const unset = MOTION.map((column) => `${column} = NULL`).join(', ');
  const moves = `num_nonnulls(${MOTION.join(', ')}) > 0`;
  const silent = `heart_rate IS NULL AND rr_ms IS NULL`;
  const old = [before(MOTION_DAYS)];
  await client.query(`DELETE FROM ${NEW_LECTURAS} WHERE medido_at < $1`, [before(HEART_DAYS)]);
  await client.query(`DELETE FROM ${NEW_LECTURAS} WHERE medido_at < $1 AND ${silent}`, old);
  await client.query(`UPDATE ${NEW_LECTURAS} SET ${unset} WHERE medido_at < $1 AND ${moves}`, old);
  const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${NEW_LECTURAS}`);
  return rows[0]?.n ?? 0;
}

const RESERVE = `UPDATE streams SET last_offset = last_offset + $2 WHERE consumidor_id = $1 AND stream = 'lecturas'
  RETURNING last_offset - $2 AS before`;
const DAYS = `SELECT DISTINCT floor(extract(epoch FROM medido_at) * 1000)::bigint / ${DAY_MS} AS day FROM ${NEW_LECTURAS}`;

/**
 * Stores the new readings in the order of their old offsets. The offsets are taken beforehand, in a commit of its own: to
 * hold the stream while a million rows are written would hold up every device of this instance. Until this one is
 * committed they are a hole, of which readers get the present state.
 */
export async function storeNew(
  client: pg.PoolClient,
  pool: pg.Pool,
  stage: Stage,
  consumidorId: number,
  count: number,
): Promise<Offsets> {
  if (count === 0) return NOWHERE;
  const { rows: days } = await client.query<{ day: number }>(DAYS);
  await createPartitions(pool).ensure(days.map(({ day }) => utcDay(day * DAY_MS)));
  const { rows } = await pool.query<{ before: number }>(RESERVE, [consumidorId, count]);
  const before = rows[0]?.before ?? 0;
  const names = stage.columns.map(({ name }) => name).filter((name) => name !== 'id');
  const values = names.map((name) =>
    name === 'seq' ? `${before} + row_number() OVER (ORDER BY seq, linea_)` : name,
  );
  await client.query(
    `INSERT INTO lecturas (${names.join(', ')}) SELECT ${values.join(', ')} FROM ${NEW_LECTURAS}`,
  );
  return { after: before, to: before + count };
}

const COUNTERS = `DECLARE contadores NO SCROLL CURSOR FOR SELECT dispositivo_id, n FROM ${NEW_LECTURAS}
  WHERE n IS NOT NULL AND dispositivo_id = ANY($1::int[]) ORDER BY dispositivo_id, n`;
const BLOCKS =
  'SELECT dispositivo_id, bloque, bits FROM lecturas_vistas WHERE dispositivo_id = ANY($1::int[])';

/** Marks the counters of new readings, so that a retry by such a device changes nothing. */
export async function markCounters(client: pg.PoolClient, dispositivos: readonly number[]): Promise<void> {
  if (dispositivos.length === 0) return;
  const counters = countersOf((await client.query<Block>(BLOCKS, [dispositivos])).rows);
  await client.query(COUNTERS, [dispositivos]);
  for (;;) {
    type Counter = { dispositivo_id: number; n: number };
    const { rows } = await client.query<Counter>(`FETCH ${ROWS_AT_ONCE} FROM contadores`);
    if (rows.length === 0) break;
    for (const { dispositivo_id, n } of rows) counters.take(dispositivo_id, n);
  }
  await client.query('CLOSE contadores');
  await client.query(MARK_BLOCKS, [blockRows(counters.changed())]);
}
