import { LRUCache } from 'lru-cache';
import type pg from 'pg';
import type { NewLectura } from '@/lib/domain/lecturas';
import type { RrPacket } from '@/lib/domain/metrics/hrv';
import type { Sums } from '@/lib/domain/metrics/sums';
import type { LecturaBatch } from '@/lib/domain/ports';
import type { Senal } from '@/lib/domain/senal';
import { MINUTE_MS, minuteOf } from '@/lib/domain/time';
import { type Block, blockOf } from './counters';
import { type Before, type ReadRow, readRow } from './read-before';
import type { Group } from './values';

/**
 * What this instance knows of a consumidor's rows after it wrote them last. It is true as long as the end of their
 * stream is where it was, which APPEND checks. Null: known not to be there. What is newer than the newest is not
 * there either.
 */
type Known = {
  epoch: number;
  offset: number;
  newestMinute: number;
  zone: string;
  minutes: Map<number, Sums | null>;
  packets: Map<number, RrPacket[]>;
  devices: Map<number, KnownDevice>;
};
type KnownDevice = { senal: Senal | null; newestBlock: number; blocks: Map<number, Buffer | null> };

const PEOPLE = 5_000;
/** Late readings ask for older ones, and are read anew. */
const KEPT_MINUTES = 12;
const KEPT_BLOCKS = 4;

export type Knowledge = {
  /** What a group builds on: from memory when all of it is known, else read in one look. */
  before(batches: readonly LecturaBatch[]): Promise<Before>;
  /** The group is committed. */
  stored(group: Group): void;
  /** Somebody else wrote, or it is not known whether we did. */
  forget(batches: readonly LecturaBatch[]): void;
};

export function createKnowledge(pool: pg.Pool): Knowledge {
  const people = new LRUCache<number, Known>({ max: PEOPLE });
  return {
    before: async (batches) => {
      if (!batches.every((batch) => isKnown(people.get(batch.device.consumidor_id), batch)))
        absorb(people, batches, await readRow(pool, batches));
      return beforeOf(people, batches);
    },
    stored: (group) => remember(people, group),
    forget: (batches) => {
      for (const { device } of batches) people.delete(device.consumidor_id);
    },
  };
}

function isKnown(known: Known | undefined, { device, items }: LecturaBatch): boolean {
  const own = known?.devices.get(device.dispositivo_id);
  if (!known || !own) return false;
  const hasMinute = (ms: number) => ms > known.newestMinute || known.minutes.has(ms);
  return items.every(({ n, medido_ms, rr_ms }) => {
    const minute = minuteOf(medido_ms);
    if (!hasMinute(minute) || !hasMinute(minute - MINUTE_MS)) return false;
    if (rr_ms && minute <= known.newestMinute && !known.packets.has(minute)) return false;
    return n === null || blockOf(n) > own.newestBlock || own.blocks.has(blockOf(n));
  });
}

type People = LRUCache<number, Known>;

function absorb(people: People, batches: readonly LecturaBatch[], row: ReadRow): void {
  for (const [id, epoch, offset, newestMinute, zone] of row.offsets)
    people.set(id, {
      epoch,
      offset,
      newestMinute: newestMinute ?? 0,
      zone,
      minutes: new Map(),
      packets: new Map(),
      devices: new Map(),
    });
  const devices = new Map<number, KnownDevice>();
  for (const { device, items } of batches) {
    const known = people.get(device.consumidor_id);
    if (!known) continue;
    const own = known.devices.get(device.dispositivo_id) ?? {
      senal: null,
      newestBlock: -1,
      blocks: new Map(),
    };
    known.devices.set(device.dispositivo_id, own);
    devices.set(device.dispositivo_id, own);
    for (const item of items) askedFor(known, own, item);
  }
  for (const [id, senal, newestBlock] of row.senales)
    Object.assign(devices.get(id) ?? {}, { senal, newestBlock: newestBlock ?? -1 });
  for (const { dispositivo_id, bloque, bits } of row.blocks)
    devices.get(dispositivo_id)?.blocks.set(bloque, bits);
  for (const [id, ms, sums] of row.minutes) people.get(id)?.minutes.set(ms, sums);
  for (const [id, packet] of row.packets) addPacket(people.get(id), packet);
}

