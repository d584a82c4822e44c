import type { Aviso, SolucionPropia } from './avisos';
import type { Preferencias } from './preferencias';
import { DAY_MS, HOUR_MS, localClock, MINUTE_MS } from './time';
import type { Idioma } from './usuarios';

/** How long a device is silent before its person is told, and from when on it is no news any more. */
export const SILENT_MS = DAY_MS;
export const LONG_GONE_MS = 7 * DAY_MS;
/** The check-in is asked for within this after the chosen hour, or not that day. */
const CHECKIN_WITHIN_MS = 2 * HOUR_MS;
/** The onboarding is spoken of once, from a day after the account was made. */
const INICIO_AFTER_MS = DAY_MS;
const INICIO_UNTIL_MS = 7 * DAY_MS;
/** Weeks that are looked at for an hour in which urges cluster, and in how many of them there were some. */
export const CLUSTER_WEEKS = 8;
export const CLUSTER_LEAST = 3;
/** How long before the hour it is spoken of. */
export const AHEAD_MS = 15 * MINUTE_MS;
/** A solucion that was tried less often says nothing. */
const TRIED_LEAST = 2;

/** The device that was heard last, of those that are paired and real; null without one. */
type Silent = { id: number; nombre: string; visto_at: Date } | null;

/** Of the weekday and hour that begins within `AHEAD_MS`. `semanas`: of the last `CLUSTER_WEEKS`, those with urges then. */
export type Cluster = { dia: number; hora: string; fecha: string; semanas: number } | null;

/** What is known of a person when it is asked whether there is something to tell them. */
export type Facts = {
  usuario_id: number;
  consumidor_id: number;
  idioma: Idioma;
  preferencias: Preferencias;
  created_at: Date;
  dispositivo: Silent;
  /** The last quick check-in. */
  chequeo_at: Date | null;
  inicio_pendiente: boolean;
  cluster: Cluster;
};

/** Something to tell, and the occasion, of which it is told once. */
export type Due = { aviso: string; what: Aviso };

/** All that there is to tell a person now, what matters more first. `soluciones`: what helped them before. */
export function dueOf(facts: Facts, soluciones: readonly SolucionPropia[], now: Date): Due[] {
  return [
    difficultHour(facts, soluciones),
    checkin(facts, now),
    silence(facts, now),
    onboarding(facts, now),
  ].filter((due) => due !== null);
}

/** The one with which most urges passed; of equals the one that was tried more. Null: nothing is known to help. */
export function bestOf(soluciones: readonly SolucionPropia[]): SolucionPropia | null {
  const rate = ({ veces, superados }: SolucionPropia) => superados / veces;
  const [best] = soluciones
    .filter(({ veces, superados }) => veces >= TRIED_LEAST && superados * 2 > veces)
    .sort((a, b) => rate(b) - rate(a) || b.veces - a.veces || a.nombre.localeCompare(b.nombre));
  return best ?? null;
}

function difficultHour({ cluster }: Facts, soluciones: readonly SolucionPropia[]): Due | null {
  const solucion = bestOf(soluciones);
  if (!cluster || !solucion || cluster.semanas < CLUSTER_LEAST) return null;
  const { dia, hora, fecha, semanas } = cluster;
  const what: Aviso = { que: 'hora_dificil', dia, hora, semanas, de: CLUSTER_WEEKS, solucion };
  return { aviso: `hora_dificil:${fecha}`, what };
}

function checkin({ preferencias, chequeo_at }: Facts, now: Date): Due | null {
  const { hora_chequeo, zona_horaria } = preferencias;
  if (hora_chequeo === null) return null;
  const local = localClock(zona_horaria);
  const { fecha, hora } = local(now);
  const before = local(new Date(now.getTime() - CHECKIN_WITHIN_MS));
  // Past midnight it is another day, of which the hour is still to come.
  const over = before.fecha === fecha && before.hora >= hora_chequeo;
  if (hora < hora_chequeo || over) return null;
  if (chequeo_at && local(chequeo_at).fecha === fecha) return null;
  return { aviso: `chequeo:${fecha}`, what: { que: 'chequeo' } };
}

function silence({ dispositivo }: Facts, now: Date): Due | null {
  if (!dispositivo) return null;
  const { id, nombre, visto_at } = dispositivo;
  const silent = now.getTime() - visto_at.getTime();
  if (silent < SILENT_MS || silent > LONG_GONE_MS) return null;
  return {
    aviso: `sin_senal:${id}:${visto_at.toISOString()}`,
    what: { que: 'sin_senal', dispositivo: nombre },
  };
}

function onboarding({ inicio_pendiente, created_at }: Facts, now: Date): Due | null {
  const age = now.getTime() - created_at.getTime();
  if (!inicio_pendiente || age < INICIO_AFTER_MS || age > INICIO_UNTIL_MS) return null;
  return { aviso: 'inicio', what: { que: 'inicio' } };
}

export type RecordatoriosRepo = {
  /** Of every consumidor who lives. */
  facts(now: Date): Promise<Facts[]>;
  /** What a person said of how their urges of the last half year went, by what they did. */
  soluciones(consumidorId: number, now: Date): Promise<SolucionPropia[]>;
};
