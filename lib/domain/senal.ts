import { advanceDesfase, CLOCK_LIMIT_MS, type Desfase, NO_DESFASE } from './desfase';
import type { NewLectura } from './lecturas';
import { ACCEL_SCALE, type Sums } from './metrics/sums';
import { MINUTE_MS, minuteOf } from './time';

/**
 * What the last readings in order say of a device: is it worn, does its heart rate move, is its clock right.
 * Folded at ingest and kept as JSON beside the device, so that no state is ever computed from readings. Times are
 * ms since 1970 of the device's clock unless said otherwise.
 */
export type Senal = Desfase & {
  /** Of the newest reading taken in, never ahead of our clock: what is older is late and changes nothing. */
  medido_ms: number | null;
  /** The last contact bit told; it holds until the next one, since some devices tell only its changes. */
  contacto: boolean | null;
  contacto_desde: number | null;
  /** Since when every whole minute moved less than 13 mg and heart rate did not vary; and the end of the last one. */
  quieto_desde: number | null;
  quieto_hasta: number | null;
  /** The run of identical heart rates: its value, first and last reading, count, and minutes that moved. */
  plano_hr: number | null;
  plano_desde: number | null;
  plano_hasta: number | null;
  plano_n: number;
  plano_minutos: number;
  /** When heart rate last differed from the one before it. */
  hr_vario: number | null;
  /** Start of the newest minute seen. */
  minuto: number | null;
  /** It already moved too much to be still, however it ends. */
  minuto_movio: boolean;
  /** Did it move, judged by what came of it; null with too few samples. */
  minuto_hasta_ahora: boolean | null;
};

export const NO_SENAL: Senal = {
  ...NO_DESFASE,
  medido_ms: null,
  contacto: null,
  contacto_desde: null,
  quieto_desde: null,
  quieto_hasta: null,
  plano_hr: null,
  plano_desde: null,
  plano_hasta: null,
  plano_n: 0,
  plano_minutos: 0,
  hr_vario: null,
  minuto: null,
  minuto_movio: false,
  minuto_hasta_ahora: null,
};

/** A standard deviation of |a| below 13 mg over 60 minutes: not worn (van Hees 2011; `evidence.md` §5a). */
const STILL_G = 0.013;
export const STILL_FOR_MS = 60 * MINUTE_MS;
/** Fewer samples in a minute say nothing of its motion: slower than one every 10 s, stillness is not judged. */
const FEWEST_ACCEL = 6;
/** Identical heart rate for so long, in so many readings, while the body moves (`evidence.md` §2b, 7). */
export const FLAT_FOR_MS = 5 * MINUTE_MS;
export const FLAT_READINGS = 30;
/** Minutes that the run had begun before: five minutes hold at least four of them. */
const FLAT_MOVING_MINUTES = 4;
/** Nobody knows what happened in a longer silence: both runs begin anew after it. */
const GAP_MS = 10 * MINUTE_MS;

/**
 * The contact bit is off, or nothing moved for an hour and heart rate did not vary: a sleeper lies as still, but
 * the heart varies. Without any heart rate a very still sleeper passes for not worn; an optical sensor that takes
 * noise for a pulse on the table passes for worn, unless it tells its contact bit.
 */
export function isUnworn({ contacto, quieto_desde, quieto_hasta }: Senal): boolean {
  if (contacto === false) return true;
  return quieto_desde !== null && quieto_hasta !== null && quieto_hasta - quieto_desde >= STILL_FOR_MS;
}

/** Heart rate stands still while the body moves: what it shows is no measurement. */
export function isFlat({ plano_desde, plano_hasta, plano_n, plano_minutos }: Senal): boolean {
  if (plano_desde === null || plano_hasta === null) return false;
  return (
    plano_hasta - plano_desde >= FLAT_FOR_MS &&
    plano_n >= FLAT_READINGS &&
    plano_minutos >= FLAT_MOVING_MINUTES
  );
}

/** What was stored, also by a version that knew fewer fields. */
export function senalOf(stored: unknown): Senal {
  return typeof stored === 'object' && stored !== null ? { ...NO_SENAL, ...stored } : NO_SENAL;
}

export type Signal = Pick<NewLectura, 'medido_ms' | 'contacto' | 'heart_rate'>;

export type SenalBatch = {
  recibido_ms: number;
  /** The new ones of this device, in any order, quarantined ones included: they tell of its clock alone. */
  readings: readonly Signal[];
  /**
   * The sums of a minute as they stand after this batch, undefined when unknown. They are of the person: what
   * another device saw moving is no stillness of this one.
   */
  minute: (startMs: number) => Sums | undefined;
};

