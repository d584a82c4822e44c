import type { z } from 'zod';
import { CLOCK_LIMIT_MS } from '../desfase';
import type { DeviceIdentity } from '../dispositivos';
import {
  FUTURE_LIMIT_MS,
  type IngestVerdict,
  type NewLectura,
  type ParsedLectura,
  type Rejected,
} from '../lecturas';
import type { Deps } from './deps';

/**
 * Checks each reading on its own, stores the good ones, and tells every instance after the commit. One bad item
 * never sinks the rest; the same `n` again counts as a duplicate and changes nothing.
 */
export async function ingest(
  { repos, bus, clock, telemetry }: Pick<Deps, 'repos' | 'bus' | 'clock' | 'telemetry'>,
  device: DeviceIdentity,
  items: readonly ParsedLectura[],
): Promise<IngestVerdict> {
  const recibido_ms = clock.now().getTime();
  const accepted: NewLectura[] = [];
  const cuarentena: NewLectura[] = [];
  const rechazadas: Rejected[] = [];
  for (const [indice, item] of items.entries()) {
    const checked = check(item, recibido_ms);
    if (typeof checked === 'string') rechazadas.push({ indice, motivo: checked });
    else if (checked.medido_ms <= recibido_ms + FUTURE_LIMIT_MS) accepted.push(checked);
    else {
      cuarentena.push(checked);
      rechazadas.push({ indice, motivo: QUARANTINED });
    }
  }
  const batch = { device, recibido_ms, items: accepted, cuarentena };
  const { consumidor_id } = device;
  const { stored, seq, desfase_ms, part } = await repos.lecturas.append(batch);
  const duplicadas = accepted.length - stored;
  telemetry.ingested(stored, duplicadas, rechazadas.length);
  if (desfase_ms !== null) telemetry.skew(desfase_ms);
  // What was quarantined changes no reading, but what is said of the sensor's clock.
  if (stored > 0 || cuarentena.length > 0)
    bus.publish({
      name: 'lectura.stored',
      consumidor_id,
      part: stored > 0 && bus.wants(`consumidor:${consumidor_id}`) ? part() : undefined,
    });
  return { status: 'success', aceptadas: stored, duplicadas, rechazadas, seq };
}

/** The reading, or the reason why it is refused. */
function check(parsed: ParsedLectura, recibidoMs: number): NewLectura | string {
  if (!parsed.success) return reason(parsed.error);
  const { data } = parsed;
  const medido_ms = data.medido_at ? Date.parse(data.medido_at) : recibidoMs;
  if (medido_ms < OLDEST_MS) return 'medido_at: anterior al año 2000';
  return {
    n: data.n ?? null,
    medido_ms,
    heart_rate: single(data.heart_rate),
    rr_ms: data.rr_ms?.map(Math.fround) ?? null,
    accel_x: single(data.accel_x),
    accel_y: single(data.accel_y),
    accel_z: single(data.accel_z),
    gyro_x: single(data.gyro_x),
    gyro_y: single(data.gyro_y),
    gyro_z: single(data.gyro_z),
    contacto: data.contacto ?? null,
    bateria: single(data.bateria),
    adelantada: medido_ms > recibidoMs + CLOCK_LIMIT_MS,
  };
}

/** Measures are kept in single precision: what is summed must be what is stored. */
function single(value: number | null | undefined): number | null {
  return value == null ? null : Math.fround(value);
}

const QUARANTINED = 'medido_at: más de 5 minutos en el futuro; queda en cuarentena';

/** A clock that was never set tells of 1970. */
const OLDEST_MS = Date.UTC(2000, 0, 1);

function reason(error: z.ZodError): string {
  const [issue] = error.issues;
  if (!issue) return 'no es válida';
  const path = issue.path.join('.');
  return path ? `${path}: ${issue.message}` : issue.message;
}
