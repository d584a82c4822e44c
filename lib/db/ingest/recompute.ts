import type pg from 'pg';
import {
  type MinuteChange,
  type RolledReading,
  type RollupDelta,
  rollUp,
  rowsOf,
} from '@/lib/domain/metrics/rollup';
import { DAY_MS, dayStartMs } from '@/lib/domain/time';
import { transaction } from '../client';
import { countersOf } from './counters';
import { utcDay } from './partitions';
import { ADD_MINUTES, MARK_BLOCKS } from './statements';
import { blockRows, changeRows } from './values';

type Client = Pick<pg.PoolClient, 'query'>;
export type RawReading = RolledReading & { n: number | null };

const SPAN = `SELECT c.zona_horaria, (extract(epoch FROM min(l.medido_at)) * 1000)::bigint AS first_ms,
    (extract(epoch FROM max(l.medido_at)) * 1000)::bigint AS last_ms
  FROM consumidores c LEFT JOIN lecturas l ON l.consumidor_id = c.id WHERE c.id = $1 GROUP BY c.zona_horaria`;

const DAY = `SELECT l.consumidor_id, l.dispositivo_id, l.n, d.cadencia_ms, (extract(epoch FROM l.medido_at) * 1000)::bigint AS medido_ms,
    l.heart_rate, l.rr_ms, l.accel_x, l.accel_y, l.accel_z, l.gyro_x, l.gyro_y, l.gyro_z
  FROM lecturas l JOIN dispositivos d ON d.id = l.dispositivo_id
  WHERE l.consumidor_id = $1 AND l.medido_at >= to_timestamp($2::float8 / 1000) AND l.medido_at < to_timestamp($3::float8 / 1000)`;

/** The raw readings that are kept of a consumidor, a UTC day at a time: no minute lies in two of them. */
async function* daysOf(client: Client, consumidorId: number): AsyncGenerator<[RawReading[], string]> {
  type Span = { zona_horaria: string; first_ms: number | null; last_ms: number | null };
  const [span] = (await client.query<Span>(SPAN, [consumidorId])).rows;
  if (span?.first_ms == null || span.last_ms == null) return;
  for (let day = utcDay(span.first_ms); day <= utcDay(span.last_ms); day += 1) {
    const values = [consumidorId, day * DAY_MS, (day + 1) * DAY_MS];
    const { rows } = await client.query<RawReading>(DAY, values);
    yield [rows.map(inSinglePrecision), span.zona_horaria];
  }
}

/** The driver gives the shortest decimal of a stored single; the sums were made from the single itself. */
export function inSinglePrecision(row: RawReading): RawReading {
  const single = (value: number | null) => (value === null ? null : Math.fround(value));
  return {
    ...row,
    heart_rate: single(row.heart_rate),
    rr_ms: row.rr_ms?.map(Math.fround) ?? null,
    accel_x: single(row.accel_x),
    accel_y: single(row.accel_y),
    accel_z: single(row.accel_z),
    gyro_x: single(row.gyro_x),
    gyro_y: single(row.gyro_y),
    gyro_z: single(row.gyro_z),
  };
}

const nothingKnown = { sums: () => undefined, packets: () => [] };

async function recomputeMinutes(client: Client, consumidorId: number): Promise<MinuteChange[]> {
  const changes: MinuteChange[] = [];
  for await (const [readings, zone] of daysOf(client, consumidorId))
    changes.push(...rollUp(readings, nothingKnown, (_, ms) => dayStartMs(ms, zone)));
  return changes;
}

/** The rollups as the readings give them, computed anew: those that are stored must be the same. */
export async function recomputeRollups(client: Client, consumidorId: number): Promise<RollupDelta[]> {
  return rowsOf(await recomputeMinutes(client, consumidorId));
}

const WITHOUT_ROLLUPS = `SELECT s.consumidor_id FROM streams s WHERE s.stream = 'lecturas' AND s.last_offset > 0
  AND NOT EXISTS (SELECT 1 FROM rollups r WHERE r.consumidor_id = s.consumidor_id) FOR UPDATE`;

/** Gives rollups to those whose readings were stored before there were any. Returns for how many. */
export function restoreRollups(pool: pg.Pool): Promise<number> {
  return transaction(pool, async (client) => {
    const { rows } = await client.query<{ consumidor_id: number }>(WITHOUT_ROLLUPS);
    for (const { consumidor_id } of rows) {
      const changes = await recomputeMinutes(client, consumidor_id);
      const counters = countersOf([]);
      for await (const [readings] of daysOf(client, consumidor_id))
        for (const { n, dispositivo_id } of readings) if (n !== null) counters.take(dispositivo_id, n);
      await client.query(ADD_MINUTES, [changeRows(changes)]);
      await client.query(MARK_BLOCKS, [blockRows(counters.changed())]);
    }
    return rows.length;
  });
}
