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

const avisoSchema = z.object({ nivel: z.enum(['falla', 'atencion']), texto: z.string() });
export type Aviso = z.infer<typeof avisoSchema>;

/** `avisos`: what is wrong, in words, the worst first; empty when all is well. */
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

/** What Latido does by itself, every so often, in words. */
const JOBS = {
  'close-ventanas': 'el cierre de ventanas',
  retention: 'la retención de lecturas',
  purge: 'el borrado de cuentas cerradas',
  emergencias: 'el cierre de accesos de emergencia',
  mail: 'el envío de correos',
  'mail-prune': 'el olvido de correos enviados',
  seen: 'la última vez de las sesiones',
  logros: 'la revisión de logros',
} as const;
export type JobName = keyof typeof JOBS;

export const jobName = (nombre: string): string => JOBS[nombre as JobName] ?? nombre;

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
    ...told(!base.responde, 'falla', 'La base de datos no responde: nada se guarda ni se lee.'),
    ...told(base.responde && !base.migrada, 'falla', 'Faltan migraciones: reinicia Latido para aplicarlas.'),
    ...told(
      redis?.responde === false,
      'falla',
      'Redis no responde: las otras instancias se enteran tarde, pero nada se pierde.',
    ),
    ...told(free < DISK_FULL, 'falla', 'El disco está casi lleno: libera espacio cuanto antes.'),
    ...told(free >= DISK_FULL && free < DISK_LOW, 'atencion', 'Queda menos del 10 % del disco.'),
  ];
}

function flowAvisos({ cola_bytes, latencia }: Measured): Aviso[] {
  return [
    ...told(
      cola_bytes > QUEUE_BYTES,
      'atencion',
      'Hay pantallas que reciben más despacio de lo que se les manda.',
    ),
    ...told(
      (latencia.ingest_to_frame.p95_ms ?? 0) >= SLOW_MS,
      'atencion',
      'Una de cada veinte lecturas tarda más de un segundo en salir a las pantallas.',
    ),
  ];
}

const jobAvisos =
  ({ at, arranco_at }: Measured) =>
  ({ nombre, cada_ms, corrio_at, fallas_seguidas }: JobRun): Aviso[] => {
    const idle = Date.parse(at) - Date.parse(corrio_at ?? arranco_at);
    const late = idle > Math.max(MISSED_PERIODS * cada_ms, LEAST_WAIT_MS);
    return [
      ...told(fallas_seguidas > 0, 'falla', `Falló ${jobName(nombre)}: se intenta de nuevo.`),
      ...told(late, 'atencion', `No ha corrido ${jobName(nombre)} cuando le tocaba.`),
    ];
  };

function told(when: boolean, nivel: Aviso['nivel'], texto: string): Aviso[] {
  return when ? [{ nivel, texto }] : [];
}
