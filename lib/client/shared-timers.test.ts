import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

let later: typeof import('./shared-timers').later;
let sharedTimeouts: typeof import('./shared-timers').sharedTimeouts;

// The timers that one test leaves behind are none of the next one's.
beforeEach(async () => {
  vi.useFakeTimers();
  vi.resetModules();
  ({ later, sharedTimeouts } = await import('./shared-timers'));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('timers that share those of the browser', () => {
  it('run once, not before their time and at most a twentieth after it', () => {
    const run = vi.fn();
    later(10_000, run);
    vi.advanceTimersByTime(9_999);
    expect(run).not.toHaveBeenCalled();
    vi.advanceTimersByTime(502);
    expect(run).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(60_000);
    expect(run).toHaveBeenCalledOnce();
  });

  it('are few, however many are asked for together', () => {
    for (let n = 0; n < 100; n += 1) later(2_000, () => {});
    expect(vi.getTimerCount()).toBe(1);
  });

  it('do not run once they are cancelled, be it by one that is due together with them', () => {
    const run = vi.fn();
    later(2_000, run)();
    let cancel = () => {};
    later(2_000, () => cancel());
    cancel = later(2_000, run);
    const same = vi.fn();
    later(2_000, same);
    later(2_000, same);
    vi.advanceTimersByTime(3_000);
    expect(run).not.toHaveBeenCalled();
    expect(same).toHaveBeenCalledTimes(2);
  });

  it('run all the same where another fails', () => {
    const told = vi.fn();
    vi.stubGlobal('reportError', told);
    const error = new Error('x');
    later(2_000, () => {
      throw error;
    });
    const run = vi.fn();
    later(2_000, run);
    vi.advanceTimersByTime(3_000);
    expect(told).toHaveBeenCalledWith(error);
    expect(run).toHaveBeenCalledOnce();
  });

  it('are exact where they are short, and none where they are without end', () => {
    const run = vi.fn();
    later(300, run);
    later(Number.POSITIVE_INFINITY, run);
    vi.advanceTimersByTime(299);
    expect(run).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(run).toHaveBeenCalledOnce();
  });

  it('serve the queries', () => {
    const [kept, cleared] = [vi.fn(), vi.fn()];
    sharedTimeouts.setTimeout(kept, 5_000);
    const id = sharedTimeouts.setTimeout(cleared, 5_000);
    sharedTimeouts.clearTimeout(id);
    sharedTimeouts.clearTimeout(undefined);
    vi.advanceTimersByTime(5_500);
    expect(kept).toHaveBeenCalledOnce();
    expect(cleared).not.toHaveBeenCalled();
  });
});
