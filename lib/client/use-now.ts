'use client';
import { useCallback, useContext, useSyncExternalStore } from 'react';
import { Pace } from './pace';
import { pageClock } from './server-clock';

type Ticker = { now: number; listeners: Set<() => void>; stop: () => void };
type Beat = { everyMs: number; turn: number };

/** How many turns a period has: those of one turn are drawn in one frame, so fifty cards are drawn in as many. */
const TURNS = 20;

/** What nobody sees is kept true for who searches the page or has it read out, and seldom drawn. */
const OUT_OF_SIGHT_MS = 10_000;

/** One timer for all that tick alike. */
const tickers = new Map<string, Ticker>();

const idle = () => {};

function tickerOf({ everyMs, turn }: Beat): Ticker {
  const key = `${everyMs}:${turn}`;
  const known = tickers.get(key);
  if (known) return known;
  const ticker: Ticker = { now: 0, listeners: new Set(), stop: idle };
  tickers.set(key, ticker);
  return ticker;
}

/**
 * The turns lie at fixed parts of the page's time: counted from when each began, those that a busy page kept waiting
 * would begin together, and be drawn together for as long as the page is open.
 */
function start(ticker: Ticker, { everyMs, turn }: Beat): () => void {
  const since = () => performance.now() - (everyMs * turn) / TURNS;
  let beat = Math.floor(since() / everyMs);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    // A timer may fire a moment early, or beats late.
    beat = Math.max(beat, Math.floor(since() / everyMs)) + 1;
    timer = setTimeout(tick, beat * everyMs - since());
  };
  const tick = () => {
    wait();
    ticker.now = pageClock.now();
    for (const each of [...ticker.listeners]) each();
  };
  wait();
  return () => clearTimeout(timer);
}

/** Calls back in each period at the turn, until told to stop; never in one without end. */
export function everyTick(beat: Beat, listener: () => void): () => void {
  if (beat.everyMs === Number.POSITIVE_INFINITY) return idle;
  const ticker = tickerOf(beat);
  if (ticker.listeners.size === 0) {
    ticker.stop = start(ticker, beat);
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
  return useNowAs(asItIs, everyMs);
}

const asItIs = (now: number) => now;

/** What `read` makes of that time: the caller is drawn anew only when this changes, not at every tick. */
export function useNowAs<T extends string | number>(read: (now: number) => T, everyMs = 1_000): T {
  const { turn, inSight } = useContext(Pace) ?? ALONE;
  return useBeat(read, {
    everyMs: inSight ? everyMs : Math.max(everyMs, OUT_OF_SIGHT_MS),
    turn: turn % TURNS,
  });
}

const ALONE = { turn: 0, inSight: true };

/** Draws the caller anew once a second at its turn, or not at all outside of a `Pace`. */
export function useTurn(): void {
  const pace = useContext(Pace);
  useNow(pace ? 1_000 : Number.POSITIVE_INFINITY);
}

function useBeat<T extends string | number>(read: (now: number) => T, { everyMs, turn }: Beat): T {
  // A new function at each render would subscribe anew, move the time, and so render for ever.
  const watch = useCallback(
    (listener: () => void) => everyTick({ everyMs, turn }, listener),
    [everyMs, turn],
  );
  return useSyncExternalStore(
    watch,
    () => read(tickerOf({ everyMs, turn }).now),
    () => read(0),
  );
}
