/** A reading younger than this (ms) is of now: the age of a sensor that sends every few seconds would only flicker. */
export const NOW_MS = 8_000;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** An age (ms) as far as it is told, in its largest unit: those that read alike give the same. */
export function toldAge(ms: number): number {
  if (ms < NOW_MS) return 0;
  const unit = ms < MINUTE ? 1_000 : ms < HOUR ? MINUTE : ms < DAY ? HOUR : DAY;
  return Math.floor(ms / unit) * unit;
}
