import { z } from 'zod';
import type { Past, VentanaFacts, Verdict } from './modelo/types';

export const FEEDBACKS = ['acierto', 'falsa_alarma'] as const;
export type Feedback = (typeof FEEDBACKS)[number];

export const feedbackSchema = z.strictObject({ feedback: z.enum(FEEDBACKS) });

/** What a model said of a closed ventana. Times ISO 8601 UTC; null probability: it abstained. */
export const analisisSchema = z.object({
  id: z.int(),
  consumidor_id: z.int(),
  window_start: z.iso.datetime(),
  modelo_usado: z.string(),
  probabilidad_modelo: z.number().min(0).max(1).nullable(),
  urge_label: z.union([z.literal(0), z.literal(1)]).nullable(),
  razones: z.array(z.string()),
  feedback: z.enum(FEEDBACKS).nullable(),
});
export type Analisis = z.infer<typeof analisisSchema>;

/** Readings up to this late belong to their ventana before it closes; later ones reopen it. */
export const GRACE_MS = 30_000;

export type Judge = (ventana: VentanaFacts, past: Past) => Verdict;

/** What one closing did. `analisis` are of the ventanas closed now, oldest first. */
export type Closed = { consumidor_id: number; analisis: Analisis[]; deseos_updated: boolean };

export type VentanasRepo = {
  /**
   * Who has ventanas to close at `now`: their end and the grace have passed on the device's clock, or on ours when
   * nothing comes any more.
   */
  due(now: Date): Promise<number[]>;
  /**
   * Closes the due ventanas of one consumidor, some hundred at most, and stores what `judge` says of each, in one
   * commit. Instances that ask together share the work: each ventana is closed by one.
   */
  close(consumidorId: number, now: Date, judge: Judge): Promise<Closed>;
};

export type AnalisisRepo = {
  /** Null when the consumidor has no such analisis. */
  judge(
    consumidorId: number,
    analisisId: number,
    feedback: Feedback,
    now: Date,
  ): Promise<{ analisis: Analisis; changed: boolean } | null>;
};
