import { masDias } from '@/lib/domain/semana';
import { DAY_MS, dayOf, type Fecha } from '@/lib/domain/time';

/** From when to when somebody is simulated, in ms since 1970; `live_at`: until then it is the past. */
export type Period = { from: number; until: number; live_at: number };

/** Where a simulation starts: an instant, or midnight of a day in the person's zone. */
export type Start = { at: number } | { fecha: Fecha };

export type PeriodOptions = { start: Start | undefined; days: number | undefined; live: boolean };

/**
 * `start` with `days`: those days; `start` alone: from there on; `days` alone: the last ones and on. Without
 * `live` it ends with the past.
 */
export function periodOf({ start, days, live }: PeriodOptions, zone: string, now: number): Period {
  const from = start === undefined ? now - (days ?? 0) * DAY_MS : startOf(start, zone);
  const end = start === undefined || days === undefined ? Number.POSITIVE_INFINITY : endOf(start, days, zone);
  return { from, until: live ? end : Math.min(end, now), live_at: now };
}

function startOf(start: Start, zone: string): number {
  return 'at' in start ? start.at : dayOf(start.fecha, zone).from.getTime();
}

function endOf(start: Start, days: number, zone: string): number {
  if ('at' in start) return start.at + days * DAY_MS;
  return dayOf(masDias(start.fecha, Math.ceil(days)), zone).from.getTime();
}

/** The clock and the time that a body lives: the same in the past; from `live_at` on it may live faster. */
export type LivedTime = { bodyAt(clock: number): number; clockAt(lived: number): number };

export function livedTime(liveAt: number, speed: number): LivedTime {
  return {
    bodyAt: (clock) => (clock <= liveAt ? clock : liveAt + (clock - liveAt) * speed),
    clockAt: (lived) => (lived <= liveAt ? lived : liveAt + (lived - liveAt) / speed),
  };
}
