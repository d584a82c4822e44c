'use client';
import { useCallback, useContext, useRef } from 'react';
import { Pace } from './pace';
import { pageClock } from './server-clock';
import { useStore } from './use-store';

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

/**
 * What `read` makes of that time: the caller is drawn anew only when this changes, not at every tick. `isSame`: whether
 * two of it are drawn alike, then the earlier one stays.
 */
export function useNowAs<T>(
  read: (now: number) => T,
  everyMs = 1_000,
  isSame: (a: T, b: T) => boolean = Object.is,
): T {
  const { turn, inSight } = useContext(Pace) ?? ALONE;
  const kept = useRef<T>(undefined);
  const keeping = (now: number): T => {
    const next = read(now);
    if (kept.current === undefined || !isSame(kept.current, next)) kept.current = next;
    return kept.current;
  };
  return useBeat(keeping, {
    everyMs: inSight ? everyMs : Math.max(everyMs, OUT_OF_SIGHT_MS),
    turn: turn % TURNS,
  });
}

const ALONE = { turn: 0, inSight: true };

/** What `read` gives: looked at once a second at the caller's turn, or never again outside of a `Pace`. */
export function useAtTurn<T>(read: () => T): T {
  const pace = useContext(Pace);
  return useNowAs(read, pace ? 1_000 : Number.POSITIVE_INFINITY);
}

function useBeat<T>(read: (now: number) => T, { everyMs, turn }: Beat): T {
  // A new function at each render would subscribe anew, move the time, and so render for ever.
  const watch = useCallback(
    (listener: () => void) => everyTick({ everyMs, turn }, listener),
    [everyMs, turn],
  );
  return useStore(
    watch,
    () => read(tickerOf({ everyMs, turn }).now),
    () => read(0),
  );
}
