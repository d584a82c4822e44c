import { z } from 'zod';
import { CLOCK_LIMIT_MS, isClockOff } from './desfase';
import { DEFAULT_CADENCE_MS } from './dispositivos';
import { FUENTES, type Fuente } from './lecturas';
import { isFlat, isUnworn, type Senal } from './senal';

export const ESTADOS = ['nunca', 'en_vivo', 'retrasado', 'sin_senal', 'no_puesto', 'plano', 'reloj'] as const;

/**
 * The data state of a consumidor, told by the server: what the newest reading is worth. `edad_ms` is the age of
 * that reading at `at`; `visto_at` is when anything last arrived, which is later where readings come late.
 * `fuente` stands beside the state and never hides that data is simulated or imported. `bateria` in percent;
 * `desfase_ms` is how far the device's clock is behind (+) or ahead (−) of ours, null while that is not known.
 */
export const estadoSchema = z.object({
  estado: z.enum(ESTADOS),
  edad_ms: z.int().nullable(),
  medido_at: z.iso.datetime().nullable(),
  visto_at: z.iso.datetime().nullable(),
  cadencia_ms: z.int().nullable(),
  fuente: z.enum(FUENTES).nullable(),
  bateria: z.int().min(0).max(100).nullable(),
  desfase_ms: z.int().nullable(),
});
export type Estado = z.infer<typeof estadoSchema>;

/** What comes with every answer: without the scope `estado` only the source, which is never hidden, and the cadence. */
export const shownEstadoSchema = estadoSchema.extend({ estado: estadoSchema.shape.estado.nullable() });
export type ShownEstado = z.infer<typeof shownEstadoSchema>;

const NOTHING = {
  edad_ms: null,
  medido_at: null,
  visto_at: null,
  cadencia_ms: null,
  fuente: null,
  bateria: null,
  desfase_ms: null,
} as const;

export const NEVER_HEARD: Estado = { estado: 'nunca', ...NOTHING };

export function withoutEstado({ cadencia_ms, fuente }: Estado): ShownEstado {
  return { estado: null, ...NOTHING, cadencia_ms, fuente };
}

/** What is known of a device that was heard. `medido_at` is null when all it ever sent was stamped in the future. */
export type Heard = {
  medido_at: Date | null;
  visto_at: Date;
  cadencia_ms: number;
  fuente: Fuente;
  bateria: number | null;
  senal: Senal;
};

/** The devices of a consumidor that were heard last. */
export type LastHeard = readonly Heard[];

/** What the table judges by: times gone since anything was received and since the newest reading was measured. */
export type Facts = {
  /** Null when nothing was ever received. */
  silencio_ms: number | null;
  edad_ms: number | null;
  cadencia_ms: number;
  reloj: boolean;
  no_puesto: boolean;
  plano: boolean;
};

/** A reading younger than this is live, whatever the cadence. */
const LIVE_FLOOR_MS = 15_000;

const liveWithinMs = (cadenciaMs: number) => Math.max(3 * cadenciaMs, LIVE_FLOOR_MS);
const silentAfterMs = (cadenciaMs: number) => Math.max(10 * cadenciaMs, LIVE_FLOOR_MS);

type Row = { estado: Estado['estado']; when(facts: Facts): boolean };

/**
 * The first row that applies. A silent device says nothing of now, so silence comes first; a wrong clock spoils
 * the age, and a sensor that is not worn spoils what a flat line would say; only what passes all these is judged
 * by its age. A cadence under 1.5 s has no `retrasado`: the 15 s floor is already more than 10 × cadence.
 */
