import { describe, expect, it } from 'vitest';
import { backoffMs, retryAfterMs } from './backoff';

describe('waiting', () => {
  it('grows with each failure, up to 15 s', () => {
    expect([1, 2, 3, 10].map((attempt) => backoffMs(attempt, 1))).toEqual([1_000, 2_000, 4_000, 15_000]);
    expect(backoffMs(3, 0)).toBe(0);
  });

  it('reads Retry-After in both its forms', () => {
    const now = new Date('2026-11-24T15:00:00Z');
    expect(retryAfterMs('7', now)).toBe(7_000);
    expect(retryAfterMs('Tue, 24 Nov 2026 15:00:09 GMT', now)).toBe(9_000);
    expect(retryAfterMs('Tue, 24 Nov 2026 14:00:00 GMT', now)).toBe(0);
    expect(retryAfterMs(null, now)).toBeUndefined();
    expect(retryAfterMs('pronto', now)).toBeUndefined();
  });
});
