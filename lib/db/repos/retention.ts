import type pg from 'pg';
import { ACCESOS_DAYS } from '@/lib/domain/accesos';
import {
  HEART_DAYS,
  MOTION_DAYS,
  QUARANTINE_DAYS,
  type Retencion,
  type RetentionRepo,
  type RetentionReport,
} from '@/lib/domain/retention';
import { DAY_MS } from '@/lib/domain/time';
import { transaction } from '../client';
import { createPartitions, partitionName, utcDate, utcDay } from '../ingest/partitions';

/** Any number of its own; all instances use the same. */
const LOCK = 7_170_001;
/** Whole days ahead that have their partition before the first reading of the day. */
const AHEAD_DAYS = 2;
/** Written on a partition whose motion is gone. */
const THINNED = 'sin movimiento';

const MOTION = ['accel_x', 'accel_y', 'accel_z', 'gyro_x', 'gyro_y', 'gyro_z'] as const;
const HAS_MOTION = `num_nonnulls(${MOTION.join(', ')}) > 0`;
const HAS_HEART = '(heart_rate IS NOT NULL OR rr_ms IS NOT NULL)';

export function retentionRepo(pool: pg.Pool): RetentionRepo {
  return {
    find: async (consumidorId) => {
      const text = 'SELECT dias_movimiento, dias_frecuencia FROM consumidores WHERE id = $1';
      const [row] = (await pool.query<Retencion>(text, [consumidorId])).rows;
      return row ?? { dias_movimiento: null, dias_frecuencia: null };
    },
    save: async (consumidorId, { dias_movimiento, dias_frecuencia }) => {
      const text = 'UPDATE consumidores SET dias_movimiento = $2, dias_frecuencia = $3 WHERE id = $1';
      await pool.query(text, [consumidorId, dias_movimiento, dias_frecuencia]);
    },
    apply: async (now, dryRun = false) => {
      const holder = await pool.connect();
      try {
        const { rows } = await holder.query('SELECT pg_try_advisory_lock($1) AS mine', [LOCK]);
        if (!rows[0].mine) return null;
        const report = await applyAll(pool, now, dryRun);
        await holder.query('SELECT pg_advisory_unlock($1)', [LOCK]);
        return report;
      } finally {
        holder.release(true);
      }
    },
  };
}

async function applyAll(pool: pg.Pool, now: Date, dryRun: boolean): Promise<RetentionReport> {
  const today = utcDay(now.getTime());
  const partitions = await listPartitions(pool);
  const there = new Set(partitions.map(({ name }) => name));
  const ahead = Array.from({ length: AHEAD_DAYS + 1 }, (_, index) => today + index);
  const created = ahead.filter((day) => !there.has(partitionName(day)));
  const dropped = partitions.filter(({ day }) => day < today - HEART_DAYS);
  const thinned = partitions.filter(
    ({ day, thinned }) => day >= today - HEART_DAYS && day < today - MOTION_DAYS && !thinned,
  );
  let rows = 0;
  if (!dryRun) {
    await createPartitions(pool).ensure(created);
    for (const { name } of dropped) await drop(pool, name);
    for (const { name, day } of thinned) await thin(pool, name, day);
    rows = await takeForPersons(pool, now);
  }
  return {
    created: created.map(partitionName),
    dropped: dropped.map(({ name }) => name),
    thinned: thinned.map(({ name }) => name),
    rows,
  };
}

const PARTITIONS = `SELECT c.relname AS name, obj_description(c.oid, 'pg_class') AS note
  FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'lecturas'::regclass ORDER BY 1`;

type Partition = { name: string; day: number; thinned: boolean };

async function listPartitions(pool: pg.Pool): Promise<Partition[]> {
  const { rows } = await pool.query<{ name: string; note: string | null }>(PARTITIONS);
  return rows.flatMap(({ name, note }) => {
    const [, year, month, date] = /^lecturas_(\d{4})(\d\d)(\d\d)$/.exec(name) ?? [];
    if (!year) return [];
    return [{ name, day: utcDay(Date.parse(`${year}-${month}-${date}`)), thinned: note === THINNED }];
  });
}

/** Whoever reads the partition is not waited for longer than this; the next run tries again. */
const PATIENCE = `SET LOCAL lock_timeout = '5s'`;

