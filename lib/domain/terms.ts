import { ALCANCES, type Alcance } from './access';
import { hoursAround } from './hours';
import { dayOf, dayStartMs, fechaOf, ventanaStart } from './time';

/** From the finest to the coarsest. */
export const RESOLUCIONES = ['vivo', '5min', 'diario'] as const;
export type Resolucion = (typeof RESOLUCIONES)[number];

/**
 * What a grant says beside the scopes. The hours of the day are `HH:mm` in the consumidor's zone, both or neither; an
 * end before the begin is of the next day. `expira_at`: ISO instant, from then on nothing is seen.
 */
export type Conditions = {
  resolucion: Resolucion;
  hora_desde: string | null;
  hora_hasta: string | null;
  expira_at: string | null;
};
export type Terms = Conditions & { alcances: Alcance[] };

export const UNCONDITIONAL: Conditions = {
  resolucion: 'vivo',
  hora_desde: null,
  hora_hasta: null,
  expira_at: null,
};

/** They tell of this very moment, and of nothing else. */
const LIVE_ALCANCES: readonly Alcance[] = ['estado', 'movimiento'];

/** What is left of the scopes at a resolution. */
export function scopesAt(resolucion: Resolucion, alcances: readonly Alcance[]): Alcance[] {
  const live = resolucion === 'vivo';
  return ALCANCES.filter((one) => alcances.includes(one) && (live || !LIVE_ALCANCES.includes(one)));
}

/** Whether a reader of `resolucion` gets what is told down to `coarsest`. */
export function isFineEnough(resolucion: Resolucion, coarsest: Resolucion): boolean {
  return RESOLUCIONES.indexOf(resolucion) <= RESOLUCIONES.indexOf(coarsest);
}

export function isExpired({ expira_at }: Pick<Conditions, 'expira_at'>, now: Date): boolean {
  return expira_at !== null && Date.parse(expira_at) <= now.getTime();
}

/**
 * Whether the terms let see anything now, and until when they do: null where time alone never ends it. The answer is
 * null while they let see nothing.
 */
export function openAt(terms: Conditions, zone: string, now: Date): { until: Date | null } | null {
  const { hora_desde, hora_hasta, expira_at } = terms;
  if (isExpired(terms, now)) return null;
  const expiry = expira_at === null ? [] : [Date.parse(expira_at)];
  if (hora_desde === null || hora_hasta === null) return { until: earliest(expiry) };
  const hours = hoursAround(now, zone, hora_desde, hora_hasta);
  return hours && { until: earliest([...expiry, hours.to.getTime()]) };
}

function earliest(instants: readonly number[]): Date | null {
  return instants.length === 0 ? null : new Date(Math.min(...instants));
}

/** A past moment at which a reader sees the data: nothing of `until` or later. `day`: its last day began there. */
export type AsOf = { until: Date; day: Date };

/**
 * The one rule of what a resolution shows: with `5min` everything as it was when the present five minutes began, with
 * `diario` as it was at the person's last midnight. Null for `vivo`: everything as it is.
 */
export function asOf(resolucion: Resolucion, zone: string, now: Date): AsOf | null {
  if (resolucion === 'vivo') return null;
  const until = resolucion === '5min' ? ventanaStart(now) : dayOf(fechaOf(now, zone), zone).from;
  return { until, day: new Date(dayStartMs(until.getTime() - 1, zone)) };
}

/** What a clock shows who looks at that moment: the last of the finished five minutes, or of the finished day. */
export function lastMoment({ until }: AsOf): Date {
  return new Date(until.getTime() - 1);
}
