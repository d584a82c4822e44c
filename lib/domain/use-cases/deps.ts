import type { Clock } from '../clock';
import type { Bus, Passwords, Repos, Secrets, Tokens } from '../ports';

/** What the use-cases act through; the composition root makes it once. */
export type Deps = {
  repos: Repos;
  bus: Bus;
  clock: Clock;
  passwords: Passwords;
  secrets: Secrets;
  tokens: Tokens;
};

export function inFuture(clock: Clock, ms: number): Date {
  return new Date(clock.now().getTime() + ms);
}

export const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;
