import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/domain/time';

export const HITOS = ['m20', 'h12', 'd1', 's2', 'm1', 'a1', 'a5', 'a10', 'a15'] as const;
export type Hito = (typeof HITOS)[number];

const YEAR_MS = 365.25 * DAY_MS;

/** When each begins after the last cigarette. */
export const HITO_MS: Record<Hito, number> = {
  m20: 20 * MINUTE_MS,
  h12: 12 * HOUR_MS,
  d1: DAY_MS,
  s2: 14 * DAY_MS,
  m1: 30 * DAY_MS,
  a1: YEAR_MS,
  a5: 5 * YEAR_MS,
  a10: 10 * YEAR_MS,
  a15: 15 * YEAR_MS,
};

/** Who says so. The words of a source are in the messages; an address only where it is the source's own page. */
export const HITO_FUENTE: Record<Hito, 'oms' | 'dia'> = {
  m20: 'oms',
  h12: 'oms',
  d1: 'dia',
  s2: 'oms',
  m1: 'oms',
  a1: 'oms',
  a5: 'oms',
  a10: 'oms',
  a15: 'oms',
};

export const FUENTE_ENLACE = {
  oms: 'https://www.who.int/news-room/questions-and-answers/item/tobacco-health-benefits-of-smoking-cessation',
  dia: null,
} as const;

/** The last that was reached; −1 before the first. */
export function hitoAt(sinceMs: number): number {
  return HITOS.findLastIndex((hito) => sinceMs >= HITO_MS[hito]);
}
