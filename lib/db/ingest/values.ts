import type { NewLectura } from '@/lib/domain/lecturas';
import { minuteKey, type Rolled, type RollupDelta } from '@/lib/domain/metrics/rollup';
import { LEVELS } from '@/lib/domain/metrics/sums';
import type { LecturaBatch } from '@/lib/domain/ports';
import { advanceSenal, type Senal, senalOf } from '@/lib/domain/senal';
import { plainArray, textArray } from '../arrays';
import type { Block } from './counters';
import type { Before } from './read-before';
import { SUM_COLUMNS } from './statements';

/** A new reading with the offset it got; `raw` is what is kept of it beside the rollups. */
export type Placed = { batch: LecturaBatch; item: NewLectura; seq: number; raw: NewLectura | null };

export type Group = {
  batches: readonly LecturaBatch[];
  placed: readonly Placed[];
  rolled: Rolled;
  before: Before;
  offsets: ReadonlyMap<number, number>;
  blocks: readonly Block[];
};

/** The parameters of APPEND, in its order. */
export function appendValues(group: Group): string[] {
  const { rolled, before, offsets, blocks } = group;
  const consumidores = [...offsets.keys()].sort((a, b) => a - b);
  return [
    plainArray(consumidores),
    plainArray(consumidores.map((id) => before.offsets.get(id) ?? 0)),
    plainArray(consumidores.map((id) => offsets.get(id) ?? 0)),
    ...lecturaValues(group.placed.flatMap(({ raw, ...rest }) => (raw ? [{ ...rest, item: raw }] : []))),
    ...rollupValues(rolled.deltas),
    ...ventanaValues(rolled.deltas),
    ...blockValues(blocks),
    ...deviceValues(group),
    ...quarantineValues(group.batches),
  ];
}

export function rollupValues(deltas: readonly RollupDelta[]): string[] {
  return [
    plainArray(deltas.map(({ consumidor_id }) => consumidor_id)),
    plainArray(deltas.map(({ minutos }) => minutos)),
    plainArray(deltas.map(({ inicio_ms }) => inicio_ms)),
    ...SUM_COLUMNS.map((column) => plainArray(deltas.map(({ sums }) => sums[column]))),
  ];
}

export function ventanaValues(deltas: readonly RollupDelta[]): string[] {
  const ventanas = deltas.filter(({ minutos }) => minutos === LEVELS.ventana);
  return [
    plainArray(ventanas.map(({ consumidor_id }) => consumidor_id)),
    plainArray(ventanas.map(({ inicio_ms }) => inicio_ms)),
  ];
}

export function blockValues(blocks: readonly Block[]): string[] {
  return [
    plainArray(blocks.map(({ dispositivo_id }) => dispositivo_id)),
    plainArray(blocks.map(({ bloque }) => bloque)),
    textArray(blocks.map(({ bits }) => bits.toString('hex'))),
  ];
}

function lecturaValues(rows: readonly Omit<Placed, 'raw'>[]): string[] {
  const measure = (pick: (item: NewLectura) => number | boolean | null) =>
    plainArray(rows.map(({ item }) => pick(item)));
  return [
    plainArray(rows.map(({ batch }) => batch.device.consumidor_id)),
    plainArray(rows.map(({ seq }) => seq)),
    plainArray(rows.map(({ batch }) => batch.device.dispositivo_id)),
    measure(({ n }) => n),
    measure(({ medido_ms }) => medido_ms),
    plainArray(rows.map(({ batch }) => batch.recibido_ms)),
    measure(({ heart_rate }) => heart_rate),
    textArray(rows.map(({ item: { rr_ms } }) => (rr_ms ? `{${rr_ms.join(',')}}` : null))),
    measure(({ accel_x }) => accel_x),
    measure(({ accel_y }) => accel_y),
    measure(({ accel_z }) => accel_z),
    measure(({ gyro_x }) => gyro_x),
    measure(({ gyro_y }) => gyro_y),
    measure(({ gyro_z }) => gyro_z),
    measure(({ contacto }) => contacto),
    textArray(rows.map(({ batch }) => batch.device.fuente)),
    measure(({ adelantada }) => adelantada),
  ];
}

type Seen = { id: number; visto_ms: number; medido_ms: number | null; bateria: number | null; senal: Senal };

/** Each device once, also when all it sent was known before: it was heard. */
function deviceValues(group: Group): string[] {
  const devices = new Map<number, Seen>();
  const byBatch = new Map(group.batches.map((batch): [LecturaBatch, NewLectura[]] => [batch, []]));
  for (const { batch, item } of group.placed) byBatch.get(batch)?.push(item);
  for (const batch of group.batches) {
    const seen = heard(batch, byBatch.get(batch) ?? [], group, devices.get(batch.device.dispositivo_id));
    devices.set(seen.id, seen);
  }
  const rows = [...devices.values()].sort((a, b) => a.id - b.id);
  return [
    plainArray(rows.map(({ id }) => id)),
    plainArray(rows.map(({ visto_ms }) => visto_ms)),
    plainArray(rows.map(({ medido_ms }) => medido_ms)),
    plainArray(rows.map(({ bateria }) => bateria)),
    textArray(rows.map(({ senal }) => JSON.stringify(senal))),
  ];
}

function heard(
  { device, recibido_ms, cuarentena }: LecturaBatch,
  readings: readonly NewLectura[],
  { rolled, before }: Group,
  earlier: Seen | undefined,
): Seen {
  const { dispositivo_id: id, consumidor_id } = device;
  const minute = (ms: number) =>
    rolled.minutes.get(minuteKey(consumidor_id, ms)) ?? before.sums(consumidor_id, ms);
  const senal = earlier?.senal ?? senalOf(before.senales.get(id));
  let newest = earlier?.medido_ms ?? null;
  let charged: NewLectura | undefined;
  const since = senal.medido_ms ?? 0;
  for (const reading of readings) {
    // A clock a little ahead does not make its readings younger than now; what is flagged is never the newest.
    if (!reading.adelantada) newest = Math.max(newest ?? 0, Math.min(reading.medido_ms, recibido_ms));
    if (reading.bateria !== null && reading.medido_ms >= (charged?.medido_ms ?? since)) charged = reading;
  }
  return {
    id,
    visto_ms: recibido_ms,
    medido_ms: newest,
    bateria: charged?.bateria ?? earlier?.bateria ?? null,
    // What was quarantined tells of the clock: without it, such a device would seem never to have spoken.
    senal: advanceSenal(senal, { recibido_ms, readings: [...readings, ...cuarentena], minute }),
  };
}

function quarantineValues(batches: readonly LecturaBatch[]): string[] {
  const rows = batches.flatMap((batch) => batch.cuarentena.map((item) => ({ batch, item })));
  return [
    plainArray(rows.map(({ batch }) => batch.device.consumidor_id)),
    plainArray(rows.map(({ batch }) => batch.device.dispositivo_id)),
    plainArray(rows.map(({ item }) => item.n)),
    plainArray(rows.map(({ item }) => item.medido_ms)),
    plainArray(rows.map(({ batch }) => batch.recibido_ms)),
    textArray(rows.map(({ item }) => JSON.stringify(item))),
  ];
}
