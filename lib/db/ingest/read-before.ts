import type pg from 'pg';
import type { RrPacket } from '@/lib/domain/metrics/hrv';
import { type KnownMinutes, minuteKey, minuteOf } from '@/lib/domain/metrics/rollup';
import { MINUTE_MS, type Sums } from '@/lib/domain/metrics/sums';
import type { LecturaBatch } from '@/lib/domain/ports';
import type { Senal } from '@/lib/domain/senal';
import { plainArray } from '../arrays';
import { type Block, blockOf } from './counters';
import { BLOCKS, MINUTES, PACKETS, SENALES } from './statements';

/** What a group builds on, read under the locks. */
export type Before = KnownMinutes & { blocks: Block[]; senales: ReadonlyMap<number, Senal | null> };

type Pair = readonly [number, number];

export async function readBefore(client: pg.PoolClient, batches: readonly LecturaBatch[]): Promise<Before> {
  const blocks = await ask<Block>(client, 'ingest_blocks', BLOCKS, blocksOf(batches));
  const minutes = await ask<Sums & MinuteId>(client, 'ingest_minutes', MINUTES, minutesOf(batches));
  const packets = await ask<PacketRow>(client, 'ingest_packets', PACKETS, rrMinutesOf(batches));
  const senales = await client.query<{ id: number; senal: Senal | null }>({
    name: 'ingest_senales',
    text: SENALES,
    values: [[...new Set(batches.map(({ device }) => device.dispositivo_id))]],
  });
  const sums = new Map<string, Sums>();
  for (const { consumidor_id, inicio_ms, ...row } of minutes)
    sums.set(minuteKey(consumidor_id, inicio_ms), row);
  const rr = new Map<string, RrPacket[]>();
  for (const packet of packets) {
    const key = minuteKey(packet.consumidor_id, minuteOf(packet.medido_ms));
    rr.set(key, [...(rr.get(key) ?? []), { ...packet, rr_ms: packet.rr_ms.map(Math.fround) }]);
  }
  return {
    blocks,
    sums: (consumidorId, ms) => sums.get(minuteKey(consumidorId, ms)),
    packets: (consumidorId, ms) => rr.get(minuteKey(consumidorId, ms)) ?? [],
    senales: new Map(senales.rows.map(({ id, senal }) => [id, senal])),
  };
}

type PacketRow = RrPacket & { consumidor_id: number };
type MinuteId = { consumidor_id: number; inicio_ms: number };

async function ask<Row extends pg.QueryResultRow>(
  client: pg.PoolClient,
  name: string,
  text: string,
  pairs: readonly Pair[],
): Promise<Row[]> {
  if (pairs.length === 0) return [];
  const values = [plainArray(pairs.map(([id]) => id)), plainArray(pairs.map(([, key]) => key))];
  return (await client.query<Row>({ name, text, values })).rows;
}

function distinct(pairs: Iterable<Pair>): Pair[] {
  return [...new Map([...pairs].map((pair) => [pair.join(':'), pair])).values()];
}

function blocksOf(batches: readonly LecturaBatch[]): Pair[] {
  return distinct(
    batches.flatMap(({ device, items }) =>
      items.flatMap(({ n }): Pair[] => (n === null ? [] : [[device.dispositivo_id, blockOf(n)]])),
    ),
  );
}

/** With the minute before each: what it became decides what the device's signal says. */
function minutesOf(batches: readonly LecturaBatch[]): Pair[] {
  return distinct(
    batches.flatMap(({ device, items }) =>
      items.flatMap(({ medido_ms }): Pair[] => {
        const minute = minuteOf(medido_ms);
        return [
          [device.consumidor_id, minute],
          [device.consumidor_id, minute - MINUTE_MS],
        ];
      }),
    ),
  );
}

function rrMinutesOf(batches: readonly LecturaBatch[]): Pair[] {
  return distinct(
    batches.flatMap(({ device, items }) =>
      items.flatMap(({ rr_ms, medido_ms }): Pair[] =>
        rr_ms ? [[device.consumidor_id, minuteOf(medido_ms)]] : [],
      ),
    ),
  );
}
