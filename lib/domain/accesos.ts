import type { Alcance } from './access';
import { isFineEnough, type Resolucion } from './terms';
import { MINUTE_MS } from './time';

export const VIAS = ['pagina', 'rest', 'socket'] as const;
export type Via = (typeof VIAS)[number];

/** What one viewer does of the same kind and the same way is one look until it pauses for longer than this. */
export const LOOK_GAP_MS = 5 * MINUTE_MS;
/** The log of looks is kept this long. */
export const ACCESOS_DAYS = 365;
/** Rows of the log that a page shows at once. */
export const ACCESOS_PAGE = 50;

/**
 * What is asked for: shown to whom has one of `scopes`; `also` are scopes that show more of it. A scope shows nothing of it
 * to who sees coarser than its `coarsest`; absent, it does at any resolution.
 */
export type Sought = {
  que: string;
  scopes: readonly Alcance[];
  also?: readonly Alcance[];
  coarsest?: Partial<Record<Alcance, Resolucion>>;
};

/**
 * Somebody sees something of somebody else: a channel or a list, and the scopes that it shows. `motivo`: why, where no
 * consentimiento allowed it.
 */
export type Look = {
  consumidor_id: number;
  usuario_id: number;
  que: string;
  alcances: readonly Alcance[];
  motivo: string | null;
};

/** Looks of one viewer that are told of as one. */
export type LookSpan = Look & { via: Via; desde: Date; hasta: Date; veces: number };

/** Where looks of one way are told. Never fails; resolves once those that begin are stored. */
export type Looks = { seen(looks: readonly Look[]): Promise<void> };

/** What somebody watches on end. */
export type Watched = Pick<Look, 'consumidor_id' | 'usuario_id' | 'que'>;

/** The same for what is looked at on end: nothing begins anew, and its end is told. */
export type Watching = Looks & { ended(look: Watched): void };

/** The scopes that `sought` shows with these; none: it may not be seen. */
export function shownBy(
  { scopes, also = [], coarsest = {} }: Sought,
  { alcances, resolucion }: { alcances: readonly Alcance[]; resolucion: Resolucion },
): Alcance[] {
  const shows = (scope: Alcance) =>
    alcances.includes(scope) && isFineEnough(resolucion, coarsest[scope] ?? 'diario');
  if (!scopes.some(shows)) return [];
  return [...new Set([...scopes, ...also])].filter(shows);
}

/** A row of the log, as the consumidor reads it. */
export type Acceso = {
  id: number;
  usuario_id: number;
  usuario_nombre: string;
  via: Via;
  que: string;
  alcances: Alcance[];
  desde: string;
  hasta: string;
  veces: number;
  motivo: string | null;
};

/**
 * What one viewer did of late. `visitas`: stretches of time in which they looked at anything, without a pause longer
 * than the gap, that reach into today or the last 7 days.
 */
export type AccesoSummary = {
  usuario_id: number;
  usuario_nombre: string;
  ultima_vez: string;
  visitas_hoy: number;
  visitas_7_dias: number;
};

export type AccesosPage = { limit: number; before?: number; usuario_id?: number };

export type AccesosRepo = {
  /** Each extends the row that it follows closely, or begins one. Of a consumidor that is gone, nothing is kept. */
  record(spans: readonly LookSpan[]): Promise<void>;
  /** The newest first; `before` is the id of the last one of the page before. */
  ofConsumidor(consumidorId: number, page: AccesosPage): Promise<Acceso[]>;
  /** Everybody who ever looked, who looked last first. `today` and `week` are when these begin for the person. */
  summary(consumidorId: number, today: Date, week: Date): Promise<AccesoSummary[]>;
};
