import { VENTANA_MS } from '../time';
import { type RrPacket, rrSums } from './hrv';
import {
  addReading,
  asPart,
  deltaOf,
  emptySums,
  LEVELS,
  type Level,
  type Measured,
  MINUTE_MS,
  mergeSums,
  type Sums,
  settleMinute,
} from './sums';

/** A stored reading as the rollups see it. */
export type RolledReading = Measured & {
  consumidor_id: number;
  dispositivo_id: number;
  cadencia_ms: number;
  rr_ms: readonly number[] | null;
};

export type Bucket = { consumidor_id: number; minutos: Level; inicio_ms: number };
export type RollupDelta = Bucket & { sums: Sums };

/** What is stored of the minutes that new readings fall in. */
export type KnownMinutes = {
  sums(consumidorId: number, minuteMs: number): Sums | undefined;
  /** The RR packets already there; asked for only when new ones come. */
  packets(consumidorId: number, minuteMs: number): readonly RrPacket[];
};

export type MinuteAfter = { consumidor_id: number; minuteMs: number; after: Sums };

export type Rolled = {
  /** The touched minutes as they stand after it. */
  minutes: readonly MinuteAfter[];
  /** What to add to every rollup, in a fixed order. */
  deltas: readonly RollupDelta[];
};

const HOUR_MS = 60 * MINUTE_MS;

export function minuteOf(ms: number): number {
  return Math.floor(ms / MINUTE_MS) * MINUTE_MS;
}

function minuteKey(consumidorId: number, minuteMs: number): string {
  return `${consumidorId}:${minuteMs}`;
}

/**
 * Rolls new readings up: each changes its minute, and the change of the minute is what the longer rollups get.
 * `dayStart` tells where the person's day of an instant begins (ms). Order, grouping and lateness of the readings
 * do not show in the sums.
 */
export function rollUp(
  readings: readonly RolledReading[],
  known: KnownMinutes,
  dayStart: (consumidorId: number, ms: number) => number,
): Rolled {
  const minutes: MinuteAfter[] = [];
  const deltas = new Map<string, RollupDelta>();
  const add = (bucket: Bucket, sums: Sums) => {
    const key = `${bucket.consumidor_id}:${bucket.minutos}:${bucket.inicio_ms}`;
    const before = deltas.get(key);
    deltas.set(key, { ...bucket, sums: before ? mergeSums(before.sums, sums) : sums });
  };
  for (const { consumidor_id, minuteMs, own } of byMinute(readings)) {
    const before = known.sums(consumidor_id, minuteMs) ?? emptySums();
    const after = minuteAfter(before, own, () => known.packets(consumidor_id, minuteMs));
    minutes.push({ consumidor_id, minuteMs, after });
    add({ consumidor_id, minutos: LEVELS.minute, inicio_ms: minuteMs }, deltaOf(before, after));
    const part = deltaOf(asPart(before), asPart(after));
    const floor = (length: number) => Math.floor(minuteMs / length) * length;
    add({ consumidor_id, minutos: LEVELS.ventana, inicio_ms: floor(VENTANA_MS) }, part);
    add({ consumidor_id, minutos: LEVELS.hour, inicio_ms: floor(HOUR_MS) }, part);
    add({ consumidor_id, minutos: LEVELS.day, inicio_ms: dayStart(consumidor_id, minuteMs) }, part);
  }
  return { minutes, deltas: [...deltas.values()].sort(byBucket) };
}

function minuteAfter(before: Sums, own: readonly RolledReading[], packets: () => readonly RrPacket[]): Sums {
  const after = { ...before };
  for (const reading of own) addReading(after, reading, reading.cadencia_ms);
  settleMinute(after);
  const fresh = own.flatMap(({ rr_ms, ...reading }) => (rr_ms ? [{ ...reading, rr_ms }] : []));
  return fresh.length === 0 ? after : { ...after, ...rrSums([...packets(), ...fresh]) };
}

type Minute = { consumidor_id: number; minuteMs: number; own: RolledReading[] };

function byMinute(readings: readonly RolledReading[]): Iterable<Minute> {
  const groups = new Map<string, Minute>();
  for (const reading of readings) {
    const { consumidor_id } = reading;
    const minuteMs = minuteOf(reading.medido_ms);
    const key = minuteKey(consumidor_id, minuteMs);
    const group = groups.get(key);
    if (group) group.own.push(reading);
    else groups.set(key, { consumidor_id, minuteMs, own: [reading] });
  }
  return groups.values();
}

/** One order for every writer, so that two never wait for each other's rows. */
function byBucket(a: Bucket, b: Bucket): number {
  return a.consumidor_id - b.consumidor_id || a.minutos - b.minutos || a.inicio_ms - b.inicio_ms;
}
