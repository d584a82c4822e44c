'use client';
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import { pageClock } from './server-clock';

type Ticker = { now: number; listeners: Set<() => void>; stop: () => void };
type Pace = { everyMs: number; turn: number };

/** How many turns a period has: those of one turn are drawn in one frame, so fifty cards are drawn in as many. */
const TURNS = 20;

/**
 * Which turn of the period those below tick in: any whole number. Parts of one card share it, and are drawn together; cards that
 * would all tick at once would hold up the page once a second.
 */
export const TickTurn = createContext(0);

/** One timer for all that tick alike. */
const tickers = new Map<string, Ticker>();

const idle = () => {};

function tickerOf({ everyMs, turn }: Pace): Ticker {
  const key = `${everyMs}:${turn}`;
  const known = tickers.get(key);
  if (known) return known;
  const ticker: Ticker = { now: 0, listeners: new Set(), stop: idle };
  tickers.set(key, ticker);
  return ticker;
}

/** Turn 0 begins now, the others later within the first period. */
function start(ticker: Ticker, { everyMs, turn }: Pace): () => void {
  const tick = () => {
    ticker.now = pageClock.now();
    for (const each of [...ticker.listeners]) each();
  };
  let timer: ReturnType<typeof setInterval> | undefined;
  const first = setTimeout(
    () => {
      timer = setInterval(tick, everyMs);
    },
    (everyMs * turn) / TURNS,
  );
  return () => {
    clearTimeout(first);
    clearInterval(timer);
  };
}

/** Calls back in each period at the turn, until told to stop. */
export function everyTick(pace: Pace, listener: () => void): () => void {
  const ticker = tickerOf(pace);
  if (ticker.listeners.size === 0) {
    ticker.stop = start(ticker, pace);
    ticker.now = pageClock.now();
  }
  ticker.listeners.add(listener);
  return () => {
    ticker.listeners.delete(listener);
    if (ticker.listeners.size > 0) return;
    ticker.stop();
    ticker.now = 0;
  };
}

/**
 * Server time in ms since 1970, ticking. 0 on the server and while the page hydrates, since the two would not
 * agree: draw no age then, or the one that the data came with.
 */
export function useNow(everyMs = 1_000): number {
  const turn = useContext(TickTurn) % TURNS;
  // A new function at each render would subscribe anew, move the time, and so render for ever.
  const watch = useCallback(
    (listener: () => void) => everyTick({ everyMs, turn }, listener),
    [everyMs, turn],
  );
  return useSyncExternalStore(
    watch,
    () => tickerOf({ everyMs, turn }).now,
    () => 0,
  );
}
