import type { StreamPart } from '@/lib/domain/events';
import type { SensorRow } from '@/lib/domain/reads';
import { shortest } from './shortest';
import type { Group, Placed } from './values';

/**
 * What a group stored, a function for each batch: its readings as `lecturasSince` would give them, so that nobody has to
 * read back what was just written. Made when it is asked for. Undefined where none is new, or not all are kept raw.
 * `counts`: new readings of each batch. `ids`: of those that are kept, by consumidor and offset, commas between them.
 */
export function storedParts(
  { batches, placed, before }: Group,
  counts: readonly number[],
  ids: string | null,
): (() => StreamPart | undefined)[] {
  let known: ReadonlyMap<Placed, number> | undefined;
  const idOf = (one: Placed) => {
    known ??= identified(placed, ids ?? '');
    return known.get(one);
  };
  let start = 0;
  return batches.map(({ device, recibido_ms }, index) => {
    const first = start;
    start += counts[index] ?? 0;
    const end = start;
    return () => {
      const epoch = before.epochs.get(device.consumidor_id);
      if (epoch === undefined) return undefined;
      return partOf(epoch, placed.slice(first, end), new Date(recibido_ms).toISOString(), idOf);
    };
  });
}

function identified(placed: readonly Placed[], ids: string): Map<Placed, number> {
  const kept = placed.filter(({ raw }) => raw !== null).sort(byStream);
  const given = ids.split(',');
  return new Map(kept.map((one, index) => [one, Number(given[index])]));
}

function byStream(a: Placed, b: Placed): number {
  return a.batch.device.consumidor_id - b.batch.device.consumidor_id || a.seq - b.seq;
}

/** The offsets of a batch follow each other. */
function partOf(
  epoch: number,
  own: readonly Placed[],
  created_at: string,
  idOf: (one: Placed) => number | undefined,
): StreamPart | undefined {
  const [first] = own;
  const last = own.at(-1);
  if (!first || !last) return undefined;
  const rows: SensorRow[] = [];
  for (const one of own) {
    const row = rowOf(one, idOf(one), created_at);
    if (!row) return undefined;
    rows.push(row);
  }
  return { epoch, from: first.seq, to: last.seq, rows };
}

/** Of what is kept: the motion of an old reading is not. */
function rowOf({ seq, batch, raw }: Placed, id: number | undefined, created_at: string): SensorRow | null {
  if (raw === null || id === undefined) return null;
  return {
    id,
    seq,
    heart_rate: shortest(raw.heart_rate),
    accel_x: shortest(raw.accel_x),
    accel_y: shortest(raw.accel_y),
    accel_z: shortest(raw.accel_z),
    gyro_x: shortest(raw.gyro_x),
    gyro_y: shortest(raw.gyro_y),
    gyro_z: shortest(raw.gyro_z),
    created_at,
    medido_at: new Date(raw.medido_ms).toISOString(),
    fuente: batch.device.fuente,
  };
}
