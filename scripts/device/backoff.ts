import type { RequestFailed } from './api';

const BASE_MS = 500;
const LONGEST_MS = 15_000;

/** How long to wait before the `attempt`-th retry (1, 2, …): full jitter, so that many devices do not return at once. */
export function backoffMs(attempt: number, random: number = Math.random()): number {
  return Math.round(random * Math.min(LONGEST_MS, BASE_MS * 2 ** attempt));
}

/** ms to wait from a `Retry-After` header, seconds or a date; undefined when there is none to follow. */
export function retryAfterMs(header: string | null, now: Date): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
}

/** How long to wait after a failure: what the server asks for, or else a growing random time. */
export function waitMs(error: RequestFailed, attempt: number, now: Date): number {
  return retryAfterMs(error.retry_after, now) ?? backoffMs(attempt);
}
