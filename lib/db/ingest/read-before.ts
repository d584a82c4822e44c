import type pg from 'pg';
import type { RrPacket } from '@/lib/domain/metrics/hrv';
import type { KnownMinutes } from '@/lib/domain/metrics/rollup';
import { SUM_KEYS, type Sums } from '@/lib/domain/metrics/sums';
import type { LecturaBatch } from '@/lib/domain/ports';
import type { Senal } from '@/lib/domain/senal';
import { MINUTE_MS, minuteOf } from '@/lib/domain/time';
import { plainArray } from '../arrays';
import { type Block, blockOf } from './counters';
import { READ } from './statements';

/** What a group builds on, as it was at one moment. */
export type Before = KnownMinutes & {
  epochs: ReadonlyMap<number, number>;
  /** Zones of the consumidores: which fechas their rollups of days are. */
  zones: ReadonlyMap<number, string>;
  offsets: ReadonlyMap<number, number>;
  blocks: readonly Block[];
  senales: ReadonlyMap<number, Senal | null>;
};

/** One look at the rows of a group. Consumidores come with their newest minute, devices with their newest block. */
export type ReadRow = {
  offsets: [consumidorId: number, epoch: number, offset: number, newestMinute: number | null, zone: string][];
  blocks: Block[];
  minutes: [consumidorId: number, minuteMs: number, Sums][];
  packets: [consumidorId: number, RrPacket][];
  senales: [dispositivoId: number, Senal | null, newestBlock: number | null][];
};

type Row = {
  offsets: ReadRow['offsets'] | null;
  blocks: [number, number, string][] | null;
  minutes: [number, number, ...(number | null)[]][] | null;
  packets: [number, number, number, number[]][] | null;
  senales: ReadRow['senales'] | null;
};

export async function readRow(pool: pg.Pool, batches: readonly LecturaBatch[]): Promise<ReadRow> {
  const values = [
    plainArray([...new Set(batches.map(({ device }) => device.consumidor_id))]),
    ...pairArrays(blocksOf(batches)),
    ...pairArrays(minutesOf(batches)),
    ...pairArrays(rrMinutesOf(batches)),
    plainArray([...new Set(batches.map(({ device }) => device.dispositivo_id))]),
  ];
  const { rows } = await pool.query<Row>({ name: 'ingest_read', text: READ, values });
  const { offsets, blocks, minutes, packets, senales } = rows[0] ?? EMPTY;
  return {
    offsets: offsets ?? [],
    blocks: (blocks ?? []).map(([dispositivo_id, bloque, bits]) => ({
      dispositivo_id,
      bloque,
      bits: Buffer.from(bits, 'hex'),
    })),
    minutes: (minutes ?? []).map(([id, ms, ...sums]) => [id, ms, sumsOf(sums)]),
    // Stored in single precision: the shortest decimal that stands for a number is not the number itself.
    packets: (packets ?? []).map(([id, dispositivo_id, medido_ms, rr]) => [
      id,
      { dispositivo_id, medido_ms, rr_ms: rr.map(Math.fround) },
    ]),
    senales: senales ?? [],
  };
}

const EMPTY: Row = { offsets: null, blocks: null, minutes: null, packets: null, senales: null };

function sumsOf(values: readonly (number | null)[]): Sums {
  return Object.fromEntries(SUM_KEYS.map((column, index) => [column, values[index]])) as Sums;
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
