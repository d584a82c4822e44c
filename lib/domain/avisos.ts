import type { Nombres } from './catalogos';
import type { NewNotificacion } from './notificaciones';
import { MINUTE_MS } from './time';
import type { Idioma } from './usuarios';

/** What helped a person before: of `veces` urges with it, `superados` passed. */
export type SolucionPropia = { nombre: string; veces: number; superados: number };

/** What Latido says by itself, before it is put into words. `razon` as models write it; `hora`: `HH:mm`; `dia`: 1 is Monday. */
export type Aviso =
  | { que: 'antojo_probable'; razon: string | null; solucion: string | null }
  | { que: 'sin_senal'; dispositivo: string }
  | { que: 'chequeo' }
  | { que: 'inicio' }
  | { que: 'hora_dificil'; dia: number; hora: string; semanas: number; de: number; solucion: SolucionPropia };
export type AvisoQue = Aviso['que'];

export const AVISO_TIPO = {
  antojo_probable: 'alerta',
  sin_senal: 'recordatorio',
  chequeo: 'recordatorio',
  inicio: 'recordatorio',
  hora_dificil: 'recomendacion',
} as const satisfies Record<AvisoQue, NewNotificacion['tipo']>;

/** Where each leads. */
export const AVISO_ENLACE: Record<AvisoQue, `/${string}`> = {
  antojo_probable: '/panel',
  sin_senal: '/panel/dispositivos',
  chequeo: '/panel',
  inicio: '/panel/inicio',
  hora_dificil: '/panel',
};

/** What is about right now is not worth a push later. */
export const AVISO_FRESH_MS: Partial<Record<AvisoQue, number>> = {
  antojo_probable: 30 * MINUTE_MS,
  hora_dificil: 30 * MINUTE_MS,
};

/** In the language of an account, which is kept with what it was told. `nombres`: of the catalogues, in that language. */
export type AvisoWords = {
  contenido(idioma: Idioma, aviso: Aviso, nombres: Nombres): string;
  /** What a push says that must not tell what it is about. */
  discreto(idioma: Idioma): string;
};
