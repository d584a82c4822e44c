import { describe, expect, it } from 'vitest';
import { createServerClock } from './server-clock';

/** A phone whose clock is behind the server's by ten minutes. */
function phone(behindMs = 600_000) {
  const server = { now: Date.parse('2026-11-24T15:00:00Z') };
  const clock = createServerClock({ now: () => new Date(server.now - behindMs) });
  const exchange = (there: number, back: number) => {
    const sent = clock.local();
    server.now += there;
    const at = server.now;
    server.now += back;
    clock.heard(at, sent, clock.local());
  };
  return { server, clock, exchange, error: () => clock.now() - server.now };
}

describe('the clock of the server', () => {
  it('is learned from an answer, to half its duration', () => {
    const { exchange, error } = phone();
    expect(error()).toBe(-600_000);
    exchange(100, 40);
    expect(Math.abs(error())).toBeLessThanOrEqual(70);
  });

  it('trusts the quickest of the last answers', () => {
    const { exchange, error } = phone();
    exchange(10, 10);
    exchange(3_000, 50);
    expect(error()).toBe(0);
    for (let n = 0; n < 8; n += 1) exchange(200, 100);
    expect(error()).toBe(50);
  });

  it('is guessed from a rendered page only when the phone is clearly wrong, and only until an answer', () => {
    const wrong = phone();
    wrong.clock.rendered(wrong.server.now - 300);
    expect(wrong.error()).toBe(-300);
    const right = phone(0);
    right.clock.rendered(right.server.now - 300);
    expect(right.error()).toBe(0);
    right.exchange(10, 10);
    right.clock.rendered(right.server.now - 3_600_000);
    expect(right.error()).toBe(0);
  });

  it('ignores a time that is none', () => {
    const { clock, error } = phone(0);
    clock.heard(Number.NaN, 0, 0);
    clock.rendered(Number.NaN);
    expect(error()).toBe(0);
  });
});
