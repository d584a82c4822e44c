import { z } from 'zod';
import { LatidoError } from './errors';
import { invalid } from './invalid';

export const FUENTES = ['sensor', 'simulado', 'importado'] as const;
export type Fuente = (typeof FUENTES)[number];

/** Limits of what a device sends at once, by POST or as a frame: `wire.md` §3. */
export const LECTURAS_PER_POST = 1_000;
export const LECTURAS_BYTES = 256 * 1024;
/** The clock of a device or phone may run ahead this much before what it stamps is not believed. */
export const FUTURE_LIMIT_MS = 5 * 60_000;

const between = (low: number, high: number, unit: string) =>
  z
    .number()
    .min(low, `fuera de ${low}–${high} ${unit}`)
    .max(high, `fuera de ${low}–${high} ${unit}`)
    .nullish();
const accel = between(-32, 32, 'g');
const gyro = between(-4_000, 4_000, '°/s');

/**
 * One reading as a device sends it. heart_rate in bpm, rr_ms inter-beat intervals in ms, accel in g, gyro in
 * °/s. `n` is the device's own counter: sending the same `n` again changes nothing. `0` and `null` differ:
 * a value that was not measured is null or absent.
 */
export const lecturaInputSchema = z
  .object({
    n: z.int().min(0).nullish(),
    medido_at: z.iso.datetime({ offset: true, error: 'no es un instante ISO 8601 con zona' }).nullish(),
    heart_rate: between(20, 260, 'bpm'),
    rr_ms: z.array(z.number().min(100).max(5_000)).max(64).nullish(),
    accel_x: accel,
    accel_y: accel,
    accel_z: accel,
    gyro_x: gyro,
    gyro_y: gyro,
    gyro_z: gyro,
    contacto: z.boolean().nullish(),
    bateria: z.number().min(0).max(100).nullish(),
  })
  .refine((item) => MEASURES.some((key) => item[key] != null), 'no trae ninguna medida');

/** What came of one item that a device sent: the reading, or what is wrong with it. */
export type ParsedLectura = ReturnType<typeof parseLectura>;

function parseLectura(item: unknown) {
  return lecturaInputSchema.safeParse(item);
}

/**
 * What a device sent at once: one reading, or `{"lecturas": […]}`. A lone reading that is not valid is refused whole,
 * field by field; in a batch each item has its verdict.
 *
 * @throws invalid, too_large
 */
export function parseLecturas(payload: unknown): ParsedLectura[] {
  if (typeof payload === 'object' && payload !== null && 'lecturas' in payload) {
    const { lecturas } = payload;
    if (!Array.isArray(lecturas))
      throw new LatidoError('invalid', { errors: [{ pointer: '/lecturas', detail: 'No es una lista' }] });
    if (lecturas.length > LECTURAS_PER_POST)
      throw new LatidoError('too_large', { detail: `Más de ${LECTURAS_PER_POST} lecturas` });
    return lecturas.map(parseLectura);
  }
  const lone = parseLectura(payload);
  if (!lone.success) throw invalid(lone.error.issues);
  return [lone];
}

const MEASURES = [
  'heart_rate',
  'rr_ms',
  'accel_x',
  'accel_y',
  'accel_z',
  'gyro_x',
  'gyro_y',
  'gyro_z',
  'contacto',
  'bateria',
] as const;

/** A reading that passed the checks, ready to be stored. Times in ms since 1970. */
export type NewLectura = {
  n: number | null;
  medido_ms: number;
  heart_rate: number | null;
  rr_ms: number[] | null;
  accel_x: number | null;
  accel_y: number | null;
  accel_z: number | null;
  gyro_x: number | null;
  gyro_y: number | null;
  gyro_z: number | null;
  contacto: boolean | null;
  bateria: number | null;
  /** Stamped 2 to 5 minutes in the future. */
  adelantada: boolean;
};

export type Rejected = { indice: number; motivo: string };

/** The answer to a POST of readings: counts add up to the items sent. */
export type IngestVerdict = {
  status: 'success';
  aceptadas: number;
  duplicadas: number;
  rechazadas: Rejected[];
  /** Last stream offset given to this consumidor's readings. */
  seq: number;
};