async function drop(pool: pg.Pool, name: string): Promise<void> {
  await transaction(pool, async (client) => {
    await client.query(PATIENCE);
    await client.query(`ALTER TABLE lecturas DETACH PARTITION ${name}`);
    await client.query(`DROP TABLE ${name}`);
  });
}

const KEPT_COLUMNS = `id, consumidor_id, seq, dispositivo_id, n, medido_at, recibido_at, heart_rate, rr_ms, contacto, fuente, adelantada`;
/** The key of `lecturas`. */
const SAME_READING = '(a.consumidor_id, a.medido_at, a.seq) = (b.consumidor_id, b.medido_at, b.seq)';

/**
 * Writes a partition anew without its motion, in place of updating every row: no bloat. What is long is done while
 * others read and write; then all of `lecturas` is locked, as whoever uses a partition holds it before: locked the other
 * way round, the two would wait for each other. What changed meanwhile is made up for, and nothing can arrive any more.
 */
async function thin(pool: pg.Pool, name: string, day: number): Promise<void> {
  const anew = `${name}_nueva`;
  const copyMissing = `INSERT INTO ${anew} (${KEPT_COLUMNS}) SELECT ${KEPT_COLUMNS} FROM ${name} a
    WHERE ${HAS_HEART} AND NOT EXISTS (SELECT FROM ${anew} b WHERE ${SAME_READING})`;
  await transaction(pool, async (client) => {
    await client.query(PATIENCE);
    await client.query(`CREATE TABLE ${anew} (LIKE lecturas INCLUDING DEFAULTS INCLUDING CONSTRAINTS)`);
    await client.query(copyMissing);
    await client.query('LOCK TABLE ONLY lecturas IN ACCESS EXCLUSIVE MODE');
    await client.query(copyMissing);
    await client.query(
      `DELETE FROM ${anew} a WHERE NOT EXISTS (SELECT FROM ${name} b WHERE ${SAME_READING})`,
    );
    await client.query(`ALTER TABLE lecturas DETACH PARTITION ${name}`);
    await client.query(`DROP TABLE ${name}`);
    await client.query(`ALTER TABLE ${anew} RENAME TO ${name}`);
    await client.query(
      `ALTER TABLE lecturas ATTACH PARTITION ${name} FOR VALUES FROM ('${utcDate(day)} 00:00:00+00') TO ('${utcDate(day + 1)} 00:00:00+00')`,
    );
    await client.query(`COMMENT ON TABLE ${name} IS '${THINNED}'`);
  });
}

const SHORTER = `SELECT id, dias_movimiento, dias_frecuencia FROM consumidores
  WHERE dias_movimiento IS NOT NULL OR dias_frecuencia IS NOT NULL`;

const TAKE_ALL = 'DELETE FROM lecturas WHERE consumidor_id = $1 AND medido_at < $2';
const TAKE_LONE_MOTION = `DELETE FROM lecturas WHERE consumidor_id = $1 AND medido_at < $2 AND NOT ${HAS_HEART}`;
const TAKE_MOTION = `UPDATE lecturas SET ${MOTION.map((column) => `${column} = NULL`).join(', ')}
  WHERE consumidor_id = $1 AND medido_at < $2 AND ${HAS_MOTION}`;

/** Found by when they began, which has an index. */
const OLD_LOOKS = 'DELETE FROM accesos WHERE desde < $1 AND hasta < $1';

async function takeForPersons(pool: pg.Pool, now: Date): Promise<number> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const aside = await pool.query('DELETE FROM cuarentena WHERE recibido_at < $1', [before(QUARANTINE_DAYS)]);
  const looks = await pool.query(OLD_LOOKS, [before(ACCESOS_DAYS)]);
  let rows = (aside.rowCount ?? 0) + (looks.rowCount ?? 0);
  const take = async (text: string, id: number, days: number) => {
    rows += (await pool.query(text, [id, before(days)])).rowCount ?? 0;
  };
  for (const { id, ...days } of (await pool.query<Retencion & { id: number }>(SHORTER)).rows) {
    if (days.dias_frecuencia) await take(TAKE_ALL, id, days.dias_frecuencia);
    if (!days.dias_movimiento) continue;
    await take(TAKE_LONE_MOTION, id, days.dias_movimiento);
    await take(TAKE_MOTION, id, days.dias_movimiento);
  }
  return rows;
}
