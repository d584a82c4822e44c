import { z } from 'zod';

const quantilesSchema = z.object({
  p50_ms: z.number().nullable(),
  p95_ms: z.number().nullable(),
  n: z.int(),
});

/** A job that runs again and again on this instance. Null: it has not run yet. */
export const jobRunSchema = z.object({
  nombre: z.string(),
  cada_ms: z.number(),
  corrio_at: z.iso.datetime().nullable(),
  duracion_ms: z.number().nullable(),
  resultado: z.enum(['bien', 'falla']).nullable(),
  fallas_seguidas: z.int(),
});
export type JobRun = z.infer<typeof jobRunSchema>;

const measuredSchema = z.object({
  at: z.iso.datetime(),
  version: z.string(),
  arranco_at: z.iso.datetime(),
  base: z.object({ responde: z.boolean(), migrada: z.boolean(), bytes: z.number().nullable() }),
  /** Null: a single instance, without Redis. */
  redis: z.object({ responde: z.boolean() }).nullable(),
  conexiones: z.object({ paginas: z.int(), canales: z.int(), dispositivos: z.int() }),
  cola_bytes: z.number(),
  /** Stored by this instance in the last minute. */
  lecturas_por_minuto: z.number(),
  latencia: z.object({ ingest_to_frame: quantilesSchema, sensor_to_frame: quantilesSchema }),
  trabajos: z.array(jobRunSchema),
  /** Of the disk that holds the data folder; null when it cannot be asked. */
  disco: z.object({ total_bytes: z.number(), libre_bytes: z.number() }).nullable(),
});
/** What was measured of an installation, seen from one instance. */
export type Measured = z.infer<typeof measuredSchema>;

export const AVISOS = [
  'base',
  'migraciones',
  'redis',
  'disco_lleno',
  'disco_bajo',
  'cola',
  'latencia',
  'trabajo_falla',
  'trabajo_tarde',
] as const;

/** `trabajo`: the name of the job that it tells of. */
const avisoSchema = z.object({
  nivel: z.enum(['falla', 'atencion']),
  codigo: z.enum(AVISOS),
  trabajo: z.string().nullable(),
});
export type Aviso = z.infer<typeof avisoSchema>;

/** `avisos`: what is wrong, the worst first; empty when all is well. */
export const saludSchema = measuredSchema.extend({ avisos: z.array(avisoSchema) });
export type Salud = z.infer<typeof saludSchema>;

/** Less free disk than this part of it. */
const DISK_LOW = 0.1;
const DISK_FULL = 0.03;
const QUEUE_BYTES = 16 * 1024 * 1024;
const SLOW_MS = 1_000;
/** A job that did not run for so many of its periods, or for a minute, stands still. */
const MISSED_PERIODS = 3;
const LEAST_WAIT_MS = 60_000;

/** What Latido does by itself, every so often. Its words are the messages `admin.sistema.trabajo`. */
export const JOBS = [
  'close-ventanas',
  'retention',
  'purge',
  'emergencias',
  'mail',
  'mail-prune',
  'seen',
  'logros',
] as const;
export type JobName = (typeof JOBS)[number];

export function avisosOf(measured: Measured): Aviso[] {
  const all = [
    ...storageAvisos(measured),
    ...flowAvisos(measured),
    ...measured.trabajos.flatMap(jobAvisos(measured)),
  ];
  return [
    ...all.filter(({ nivel }) => nivel === 'falla'),
    ...all.filter(({ nivel }) => nivel === 'atencion'),
  ];
}

function storageAvisos({ base, redis, disco }: Measured): Aviso[] {
  const free = disco && disco.total_bytes > 0 ? disco.libre_bytes / disco.total_bytes : 1;
  return [
    ...told(!base.responde, 'falla', 'base'),
    ...told(base.responde && !base.migrada, 'falla', 'migraciones'),
    ...told(redis?.responde === false, 'falla', 'redis'),
    ...told(free < DISK_FULL, 'falla', 'disco_lleno'),
    ...told(free >= DISK_FULL && free < DISK_LOW, 'atencion', 'disco_bajo'),
  ];
}

function flowAvisos({ cola_bytes, latencia }: Measured): Aviso[] {
  return [
    ...told(cola_bytes > QUEUE_BYTES, 'atencion', 'cola'),
    ...told((latencia.ingest_to_frame.p95_ms ?? 0) >= SLOW_MS, 'atencion', 'latencia'),
  ];
}

const jobAvisos =
  ({ at, arranco_at }: Measured) =>
  ({ nombre, cada_ms, corrio_at, fallas_seguidas }: JobRun): Aviso[] => {
    const idle = Date.parse(at) - Date.parse(corrio_at ?? arranco_at);
    const late = idle > Math.max(MISSED_PERIODS * cada_ms, LEAST_WAIT_MS);
    return [
      ...told(fallas_seguidas > 0, 'falla', 'trabajo_falla', nombre),
      ...told(late, 'atencion', 'trabajo_tarde', nombre),
    ];
  };

function told(
  when: boolean,
  nivel: Aviso['nivel'],
  codigo: Aviso['codigo'],
  trabajo: string | null = null,
): Aviso[] {
  return when ? [{ nivel, codigo, trabajo }] : [];
}