/** However the same readings are cut into batches, the same comes out. Late ones move nothing but the clock's lag. */
export function advanceSenal(before: Senal, { recibido_ms, readings, minute }: SenalBatch): Senal {
  if (readings.length === 0) return before;
  const newest = readings.reduce(
    (most, { medido_ms }) => Math.max(most, medido_ms),
    Number.NEGATIVE_INFINITY,
  );
  const senal: Senal = { ...before, ...advanceDesfase(before, recibido_ms, newest) };
  const seen = before.medido_ms ?? Number.NEGATIVE_INFINITY;
  const fresh = readings
    .filter(({ medido_ms }) => medido_ms > seen && medido_ms <= recibido_ms + CLOCK_LIMIT_MS)
    .sort((a, b) => a.medido_ms - b.medido_ms);
  for (const reading of fresh) {
    enterMinute(senal, reading.medido_ms, minute);
    takeContact(senal, reading);
    takeHeartRate(senal, reading);
    senal.medido_ms = Math.max(seen, Math.min(reading.medido_ms, recibido_ms));
  }
  if (fresh.length > 0) watchMinute(senal, minute);
  return senal;
}

function takeContact(senal: Senal, { medido_ms, contacto }: Signal): void {
  if (contacto === null || contacto === senal.contacto) return;
  senal.contacto = contacto;
  senal.contacto_desde = medido_ms;
}

function takeHeartRate(senal: Senal, { medido_ms, heart_rate }: Signal): void {
  if (heart_rate === null) return;
  const same = heart_rate === senal.plano_hr;
  if (!same && senal.plano_hr !== null) {
    senal.hr_vario = medido_ms;
    endStillness(senal);
  }
  if (same && medido_ms - (senal.plano_hasta ?? medido_ms) <= GAP_MS) senal.plano_n += 1;
  else Object.assign(senal, { plano_hr: heart_rate, plano_desde: medido_ms, plano_n: 1, plano_minutos: 0 });
  senal.plano_hasta = medido_ms;
}

function endStillness(senal: Senal): void {
  senal.quieto_desde = null;
  senal.quieto_hasta = null;
}

/** A clock that was set back within its tolerance waits for its minute to come again. */
function enterMinute(senal: Senal, medido_ms: number, minute: SenalBatch['minute']): void {
  const start = minuteOf(medido_ms);
  if (senal.minuto !== null && start <= senal.minuto) return;
  if (senal.minuto !== null) closeMinute(senal, senal.minuto, minute(senal.minuto));
  senal.minuto = start;
  senal.minuto_movio = false;
  senal.minuto_hasta_ahora = null;
}

function closeMinute(senal: Senal, start: number, sums: Sums | undefined): void {
  if (senal.minuto_movio) return;
  const moved = sums ? hasMoved(sums, sums.accel_n) : senal.minuto_hasta_ahora;
  if (moved) {
    takeMotion(senal);
    return;
  }
  const { quieto_hasta, hr_vario } = senal;
  if (quieto_hasta !== null && start - quieto_hasta > GAP_MS) endStillness(senal);
  if (moved === null || (hr_vario !== null && hr_vario >= start)) return;
  senal.quieto_desde ??= start;
  senal.quieto_hasta = start + MINUTE_MS;
}

/** The minute that is not over yet: motion is told at once, so that a sensor put on again shows it. */
function watchMinute(senal: Senal, minute: SenalBatch['minute']): void {
  const sums = senal.minuto === null ? undefined : minute(senal.minuto);
  if (!sums || senal.minuto_movio) return;
  senal.minuto_hasta_ahora = hasMoved(sums, sums.accel_n);
  const whole = (sums.accel_n * MINUTE_MS) / Math.min(MINUTE_MS, Math.max(1, sums.covered_ms));
  if (!hasMoved(sums, whole)) return;
  senal.minuto_movio = true;
  takeMotion(senal);
}

function takeMotion(senal: Senal): void {
  endStillness(senal);
  const { plano_desde, minuto } = senal;
  if (plano_desde !== null && minuto !== null && plano_desde <= minuto) senal.plano_minutos += 1;
}

/** Whether the deviations so far make 13 mg over `samples` readings. */
function hasMoved({ accel_n, accel_dev }: Sums, samples: number): boolean | null {
  if (accel_n < FEWEST_ACCEL) return null;
  return accel_dev >= samples * (STILL_G * ACCEL_SCALE) ** 2;
}
