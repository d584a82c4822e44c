import { HOUR_MS, minuteOf, VENTANA_MS } from '../time';
import { type RrPacket, rrSums } from './hrv';
import {
  addReading,
  asPart,
  deltaOf,
  emptySums,
  LEVELS,
  type Level,
  type Measured,
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

/** What new readings change of a minute; `dia_ms` is the midnight of the person's day that it lies in. */
export type MinuteChange = {
  consumidor_id: number;
  minuto_ms: number;
  dia_ms: number;
  /** The minute as it stands after it. */
  after: Sums;
  /** To be added to the minute's row, and to the longer rollups: these count each minute at most whole. */
  delta: Sums;
  part: Sums;
};

export type Bucket = { consumidor_id: number; minutos: Level; inicio_ms: number };
export type RollupDelta = Bucket & { sums: Sums };

/** What is stored of the minutes that new readings fall in. */
export type KnownMinutes = {
  sums(consumidorId: number, minuteMs: number): Sums | undefined;
  /** The RR packets already there; asked for only when new ones come. */
  packets(consumidorId: number, minuteMs: number): readonly RrPacket[];
};

/**
 * Rolls new readings up into their minutes; what a minute changes by is what the longer rollups get. `dayStart`
 * tells where the person's day of an instant begins (ms). Order, grouping and lateness of the readings do not
 * show in the sums. The changes come in one order, so that two writers never wait for each other's rows.
 */
export function rollUp(
  readings: readonly RolledReading[],
  known: KnownMinutes,
  dayStart: (consumidorId: number, ms: number) => number,
): MinuteChange[] {
  return byMinute(readings).map(({ consumidor_id, minuto_ms, own }) => {
    const before = known.sums(consumidor_id, minuto_ms) ?? emptySums();
    const after = minuteAfter(before, own, () => known.packets(consumidor_id, minuto_ms));
    return {
      consumidor_id,
      minuto_ms,
      dia_ms: dayStart(consumidor_id, minuto_ms),
      after,
      delta: deltaOf(before, after),
      part: deltaOf(asPart(before), asPart(after)),
    };
  });
}

/** The rows of every rollup that the changes of minutes add up to, the shortest first. */
export function rowsOf(changes: readonly MinuteChange[]): RollupDelta[] {
  const rows = new Map<string, RollupDelta>();
  const add = (bucket: Bucket, sums: Sums) => {
    const key = `${bucket.consumidor_id}:${bucket.minutos}:${bucket.inicio_ms}`;
    const before = rows.get(key);
    rows.set(key, { ...bucket, sums: before ? mergeSums(before.sums, sums) : sums });
  };
  for (const { consumidor_id, minuto_ms, dia_ms, delta, part } of changes) {
    const floor = (length: number) => Math.floor(minuto_ms / length) * length;
    add({ consumidor_id, minutos: LEVELS.minute, inicio_ms: minuto_ms }, delta);
    add({ consumidor_id, minutos: LEVELS.ventana, inicio_ms: floor(VENTANA_MS) }, part);
    add({ consumidor_id, minutos: LEVELS.hour, inicio_ms: floor(HOUR_MS) }, part);
    add({ consumidor_id, minutos: LEVELS.day, inicio_ms: dia_ms }, part);
  }
  return [...rows.values()].sort((a, b) => a.minutos - b.minutos || a.inicio_ms - b.inicio_ms);
}

function minuteAfter(before: Sums, own: readonly RolledReading[], packets: () => readonly RrPacket[]): Sums {
  const after = { ...before };
  for (const reading of own) addReading(after, reading, reading.cadencia_ms);
  settleMinute(after);
  const fresh = own.flatMap(({ dispositivo_id, medido_ms, rr_ms }) =>
    rr_ms ? [{ dispositivo_id, medido_ms, rr_ms }] : [],
  );
  return fresh.length === 0 ? after : { ...after, ...rrSums([...packets(), ...fresh]) };
}

type Minute = { consumidor_id: number; minuto_ms: number; own: RolledReading[] };

function byMinute(readings: readonly RolledReading[]): Minute[] {
  const groups = new Map<string, Minute>();
  for (const reading of readings) {
    const { consumidor_id } = reading;
    const minuto_ms = minuteOf(reading.medido_ms);
    const key = `${consumidor_id}:${minuto_ms}`;
    const group = groups.get(key);
    if (group) group.own.push(reading);
    else groups.set(key, { consumidor_id, minuto_ms, own: [reading] });
  }
  return [...groups.values()].sort((a, b) => a.consumidor_id - b.consumidor_id || a.minuto_ms - b.minuto_ms);
}
