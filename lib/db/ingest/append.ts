import type pg from 'pg';
import { deviceRefused } from '@/lib/domain/dispositivos';
import type { NewLectura } from '@/lib/domain/lecturas';
import { type RolledReading, rollUp } from '@/lib/domain/metrics/rollup';
import type { LecturaBatch, StoredBatch } from '@/lib/domain/ports';
import { HEART_DAYS, MOTION_DAYS } from '@/lib/domain/retention';
import { DAY_MS, dayStartMs } from '@/lib/domain/time';
import type { DeviceIdentities } from '../device-identities';
import { countersOf } from './counters';
import { devicesHeard } from './heard';
import type { Knowledge } from './knowledge';
import { type Partitions, utcDay } from './partitions';
import type { Before } from './read-before';
import { APPEND, OUTDATED } from './statements';
import { storedParts } from './stored-part';
import { appendValues, type Group, type Placed } from './values';

/** Only other instances move a stream between the look and the write, and rarely twice in a row. */
const TRIES = 20;

/**
 * Stores a group of batches in one commit: every new reading once, with its offset, the rollups it changes and the
 * ventanas it reopens. What is older than raw data is kept goes into the rollups only.
 */
export async function appendGroup(
  ingest: IngestParts,
  batches: readonly LecturaBatch[],
): Promise<StoredBatch[]> {
  const { pool, partitions, knowledge } = ingest;
  for (let left = TRIES; ; left -= 1) {
    const before = await knowledge.before(batches);
    const { group, counts } = place(batches, before);
    await partitions.ensure(daysOf(group));
    try {
      const { rows } = await pool.query<Appended>({
        name: 'ingest_append',
        text: APPEND,
        values: appendValues(group),
      });
      knowledge.stored(group);
      return verdicts(group, counts, rows[0]?.ids ?? null);
    } catch (error) {
      knowledge.forget(batches);
      if (left === 0 || !isPassing(error)) throw error;
      await refuseEnded(ingest, batches);
    }
  }
}

type Appended = { ids: string | null };

function verdicts(group: Group, counts: readonly number[], ids: string | null): StoredBatch[] {
  const parts = storedParts(group, counts, ids);
  const clocks = new Map(group.heard.map(({ id, senal }) => [id, senal.desfase_ms]));
  return group.batches.map(({ device }, index) => ({
    stored: counts[index] ?? 0,
    seq: group.offsets.get(device.consumidor_id) ?? 0,
    desfase_ms: clocks.get(device.dispositivo_id) ?? null,
    part: parts[index] ?? nothing,
  }));
}

const nothing = () => undefined;

export type IngestParts = {
  pool: pg.Pool;
  partitions: Partitions;
  knowledge: Knowledge;
  identities: DeviceIdentities;
};

/** Deadlock: who deletes an account locks the same rows the other way round, and must be let through. */
const DEADLOCK = '40P01';

/** Nothing was changed, and what was in the way is gone the next time. */
function isPassing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && [OUTDATED, DEADLOCK].includes(String(error.code));
}

async function refuseEnded({ identities }: IngestParts, batches: readonly LecturaBatch[]): Promise<void> {
  const ended = await identities.ended([...new Set(batches.map(({ device }) => device.dispositivo_id))]);
  if (ended.size > 0) throw deviceRefused();
}

/** Gives each new reading its offset, and works out what the group changes. `counts`: new readings of each batch. */
function place(
  batches: readonly LecturaBatch[],
  before: Before,
): { group: Group; counts: readonly number[] } {
  const counters = countersOf(before.blocks);
  const offsets = new Map(before.offsets);
  const placed: Placed[] = [];
  const counts = batches.map((batch) => {
    const { consumidor_id, dispositivo_id } = batch.device;
    const fresh = batch.items.filter(({ n }) => n === null || counters.take(dispositivo_id, n));
    for (const item of fresh) {
      const seq = (offsets.get(consumidor_id) ?? 0) + 1;
      offsets.set(consumidor_id, seq);
      placed.push({ batch, item, seq, raw: kept(item, batch.recibido_ms) });
    }
    return fresh.length;
  });
  const changes = rollUp(placed.map(rolledReading), before, (id, ms) =>
    dayStartMs(ms, before.zones.get(id) ?? 'UTC'),
  );
  const heard = devicesHeard(batches, placed, changes, before);
  return { group: { batches, placed, changes, before, offsets, blocks: counters.changed(), heard }, counts };
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

function daysOf({ placed }: Group): Set<number> {
  return new Set(placed.flatMap(({ raw }) => (raw ? [utcDay(raw.medido_ms)] : [])));
}

/** Field by field: a spread of so many is the slowest step of an ingest. */
function rolledReading({ batch, item }: Placed): RolledReading {
  const { consumidor_id, dispositivo_id, cadencia_ms } = batch.device;
  const { medido_ms, heart_rate, rr_ms, accel_x, accel_y, accel_z, gyro_x, gyro_y, gyro_z } = item;
  return {
    consumidor_id,
    dispositivo_id,
    cadencia_ms,
    medido_ms,
    heart_rate,
    rr_ms,
    accel_x,
    accel_y,
    accel_z,
    gyro_x,
    gyro_y,
    gyro_z,
  };
}
