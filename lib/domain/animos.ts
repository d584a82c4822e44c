import { z } from 'zod';
import type { Interval } from './time';

/** Messages of one cuidador to one consumidor in a day of the consumidor: support that nags does not help (`evidence.md` §5c). */
export const ANIMOS_A_DAY = 3;
export const ANIMO_LENGTH = 200;
/** Received messages that are shown. */
export const ANIMOS_SHOWN = 20;

export const newAnimoSchema = z.strictObject({
  uuid: z.uuid(),
  consumidor_id: z.int32().positive(),
  texto: z
    .string()
    .trim()
    .min(1, 'Escribe unas palabras')
    .max(ANIMO_LENGTH, `Hasta ${ANIMO_LENGTH} caracteres`),
});
export type NewAnimo = z.infer<typeof newAnimoSchema>;

/** As the cuidador who sent it sees it; `quedan`: how many more today. */
export const animoSchema = z.object({
  id: z.int(),
  consumidor_id: z.int(),
  texto: z.string(),
  created_at: z.iso.datetime(),
  quedan: z.int().nonnegative(),
});
export type Animo = z.infer<typeof animoSchema>;

/** Whether a cuidador may send something now. */
export const animosHoySchema = z.object({ disponible: z.boolean(), quedan: z.int().nonnegative() });
export type AnimosHoy = z.infer<typeof animosHoySchema>;

/** As the consumidor sees it. */
export const animoRecibidoSchema = z.object({
  id: z.int(),
  cuidador_id: z.int(),
  cuidador_nombre: z.string(),
  texto: z.string(),
  created_at: z.iso.datetime(),
});
export type AnimoRecibido = z.infer<typeof animoRecibidoSchema>;

export const silencioSchema = z.object({ cuidador_id: z.int(), cuidador_nombre: z.string() });
export type Silencio = z.infer<typeof silencioSchema>;

type Pair = { consumidor_id: number; cuidador_id: number };
export type AnimoStored = Pick<Animo, 'id' | 'consumidor_id' | 'texto' | 'created_at'>;

export type AnimosRepo = {
  /**
   * Stores a message with its notificacion, at most `ANIMOS_A_DAY` within `today`. The same `uuid` again gives what is there.
   * `gone`: no active grant between the two any more.
   */
  send(
    pair: Pair,
    animo: Pick<NewAnimo, 'uuid' | 'texto'>,
    today: Interval,
    now: Date,
  ): Promise<{ animo: AnimoStored; created: boolean; sent: number } | 'gone' | 'muted' | 'spent'>;
  hoy(pair: Pair, today: Interval): Promise<{ muted: boolean; sent: number }>;
  /** The newest first. */
  received(consumidorId: number, limit: number): Promise<AnimoRecibido[]>;
  silencios(consumidorId: number): Promise<Silencio[]>;
  /** False when that cuidador neither follows the consumidor nor ever wrote. Muting twice changes nothing. */
  mute(pair: Pair, now: Date): Promise<boolean>;
  /** False when they were not muted. */
  unmute(pair: Pair): Promise<boolean>;
};
