import type { NewLectura } from '@/lib/domain/lecturas';
import type { MinuteChange } from '@/lib/domain/metrics/rollup';
import type { LecturaBatch } from '@/lib/domain/ports';
import { plainArray, textArray } from '../arrays';
import type { Block } from './counters';
import type { Heard } from './heard';
import type { Before } from './read-before';
import { SUM_COLUMNS } from './statements';

/** A new reading with the offset it got; `raw` is what is kept of it beside the rollups. */
export type Placed = { batch: LecturaBatch; item: NewLectura; seq: number; raw: NewLectura | null };

export type Group = {
  batches: readonly LecturaBatch[];
  placed: readonly Placed[];
  changes: readonly MinuteChange[];
  before: Before;
  offsets: ReadonlyMap<number, number>;
  blocks: readonly Block[];
  heard: readonly Heard[];
};

/** The parameters of APPEND, in its order. */
export function appendValues(group: Group): string[] {
  const { changes, before, offsets, blocks } = group;
  const consumidores = [...offsets.keys()].sort((a, b) => a - b);
  return [
    plainArray(consumidores),
    plainArray(consumidores.map((id) => before.offsets.get(id) ?? 0)),
    plainArray(consumidores.map((id) => offsets.get(id) ?? 0)),
    ...lecturaValues(group.placed.flatMap(({ raw, ...rest }) => (raw ? [{ ...rest, item: raw }] : []))),
    ...changeValues(changes),
    ...blockValues(blocks),
    ...deviceValues(group.heard),
    ...quarantineValues(group.batches),
  ];
}

export function changeValues(changes: readonly MinuteChange[]): string[] {
  return [
    plainArray(changes.map(({ consumidor_id }) => consumidor_id)),
    plainArray(changes.map(({ minuto_ms }) => minuto_ms)),
    plainArray(changes.map(({ dia_ms }) => dia_ms)),
    plainArray(changes.map(({ part }) => part.covered_ms)),
    ...SUM_COLUMNS.map((column) => plainArray(changes.map(({ delta }) => delta[column]))),
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

function deviceValues(rows: readonly Heard[]): string[] {
  return [
    plainArray(rows.map(({ id }) => id)),
    plainArray(rows.map(({ visto_ms }) => visto_ms)),
    plainArray(rows.map(({ medido_ms }) => medido_ms)),
    plainArray(rows.map(({ bateria }) => bateria)),
    textArray(rows.map(({ senal }) => JSON.stringify(senal))),
  ];
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
