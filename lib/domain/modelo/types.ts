import type { Resultado } from '@/lib/domain/deseos';
import type { WindowStats } from '@/lib/domain/metrics/stats';
import { DAY_MS } from '@/lib/domain/time';
import type { Umbrales } from './umbrales';

/** A closed ventana: units as in `WindowStats`. */
export type VentanaFacts = WindowStats & { window_start: Date };

/** How far back a model looks. */
export const PAST_MS = 14 * DAY_MS;

/**
 * What is known of one person before the ventana that is judged. `ventanas` are the closed ones of the last
 * `PAST_MS`, oldest first. What lies at or after the judged ventana is ignored, so that judging again later, with more
 * known, gives the same answer.
 */
export type Past = {
  ventanas: readonly VentanaFacts[];
  consumos: readonly Date[];
  deseos: readonly { created_at: Date; resultado: Resultado | null }[];
  /** Quick emotion check-ins; `emocion` is a name of the catalogue. */
  chequeos: readonly { at: Date; emocion: string }[];
  zona_horaria: string;
};

/**
 * `modelo_usado` is `id@version`. Both figures are null when the model abstains. `razones` are Spanish sentences,
 * the weightiest first; of an abstention, why.
 */
export type Verdict = {
  modelo_usado: string;
  probabilidad_modelo: number | null;
  urge_label: 0 | 1 | null;
  razones: string[];
};

export type Modelo = {
  id: string;
  version: string;
  /** `umbrales` are the person's own; they decide the label, never the probability. */
  predict(ventana: VentanaFacts, past: Past, umbrales?: Umbrales): Verdict;
};

/** Below these a model abstains. `cobertura` 0..1 and `hr_n` of the judged ventana, `ventanas_base` still ones before it. */
export type Piso = { cobertura: number; hr_n: number; ventanas_base: number };

/** One term of the sum: how far it moves the log-odds, and why in words. */
export type Factor = { clave: string; log_odds: number; texto: string };
