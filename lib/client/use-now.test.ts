import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Pace } from './pace';
import { everyTick, useNow } from './use-now';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it('draws the turns of a second one after the other, each once a second', () => {
  const ticks: string[] = [];
  const stops = [0, 5, 10].map((turn) =>
    everyTick({ everyMs: 1_000, turn }, () => ticks.push(`${turn} ${Date.now() - began}`)),
  );
  const began = Date.now();
  vi.advanceTimersByTime(2_600);
  for (const stop of stops) stop();
  expect(ticks).toEqual(['5 250', '10 500', '0 1000', '5 1250', '10 1500', '0 2000', '5 2250', '10 2500']);
  vi.advanceTimersByTime(5_000);
  expect(ticks).toHaveLength(8);
});

it('those that a busy page kept waiting together are apart again at their next turn', () => {
  const stops = [2, 4].map((turn) => everyTick({ everyMs: 1_000, turn }, () => {}));
  vi.spyOn(performance, 'now').mockReturnValue(700);
  const timeout = vi.spyOn(globalThis, 'setTimeout');
  vi.advanceTimersByTime(200);
  for (const stop of stops) stop();
  expect(timeout.mock.calls.map(([, delay]) => 700 + (delay ?? 0))).toEqual([1_100, 1_200]);
});

it('one who stops before the first tick is never called, and leaves no timer', () => {
  const stop = everyTick({ everyMs: 1_000, turn: 19 }, () => expect.unreachable());
  vi.advanceTimersByTime(900);
  stop();
  expect(vi.getTimerCount()).toBe(0);
});

it('any id gives a turn', () => {
  function Probe() {
    return String(useNow());
  }
  expect(
    renderToString(createElement(Pace, { value: { turn: 1_003, inSight: false } }, createElement(Probe))),
  ).toBe('0');
});
