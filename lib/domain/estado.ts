import { z } from 'zod';
import { FUENTES, type Fuente } from './lecturas';

export const ESTADOS = ['nunca', 'en_vivo', 'retrasado', 'sin_senal'] as const;

/**
 * The data state of a consumidor: how fresh the newest reading is, told by the server from the device's
 * expected cadence. `edad_ms` is the age of that reading at `at`; `fuente` never hides that data is simulated
 * or imported.
 */
export const estadoSchema = z.object({
  estado: z.enum(ESTADOS),
  edad_ms: z.int().nullable(),
  medido_at: z.iso.datetime().nullable(),
  cadencia_ms: z.int().nullable(),
  fuente: z.enum(FUENTES).nullable(),
});
export type Estado = z.infer<typeof estadoSchema>;

/** What comes with every answer: without the scope `estado` only the source, which is never hidden, and the cadence. */
export const shownEstadoSchema = estadoSchema.extend({ estado: estadoSchema.shape.estado.nullable() });
export type ShownEstado = z.infer<typeof shownEstadoSchema>;

export function withoutEstado({ cadencia_ms, fuente }: Estado): ShownEstado {
  return { estado: null, edad_ms: null, medido_at: null, cadencia_ms, fuente };
}

/** What the device that was heard last is known for. */
export type LastHeard = { medido_at: Date; cadencia_ms: number; fuente: Fuente };

/** A reading younger than this is live, whatever the cadence. */
export const LIVE_FLOOR_MS = 15_000;

export function liveWithinMs(cadenciaMs: number): number {
  return Math.max(3 * cadenciaMs, LIVE_FLOOR_MS);
}

export function estadoOf(last: LastHeard | null, now: Date): Estado {
  if (!last) return { estado: 'nunca', edad_ms: null, medido_at: null, cadencia_ms: null, fuente: null };
  const edad = Math.max(0, now.getTime() - last.medido_at.getTime());
  return {
    estado: ageState(edad, last.cadencia_ms),
    edad_ms: edad,
    medido_at: last.medido_at.toISOString(),
    cadencia_ms: last.cadencia_ms,
    fuente: last.fuente,
  };
}

/**
 * The same table for server and page, so that a badge can tick between two messages without lying. A cadence
 * under 1.5 s has no `retrasado`: the 15 s floor is already more than 10 × cadence.
 */
export function ageState(edadMs: number, cadenciaMs: number): 'en_vivo' | 'retrasado' | 'sin_senal' {
  if (edadMs < liveWithinMs(cadenciaMs)) return 'en_vivo';
  return edadMs < 10 * cadenciaMs ? 'retrasado' : 'sin_senal';
}
