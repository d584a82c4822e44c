import { z } from 'zod';
import type { Idioma } from './usuarios';

/** What can be earned, in the order in which it is shown. */
export const LOGROS = [
  'primera_victoria',
  'voluntad_firme',
  'imparable',
  'domador_de_antojos',
  'resolucion_rapida',
  'semana_perfecta',
  'en_mejora',
  'mente_estable',
  'campeon_del_mes',
  'constancia',
  'regreso',
  'autoconocimiento',
] as const;
export type Logro = (typeof LOGROS)[number];

/** How far somebody is: `valor` of `meta`, never more. `evidencia`: the numbers that it was judged by. */
export type Avance = {
  valor: number;
  meta: number;
  cumplido: boolean;
  evidencia: Readonly<Record<string, number>>;
};

/** Stored once earned, and never taken back. */
export type Ganado = { logro: Logro; earned_at: Date };

/** `earned_at` null: not earned yet, and `valor` of `meta` says how far. ISO 8601 UTC. */
export const logroSchema = z.object({
  logro: z.enum(LOGROS),
  earned_at: z.iso.datetime().nullable(),
  valor: z.int(),
  meta: z.int(),
});
export type LogroVisto = z.output<typeof logroSchema>;

export function logrosVistos(avances: Record<Logro, Avance>, ganados: readonly Ganado[]): LogroVisto[] {
  const earned = new Map(ganados.map(({ logro, earned_at }) => [logro, earned_at.toISOString()]));
  return LOGROS.map((logro) => {
    const { valor, meta } = avances[logro];
    const earned_at = earned.get(logro) ?? null;
    return { logro, earned_at, valor: earned_at ? meta : valor, meta };
  });
}

/** What a notificacion says of it, in the language of its reader. */
export type LogroWords = (logro: Logro, idioma: Idioma) => string;

export type LogrosRepo = {
  /**
   * Stores those that are new, each with its notificacion in the same transaction, and gives them: on however many
   * instances this runs at once, one of them gets each. Of somebody who is gone, none.
   */
  earn(
    consumidorId: number,
    cumplidos: readonly { logro: Logro; evidencia: Avance['evidencia'] }[],
    words: LogroWords,
    now: Date,
  ): Promise<{ usuario_id: number; logros: Logro[] } | null>;
  /** Of whom days may have earned something, by their id, those after `afterId`. */
  due(now: Date, afterId: number, limit: number): Promise<{ consumidor_id: number; zona_horaria: string }[]>;
  /** They need not be looked at before `desde`. */
  reviewed(consumidorId: number, desde: Date): Promise<void>;
};

/** Whether somebody has earned something now. Never fails: what went wrong is told elsewhere, and made good later. */
export type LogroReview = { after(consumidorId: number): Promise<void> };