/** What was asked for and does not come is not there. */
function askedFor(known: Known, own: KnownDevice, { n, medido_ms, rr_ms }: NewLectura): void {
  const minute = minuteOf(medido_ms);
  known.minutes.set(minute, null).set(minute - MINUTE_MS, null);
  if (rr_ms) known.packets.set(minute, []);
  if (n !== null) own.blocks.set(blockOf(n), null);
}

function addPacket(known: Known | undefined, packet: RrPacket): void {
  const minute = minuteOf(packet.medido_ms);
  const there = known?.packets.get(minute);
  if (there) there.push(packet);
  else known?.packets.set(minute, [packet]);
}

function beforeOf(people: People, batches: readonly LecturaBatch[]): Before {
  const epochs = new Map<number, number>();
  const zones = new Map<number, string>();
  const offsets = new Map<number, number>();
  const senales = new Map<number, Senal | null>();
  const blocks: Block[] = [];
  for (const { device } of batches) {
    const { consumidor_id, dispositivo_id } = device;
    const known = people.get(consumidor_id);
    const own = known?.devices.get(dispositivo_id);
    if (!known || !own) throw new Error(`consumidor ${consumidor_id} has no stream of lecturas`);
    epochs.set(consumidor_id, known.epoch);
    zones.set(consumidor_id, known.zone);
    offsets.set(consumidor_id, known.offset);
    if (senales.has(dispositivo_id)) continue;
    senales.set(dispositivo_id, own.senal);
    for (const [bloque, bits] of own.blocks) if (bits) blocks.push({ dispositivo_id, bloque, bits });
  }
  return {
    epochs,
    zones,
    offsets,
    senales,
    blocks,
    sums: (id, ms) => people.get(id)?.minutes.get(ms) ?? undefined,
    packets: (id, ms) => people.get(id)?.packets.get(ms) ?? [],
  };
}

function remember(people: People, { offsets, changes, blocks, heard, placed }: Group): void {
  for (const [id, offset] of offsets) Object.assign(people.get(id) ?? {}, { offset });
  for (const { consumidor_id, minuto_ms, after } of changes) {
    const known = people.get(consumidor_id);
    if (!known) continue;
    known.minutes.set(minuto_ms, after);
    known.newestMinute = Math.max(known.newestMinute, minuto_ms);
  }
  for (const { batch, item } of placed)
    if (item.rr_ms)
      addPacket(people.get(batch.device.consumidor_id), {
        dispositivo_id: batch.device.dispositivo_id,
        medido_ms: item.medido_ms,
        rr_ms: item.rr_ms,
      });
  const devices = new Map(
    heard.map(({ id, consumidor_id }) => [id, people.get(consumidor_id)?.devices.get(id)]),
  );
  for (const { dispositivo_id, bloque, bits } of blocks) {
    const own = devices.get(dispositivo_id);
    if (!own) continue;
    own.blocks.set(bloque, bits);
    own.newestBlock = Math.max(own.newestBlock, bloque);
  }
  for (const { id, consumidor_id, senal } of heard) {
    const known = people.get(consumidor_id);
    const own = devices.get(id);
    if (!known || !own) continue;
    own.senal = senal;
    prune(own.blocks, KEPT_BLOCKS);
    prune(known.minutes, KEPT_MINUTES);
    prune(known.packets, KEPT_MINUTES);
  }
}

/** Drops the oldest. */
function prune(map: Map<number, unknown>, most: number): void {
  if (map.size <= 2 * most) return;
  const keys = [...map.keys()].sort((a, b) => a - b);
  for (const key of keys.slice(0, keys.length - most)) map.delete(key);
}
