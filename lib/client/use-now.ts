'use client';
import { useCallback, useSyncExternalStore } from 'react';
import { pageClock } from './server-clock';

type Ticker = { now: number; listeners: Set<() => void>; timer: ReturnType<typeof setInterval> | undefined };

/** One timer for all that tick alike. */
const tickers = new Map<number, Ticker>();

function tickerOf(everyMs: number): Ticker {
  const known = tickers.get(everyMs);
  if (known) return known;
  const ticker: Ticker = { now: 0, listeners: new Set(), timer: undefined };
  tickers.set(everyMs, ticker);
  return ticker;
}

function subscribe(everyMs: number, listener: () => void): () => void {
  const ticker = tickerOf(everyMs);
  const tick = () => {
    ticker.now = pageClock.now();
    for (const each of [...ticker.listeners]) each();
  };
  ticker.listeners.add(listener);
  if (!ticker.timer) {
    ticker.timer = setInterval(tick, everyMs);
    ticker.now = pageClock.now();
  }
  return () => {
    ticker.listeners.delete(listener);
    if (ticker.listeners.size > 0) return;
    clearInterval(ticker.timer);
    ticker.timer = undefined;
    ticker.now = 0;
  };
}

/**
 * Server time in ms since 1970, ticking. 0 on the server and while the page hydrates, since the two would not
 * agree: draw no age then, or the one that the data came with.
 */
export function useNow(everyMs = 1_000): number {
  // A new function at each render would subscribe anew, move the time, and so render for ever.
  const watch = useCallback((listener: () => void) => subscribe(everyMs, listener), [everyMs]);
  return useSyncExternalStore(
    watch,
    () => tickerOf(everyMs).now,
    () => 0,
  );
}
