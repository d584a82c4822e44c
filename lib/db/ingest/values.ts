import type { NewLectura } from '@/lib/domain/lecturas';
import type { MinuteChange } from '@/lib/domain/metrics/rollup';
import { SUM_KEYS } from '@/lib/domain/metrics/sums';
import type { LecturaBatch } from '@/lib/domain/ports';
import { rowArray } from '../arrays';
import type { Block } from './counters';
import type { Heard } from './heard';
import type { Before } from './read-before';

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
export function appendValues({ batches, placed, changes, before, offsets, blocks, heard }: Group): string[] {
  const consumidores = [...offsets.keys()].sort((a, b) => a - b);
  return [
    rowArray(consumidores.map((id) => [id, before.offsets.get(id) ?? 0, offsets.get(id) ?? 0])),
    rowArray(placed.flatMap(({ batch, seq, raw }) => (raw ? [lecturaRow(batch, seq, raw)] : []))),
    changeRows(changes),
    blockRows(blocks),
    rowArray(
      heard.map(({ id, visto_ms, medido_ms, bateria, senal }) => [
        id,
        visto_ms,
        medido_ms,
        bateria,
        JSON.stringify(senal),
      ]),
    ),
    JSON.stringify(batches.flatMap(quarantineRows)),
  ];
}

function lecturaRow({ device, recibido_ms }: LecturaBatch, seq: number, item: NewLectura) {
  return [
    device.consumidor_id,
    seq,
    device.dispositivo_id,
    item.n,
    item.medido_ms,
    recibido_ms,
    item.heart_rate,
    item.rr_ms && `{${item.rr_ms.join(',')}}`,
    item.accel_x,
    item.accel_y,
    item.accel_z,
    item.gyro_x,
    item.gyro_y,
    item.gyro_z,
    item.contacto,
    device.fuente,
    item.adelantada,
  ];
}

export function changeRows(changes: readonly MinuteChange[]): string {
  return rowArray(
    changes.map(({ consumidor_id, minuto_ms, dia_ms, delta, part }) => [
      consumidor_id,
      minuto_ms,
      dia_ms,
      part.covered_ms,
      ...SUM_KEYS.map((column) => delta[column]),
    ]),
  );
}

export function blockRows(blocks: readonly Block[]): string {
  return rowArray(
    blocks.map(({ dispositivo_id, bloque, bits }) => [dispositivo_id, bloque, `\\x${bits.toString('hex')}`]),
  );
}

function quarantineRows({ device, recibido_ms, cuarentena }: LecturaBatch) {
  const { consumidor_id, dispositivo_id } = device;
  return cuarentena.map((lectura) => ({
    consumidor_id,
    dispositivo_id,
    n: lectura.n,
    medido_ms: lectura.medido_ms,
    recibido_ms,
    lectura,
  }));
}
