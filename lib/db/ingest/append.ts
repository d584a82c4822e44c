import type pg from 'pg';
import type { NewLectura } from '@/lib/domain/lecturas';
import { type RolledReading, rollUp } from '@/lib/domain/metrics/rollup';
import type { LecturaBatch, StoredBatch } from '@/lib/domain/ports';
import { DAY_MS, HEART_DAYS, MOTION_DAYS } from '@/lib/domain/retention';
import { dayStartMs } from '@/lib/domain/time';
import { transaction } from '../client';
import { countersOf } from './counters';
import { type Partitions, utcDay } from './partitions';
import { readBefore } from './read-before';
import { APPEND, LOCK_STREAMS } from './statements';
import { appendValues, type Placed, quarantine } from './values';

/**
 * Stores a group of batches in one transaction: every new reading once, with its offset, the rollups it changes
 * and the ventanas it reopens. What is older than raw data is kept goes into the rollups only.
 */
export async function appendGroup(
  pool: pg.Pool,
  partitions: Partitions,
  batches: readonly LecturaBatch[],
): Promise<StoredBatch[]> {
  await partitions.ensure(daysOf(batches));
  return transaction(pool, async (client) => {
    const offsets = await lockStreams(client, batches);
    const before = await readBefore(client, batches);
    const counters = countersOf(before.blocks);
    const stored = batches.map(() => 0);
    const placed: Placed[] = [];
    for (const [index, batch] of batches.entries()) {
      const { consumidor_id, dispositivo_id } = batch.device;
      for (const item of batch.items) {
        if (item.n !== null && !counters.take(dispositivo_id, item.n)) continue;
        const seq = (offsets.get(consumidor_id) ?? 0) + 1;
        offsets.set(consumidor_id, seq);
        stored[index] = (stored[index] ?? 0) + 1;
        placed.push({ batch, item, seq, raw: kept(item, batch.recibido_ms) });
      }
    }
    const zones = new Map(batches.map(({ device }) => [device.consumidor_id, device.zona_horaria]));
    const rolled = rollUp(placed.map(rolledReading), before, (id, ms) =>
      dayStartMs(ms, zones.get(id) ?? 'UTC'),
    );
    const values = appendValues({ batches, placed, rolled, before, offsets, blocks: counters.changed() });
    await client.query({ name: 'lecturas_append', text: APPEND, values });
    await quarantine(client, batches);
    return batches.map(({ device }, index) => ({
      stored: stored[index] ?? 0,
      seq: offsets.get(device.consumidor_id) ?? 0,
    }));
  });
}

/** The part of a reading that is kept raw at its age. */
function kept(item: NewLectura, recibidoMs: number): NewLectura | null {
  const age = recibidoMs - item.medido_ms;
  if (age > HEART_DAYS * DAY_MS) return null;
  if (age <= MOTION_DAYS * DAY_MS) return item;
  return item.heart_rate === null && item.rr_ms === null ? null : { ...item, ...NO_MOTION };
}

const NO_MOTION = {
  accel_x: null,
  accel_y: null,
  accel_z: null,
  gyro_x: null,
  gyro_y: null,
  gyro_z: null,
} as const;

function daysOf(batches: readonly LecturaBatch[]): Set<number> {
  const days = new Set<number>();
  for (const { items, recibido_ms } of batches)
    for (const item of items) if (kept(item, recibido_ms)) days.add(utcDay(item.medido_ms));
  return days;
}

async function lockStreams(
  client: pg.PoolClient,
  batches: readonly LecturaBatch[],
): Promise<Map<number, number>> {
  const ids = [...new Set(batches.map(({ device }) => device.consumidor_id))];
  const { rows } = await client.query<{ consumidor_id: number; last_offset: number }>({
    name: 'lecturas_lock',
    text: LOCK_STREAMS,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.consumidor_id, row.last_offset]));
}

function rolledReading({ batch, item }: Placed): RolledReading {
  const { consumidor_id, dispositivo_id, cadencia_ms } = batch.device;
  return { ...item, consumidor_id, dispositivo_id, cadencia_ms };
}
