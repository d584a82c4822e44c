import type { NewLectura } from '@/lib/domain/lecturas';
import type { MinuteChange } from '@/lib/domain/metrics/rollup';
import type { Sums } from '@/lib/domain/metrics/sums';
import type { LecturaBatch } from '@/lib/domain/ports';
import { advanceSenal, type Senal, senalOf } from '@/lib/domain/senal';
import { minuteOf } from '@/lib/domain/time';
import type { Before } from './read-before';

/** What is known of a device after it was heard. Times ms since 1970; null: nothing new was told. */
export type Heard = {
  id: number;
  consumidor_id: number;
  visto_ms: number;
  medido_ms: number | null;
  bateria: number | null;
  senal: Senal;
};

type Told = { batch: LecturaBatch; item: NewLectura };

/** Each device of a group once, also when all it sent was known before: it was heard. */
export function devicesHeard(
  batches: readonly LecturaBatch[],
  placed: readonly Told[],
  changes: readonly MinuteChange[],
  before: Before,
): Heard[] {
  const byBatch = new Map(batches.map((batch): [LecturaBatch, NewLectura[]] => [batch, []]));
  for (const { batch, item } of placed) byBatch.get(batch)?.push(item);
  const minute = minutesOf(changes, before);
  const devices = new Map<number, Heard>();
  for (const [batch, readings] of byBatch) {
    const { dispositivo_id, consumidor_id } = batch.device;
    const earlier = devices.get(dispositivo_id);
    const senal = earlier?.senal ?? senalOf(before.senales.get(dispositivo_id));
    const heard = listen(batch, readings, earlier, senal, (ms) => minute(consumidor_id, ms));
    devices.set(dispositivo_id, heard);
  }
  return [...devices.values()].sort((a, b) => a.id - b.id);
}

/** A minute as it stands after the group. */
function minutesOf(changes: readonly MinuteChange[], before: Before) {
  const after = new Map(
    changes.map(({ consumidor_id, minuto_ms, after }) => [`${consumidor_id}:${minuto_ms}`, after]),
  );
  return (consumidorId: number, ms: number): Sums | undefined =>
    after.get(`${consumidorId}:${minuteOf(ms)}`) ?? before.sums(consumidorId, ms);
}

function listen(
  { device, recibido_ms, cuarentena }: LecturaBatch,
  readings: readonly NewLectura[],
  earlier: Heard | undefined,
  senal: Senal,
  minute: (ms: number) => Sums | undefined,
): Heard {
  let newest = earlier?.medido_ms ?? null;
  let charged: NewLectura | undefined;
  const since = senal.medido_ms ?? 0;
  for (const reading of readings) {
    // A clock a little ahead does not make its readings younger than now; what is flagged is never the newest.
    if (!reading.adelantada) newest = Math.max(newest ?? 0, Math.min(reading.medido_ms, recibido_ms));
    if (reading.bateria !== null && reading.medido_ms >= (charged?.medido_ms ?? since)) charged = reading;
  }
  return {
    id: device.dispositivo_id,
    consumidor_id: device.consumidor_id,
    visto_ms: recibido_ms,
    medido_ms: newest,
    bateria: charged?.bateria ?? earlier?.bateria ?? null,
    // What was quarantined tells of the clock: without it, such a device would seem never to have spoken.
    senal: advanceSenal(senal, { recibido_ms, readings: [...readings, ...cuarentena], minute }),
  };
}
