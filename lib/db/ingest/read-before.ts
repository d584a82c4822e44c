import type pg from 'pg';
import type { RrPacket } from '@/lib/domain/metrics/hrv';
import { type KnownMinutes, minuteKey, minuteOf } from '@/lib/domain/metrics/rollup';
import { MINUTE_MS, type Sums } from '@/lib/domain/metrics/sums';
import type { LecturaBatch } from '@/lib/domain/ports';
import type { Senal } from '@/lib/domain/senal';
import { plainArray } from '../arrays';
import { type Block, blockOf } from './counters';
import { READ, SUM_COLUMNS } from './statements';

/** What a group builds on, seen at one moment. */
export type Before = KnownMinutes & {
  offsets: ReadonlyMap<number, number>;
  blocks: Block[];
  senales: ReadonlyMap<number, Senal | null>;
};

type Row = {
  offsets: [number, number][] | null;
  blocks: [number, number, string][] | null;
  minutes: [number, number, ...(number | null)[]][] | null;
  packets: [number, number, number, number[]][] | null;
  senales: [number, Senal | null][] | null;
};

export async function readBefore(pool: pg.Pool, batches: readonly LecturaBatch[]): Promise<Before> {
  const values = [
    plainArray([...new Set(batches.map(({ device }) => device.consumidor_id))]),
    ...pairArrays(blocksOf(batches)),
    ...pairArrays(minutesOf(batches)),
    ...pairArrays(rrMinutesOf(batches)),
    plainArray([...new Set(batches.map(({ device }) => device.dispositivo_id))]),
  ];
  const { rows } = await pool.query<Row>({ name: 'ingest_read', text: READ, values });
  const row = rows[0] ?? { offsets: null, blocks: null, minutes: null, packets: null, senales: null };
  const minutes = new Map((row.minutes ?? []).map(([id, ms, ...sums]) => [minuteKey(id, ms), sumsOf(sums)]));
  const packets = packetsByMinute(row.packets ?? []);
  return {
    offsets: new Map(row.offsets),
    blocks: (row.blocks ?? []).map(([dispositivo_id, bloque, bits]) => ({
      dispositivo_id,
      bloque,
      bits: Buffer.from(bits, 'hex'),
    })),
    sums: (consumidorId, ms) => minutes.get(minuteKey(consumidorId, ms)),
    packets: (consumidorId, ms) => packets.get(minuteKey(consumidorId, ms)) ?? [],
    senales: new Map(row.senales),
  };
}

function sumsOf(values: readonly (number | null)[]): Sums {
  return Object.fromEntries(SUM_COLUMNS.map((column, index) => [column, values[index]])) as Sums;
}

/** RR intervals are stored in single precision; the shortest decimal that stands for one is not the one itself. */
function packetsByMinute(rows: readonly [number, number, number, number[]][]): Map<string, RrPacket[]> {
  const packets = new Map<string, RrPacket[]>();
  for (const [consumidorId, dispositivo_id, medido_ms, rr] of rows) {
    const key = minuteKey(consumidorId, minuteOf(medido_ms));
    const known = packets.get(key) ?? [];
    known.push({ dispositivo_id, medido_ms, rr_ms: rr.map(Math.fround) });
    packets.set(key, known);
  }
  return packets;
}

type Pair = readonly [number, number];

function pairArrays(pairs: readonly Pair[]): [string, string] {
  return [plainArray(pairs.map(([id]) => id)), plainArray(pairs.map(([, key]) => key))];
}

function distinct(pairs: readonly Pair[]): Pair[] {
  return [...new Map(pairs.map((pair) => [pair.join(':'), pair])).values()];
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
