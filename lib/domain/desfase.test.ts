import { describe, expect, it } from 'vitest';
import { advanceDesfase, type Desfase, isClockOff, NO_DESFASE } from './desfase';

const START = Date.parse('2026-11-24T15:00:00Z');
const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Batches from one minute to another, every `everyMs`; `lag` is received minus measured, ms. */
function run(
  before: Desfase,
  [from, to]: readonly [number, number],
  lag: (minute: number) => number,
  everyMs = 10 * SECOND,
): Desfase {
  let now = before;
  for (let at = from * MINUTE; at < to * MINUTE; at += everyMs)
    now = advanceDesfase(now, START + at, START + at - lag(at / MINUTE));
  return now;
}

const heard = (lag: (minute: number) => number, minutes = 20) => run(NO_DESFASE, [0, minutes], lag);

describe('a clock that is right', () => {
  it('shows the least delay and is never told as wrong', () => {
    const seen = heard((minute) => 400 + (minute % 1 === 0 ? 30 * SECOND : 0));
    expect(seen.desfase_ms).toBe(400);
    expect(isClockOff(seen)).toBe(false);
  });

  it('is not taken for a slow one when every tenth batch is a burst of old readings', () => {
    expect(heard((minute) => (Math.round(minute * 6) % 10 === 0 ? 0.5 * SECOND : 3 * HOUR)).desfase_ms).toBe(
      500,
    );
  });

  it('is unknown, not slow, while stored readings come faster than they were taken', () => {
    for (let minutes = 1; minutes <= 60; minutes += 1) {
      const draining = heard((minute) => 2 * HOUR - minute * 30 * SECOND, minutes);
      expect(draining.desfase_ms).toBeNull();
    }
  });

  it('may be off by two minutes, not by more', () => {
    expect(isClockOff({ desfase_ms: 2 * MINUTE })).toBe(false);
    expect(isClockOff({ desfase_ms: 2 * MINUTE + 1 })).toBe(true);
    expect(isClockOff({ desfase_ms: -2 * MINUTE })).toBe(false);
    expect(isClockOff({ desfase_ms: -2 * MINUTE - 1 })).toBe(true);
    expect(isClockOff({ desfase_ms: null })).toBe(false);
  });
});

describe('a clock behind', () => {
  const slow = (minute: number) => HOUR + ((minute * 7) % 3) * SECOND;

  it('is told once the lag held for two whole windows, and not before', () => {
    expect(heard(slow, 10).desfase_ms).toBeNull();
    expect(heard(slow, 10.1).desfase_ms).toBe(HOUR);
  });

  it('is told also of a device that is heard every quarter of an hour', () => {
    const twice = run(NO_DESFASE, [0, 16], () => HOUR, 15 * MINUTE);
    expect(twice.desfase_ms).toBeNull();
    expect(run(NO_DESFASE, [0, 31], () => HOUR, 15 * MINUTE).desfase_ms).toBe(HOUR);
  });

  it('counts as right with the first reading after it was set', () => {
    const set = run(heard(slow), [20, 20.1], () => 300);
    expect(set.desfase_ms).toBe(300);
  });

  it('that appears in mid-use is told after the windows in which it was right', () => {
    const right = heard(() => 200, 20);
    expect(run(right, [20, 25], slow).desfase_ms).toBe(200);
    expect(run(right, [20, 36], slow).desfase_ms).toBe(HOUR);
  });

  it('is told on through a delay that is longer for a while', () => {
    const delayed = run(heard(slow), [20, 24], () => HOUR + 10 * MINUTE);
    expect(delayed.desfase_ms).toBe(HOUR);
  });
});

describe('a clock ahead', () => {
  const fast = () => -3 * MINUTE;

  it('is told with the first reading', () => {
    expect(heard(fast, 0.1).desfase_ms).toBe(-3 * MINUTE);
  });

  it('is told on through stored readings in between', () => {
    const seen = run(heard(fast), [20, 20.9], () => HOUR);
    expect(isClockOff(seen)).toBe(true);
  });

  it('counts as right a minute after it was set', () => {
    const before = heard(fast);
    expect(isClockOff(run(before, [20, 20.9], () => 300))).toBe(true);
    expect(run(before, [20, 21.2], () => 300).desfase_ms).toBe(300);
  });

  it('of decades, by one broken stamp, is forgotten within two minutes', () => {
    const right = heard(() => 200, 20);
    const broken = advanceDesfase(right, START + 20 * MINUTE, START + 70 * 365 * 24 * HOUR);
    expect(isClockOff(broken)).toBe(true);
    expect(run(broken, [20.1, 21.5], () => 200).desfase_ms).toBe(200);
  });
});
