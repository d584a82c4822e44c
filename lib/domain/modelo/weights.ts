import type { Piso } from './types';

/**
 * Every number of `reglas`, chosen before any data was scored and never fitted to the sample recordings. They are
 * log-odds; the sources are in `docs/decisions/0005`. Changing one makes a new version of the model.
 *
 * Two bounds hold them together. A negative mood raises craving by g = 0.47, which is 0.47·π/√3 = 0.85 in log-odds:
 * a check-in that says so may weigh that much. The body only hints at such a mood, so all its signals together
 * (1.6) leave the probability under `medio`: a heart rate alone never predicts an urge.
 */
export const TASA_INICIAL = 0.1;

export const PISO: Piso = { cobertura: 0.5, hr_n: 3, ventanas_base: 12 };

export const BODY = {
  /** Per spread of the person's own still ventanas. */
  elevacion: { per_spread: 0.3, least: -0.3, most: 0.9 },
  /** Rise over the last ventanas, per the same spread. */
  pendiente: { per_spread: 0.125, least: -0.25, most: 0.25 },
  /** Spread within the ventana: whole when double the person's own. */
  dispersion: { per_doubling: 0.15, most: 0.15 },
  /** RMSSD below the person's own, per spread of its logarithm. Short wrist records err a lot: little weight. */
  variabilidad: { per_spread: 0.15, most: 0.3 },
} as const;

/** Share of a raised heart rate that a cigarette of the last minutes explains: it adds 10–15 bpm by itself. */
export const CIGARRILLO = { minutes: 20, share: 0.5 } as const;

/** Hours since the last consumo → log-odds, straight lines between: sated, then withdrawal, peak on day 3, gone in weeks. */
export const ABSTINENCIA: readonly (readonly [hours: number, logOdds: number])[] = [
  [0, -0.6],
  [0.5, -0.4],
  [4, 0],
  [24, 0.4],
  [72, 0.7],
  [168, 0.7],
  [336, 0.35],
  [672, 0.2],
];

/**
 * Half of what the hour's own rate says, as it repeats in part what the others say. `expected` is what an hour either
 * side holds of 16 waking ones; `prior` events are added at that rate, so that a few events say little.
 */
export const HORA = { weight: 0.5, most: 0.5, minutes: 60, expected: 2 / 16, prior: 4, events: 5 } as const;

/** An urge lasts some 3–20 minutes and comes back: whole for `whole` minutes, gone after `gone`. */
export const DESEO_RECIENTE = { most: 1, whole: 20, gone: 120 } as const;
export const DESEOS_DEL_DIA = { each: 0.15, most: 0.6, hours: 24 } as const;

/** A mood fades out of the sum in `gone` minutes. Names as in the catalogue, without accents. */
export const CHEQUEO = {
  gone: 120,
  emociones: {
    ansiedad: 0.85,
    estres: 0.85,
    enojo: 0.85,
    frustracion: 0.85,
    tristeza: 0.85,
    aburrimiento: 0.4,
    calma: -0.4,
    felicidad: -0.4,
  } as Readonly<Record<string, number>>,
} as const;

/** Every weight is bounded: no single signal may carry the verdict away. */
export function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