const TABLE: readonly Row[] = [
  { estado: 'nunca', when: ({ silencio_ms }) => silencio_ms === null },
  {
    estado: 'sin_senal',
    when: ({ silencio_ms, cadencia_ms }) => (silencio_ms ?? 0) >= silentAfterMs(cadencia_ms),
  },
  { estado: 'reloj', when: ({ reloj }) => reloj },
  { estado: 'no_puesto', when: ({ no_puesto }) => no_puesto },
  { estado: 'plano', when: ({ plano }) => plano },
  { estado: 'nunca', when: ({ edad_ms }) => edad_ms === null },
  { estado: 'en_vivo', when: ({ edad_ms, cadencia_ms }) => (edad_ms ?? 0) < liveWithinMs(cadencia_ms) },
  { estado: 'retrasado', when: ({ edad_ms, cadencia_ms }) => (edad_ms ?? 0) < 10 * cadencia_ms },
  { estado: 'sin_senal', when: () => true },
];

/** The first row of the table that applies. */
export function estadoFrom(facts: Facts): Estado['estado'] {
  return TABLE.find(({ when }) => when(facts))?.estado ?? 'sin_senal';
}

type Said = Pick<Estado, 'estado' | 'medido_at' | 'visto_at' | 'cadencia_ms'>;
type Told = Pick<Estado, 'estado' | 'edad_ms'>;

/**
 * What was said, at a later moment: by the same table as on the server, so that a badge can tick between two messages
 * without lying. What was said of the sensor (not worn, flat, wrong clock) holds until it is taken back or the device
 * falls silent.
 */
export function estadoAt({ estado, medido_at, visto_at, cadencia_ms }: Said, now: Date): Told {
  const edad_ms = medido_at === null ? null : sinceMs(new Date(medido_at), now);
  const ticked = estadoFrom({
    silencio_ms: visto_at === null ? null : sinceMs(new Date(visto_at), now),
    edad_ms,
    cadencia_ms: cadencia_ms ?? DEFAULT_CADENCE_MS,
    reloj: estado === 'reloj',
    no_puesto: estado === 'no_puesto',
    plano: estado === 'plano',
  });
  return { estado: ticked, edad_ms };
}

/** What the newest reading tells by itself, for who may see the readings and not the estado. */
export function estadoOfLectura(
  { medido_at, created_at }: { medido_at: string; created_at: string },
  cadencia_ms: number | null,
  now: Date,
): Told {
  const ahead = Date.parse(medido_at) - Date.parse(created_at) > CLOCK_LIMIT_MS;
  return estadoAt({ estado: ahead ? 'reloj' : 'en_vivo', medido_at, visto_at: created_at, cadencia_ms }, now);
}

/** What says most comes first: somebody who wears one of two devices is live, whatever the other one lies on. */
const TELLING: readonly Estado['estado'][] = [
  'en_vivo',
  'retrasado',
  'plano',
  'no_puesto',
  'reloj',
  'sin_senal',
  'nunca',
];

export function estadoOf(last: LastHeard | null, now: Date): Estado {
  const [best] = (last ?? []).map((heard) => estadoOfDevice(heard, now)).sort(byTelling);
  return best ?? NEVER_HEARD;
}

function byTelling(a: Estado, b: Estado): number {
  const rank = TELLING.indexOf(a.estado) - TELLING.indexOf(b.estado);
  return rank || (b.medido_at ?? '').localeCompare(a.medido_at ?? '');
}

function estadoOfDevice(heard: Heard, now: Date): Estado {
  const { medido_at, visto_at, cadencia_ms, fuente, bateria, senal } = heard;
  const edad_ms = medido_at && sinceMs(medido_at, now);
  return {
    estado: estadoFrom({
      silencio_ms: sinceMs(visto_at, now),
      edad_ms,
      cadencia_ms,
      // What is imported was measured long ago: its lag tells of no clock.
      reloj: fuente !== 'importado' && isClockOff(senal),
      no_puesto: isUnworn(senal),
      plano: isFlat(senal),
    }),
    edad_ms,
    medido_at: medido_at?.toISOString() ?? null,
    visto_at: visto_at.toISOString(),
    cadencia_ms,
    fuente,
    bateria: bateria === null ? null : Math.round(bateria),
    desfase_ms: senal.desfase_ms,
  };
}

/** Never below zero: a clock that is a little ahead measures nothing in the future. */
function sinceMs(then: Date, now: Date): number {
  return Math.max(0, now.getTime() - then.getTime());
}
