import type { Looks } from '../accesos';
import type { Clock } from '../clock';
import type { Limits } from '../limits';
import type { LogroReview } from '../logros';
import type { LeakedPasswords } from '../password-policy';
import type { Bus, Passwords, Repos, Secrets, Tokens } from '../ports';
import type { Otp, Vault } from '../segundo-factor';
import type { Telemetry } from '../telemetry';

/** What the use-cases act through; the composition root makes it once. */
export type Deps = {
  repos: Repos;
  bus: Bus;
  clock: Clock;
  passwords: Passwords;
  secrets: Secrets;
  tokens: Tokens;
  telemetry: Telemetry;
  /** Of the way by which these use-cases are reached. */
  looks: Looks;
  leaked: LeakedPasswords;
  otp: Otp;
  vault: Vault;
  logros: LogroReview;
};

/** Of use-cases in which somebody may guess. */
export type LimitedDeps = Deps & { limits: Limits };

/** Where a use-case that goes on after a failure tells it. */
export type ErrorLog = { error(context: object, message: string): void };

export function inFuture(clock: Clock, ms: number): Date {
  return new Date(clock.now().getTime() + ms);
}
