import type { StreamPart } from '@/lib/domain/events';
import type { NewLectura } from '@/lib/domain/lecturas';
import type { LecturaBatch } from '@/lib/domain/ports';
import type { SensorRow } from '@/lib/domain/reads';
import type { Group, Placed } from './values';

/**
 * What a group stored, a function for each batch: its readings as `lecturasSince` would give them, so that nobody has to
 * read back what was just written. Made when it is asked for. Undefined where none is kept raw, or not all of them.
 * `ids` of the kept ones, by consumidor and offset, with commas between them.
 */
export function storedParts(group: Group, ids: string | null): (() => StreamPart | undefined)[] {
  let made: ReadonlyMap<LecturaBatch, Identified[]> | undefined;
  const byBatch = () => {
    made ??= identified(group.placed, ids ?? '');
    return made;
  };
  return group.batches.map((batch) => () => partOf(group, batch, byBatch().get(batch) ?? []));
}

type Identified = Placed & { id: number };

function identified(placed: readonly Placed[], ids: string): Map<LecturaBatch, Identified[]> {
  const kept = placed.filter(({ raw }) => raw !== null).sort(byStream);
  const batches = new Map<LecturaBatch, Identified[]>();
  for (const [index, id] of ids.split(',').entries()) {
    const one = kept[index];
    if (!one) continue;
    const own = batches.get(one.batch);
    if (own) own.push({ ...one, id: Number(id) });
    else batches.set(one.batch, [{ ...one, id: Number(id) }]);
  }
  return batches;
}

function byStream(a: Placed, b: Placed): number {
  return a.batch.device.consumidor_id - b.batch.device.consumidor_id || a.seq - b.seq;
}

/** The offsets of a batch follow each other, so what is not kept shows as one missing between the first and the last. */
function partOf({ before, placed }: Group, batch: LecturaBatch, own: Identified[]): StreamPart | undefined {
  const [first] = own;
  const last = own.at(-1);
  const epoch = before.epochs.get(batch.device.consumidor_id);
  if (!first || !last || epoch === undefined) return undefined;
  if (placed.some((one) => one.batch === batch && one.raw === null)) return undefined;
  return { epoch, from: first.seq, to: last.seq, rows: own.map(rowOf) };
}

function rowOf({ id, seq, batch, item }: Identified): SensorRow {
  return {
    id,
    seq,
    heart_rate: shortest(item.heart_rate),
    accel_x: shortest(item.accel_x),
    accel_y: shortest(item.accel_y),
    accel_z: shortest(item.accel_z),
    gyro_x: shortest(item.gyro_x),
    gyro_y: shortest(item.gyro_y),
    gyro_z: shortest(item.gyro_z),
    created_at: new Date(batch.recibido_ms).toISOString(),
    medido_at: new Date(item.medido_ms).toISOString(),
    fuente: batch.device.fuente,
  };
}

const SUBNORMAL = 2 ** -126;
const WHOLE_BELOW = 2 ** 20;

/** The shortest decimal that stands for a number of single precision, which is how PostgreSQL tells it. */
export function shortest(value: NewLectura['heart_rate']): number | null {
  if (value === null) return null;
  // There is no negative zero in what is sent; larger whole numbers have fewer digits than they seem to.
  if (Number.isInteger(value) && Math.abs(value) < WHOLE_BELOW) return value + 0;
  // Six digits are always told apart, but by the smallest numbers, which have fewer.
  for (let digits = Math.abs(value) < SUBNORMAL ? 1 : 6; digits < 9; digits += 1) {
    const decimal = Number(value.toPrecision(digits));
    if (Math.fround(decimal) === value) return decimal;
  }
  return Number(value.toPrecision(9));
}
