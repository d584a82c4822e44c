import { dayStartMs, HOUR_MS, localClock } from './time';

/** `domain.md` §7: a person is not asked more than this, nor at night. */
export const PROMPTS_A_DAY = 3;
export const PROMPT_GAP_MS = HOUR_MS;
export const QUIET_HOURS = { from: '22:00', to: '07:00' } as const;

/** Prompts before this do not count any more: the day began, and the gap lies behind it. */
export function promptsCountFrom(now: Date, zone: string): Date {
  return new Date(Math.min(dayStartMs(now.getTime(), zone), now.getTime() - PROMPT_GAP_MS));
}

/** May the person be prompted now, after these prompts (in any order)? */
export function mayPrompt(now: Date, sent: readonly Date[], zone: string): boolean {
  const local = localClock(zone);
  const { fecha, hora } = local(now);
  if (hora >= QUIET_HOURS.from || hora < QUIET_HOURS.to) return false;
  if (sent.filter((at) => local(at).fecha === fecha).length >= PROMPTS_A_DAY) return false;
  return sent.every((at) => now.getTime() - at.getTime() >= PROMPT_GAP_MS);
}
