import { dayStartMs, HOUR_MS, localClock } from './time';

/** `domain.md` §7: a person is not asked more than this, nor at night. */
export const PROMPTS_A_DAY = 3;
export const PROMPT_GAP_MS = HOUR_MS;

/** Prompts before this do not count any more: the day began, and the gap lies behind it. */
export function promptsCountFrom(now: Date, zone: string): Date {
  return new Date(Math.min(dayStartMs(now.getTime(), zone), now.getTime() - PROMPT_GAP_MS));
}

/** May the person be prompted now, `most` times a day, after these prompts (in any order)? Quiet hours come on top. */
export function isWithinBudget(
  now: Date,
  sent: readonly Date[],
  zone: string,
  most: number = PROMPTS_A_DAY,
): boolean {
  const local = localClock(zone);
  const { fecha } = local(now);
  if (sent.filter((at) => local(at).fecha === fecha).length >= Math.min(most, PROMPTS_A_DAY)) return false;
  return sent.every((at) => Math.abs(now.getTime() - at.getTime()) >= PROMPT_GAP_MS);
}
