'use client';
import { startTransition, useEffect, useReducer, useRef, useSyncExternalStore } from 'react';

/** Of what never changes by itself. */
export const never = () => () => {};
const nothing = () => null;

/** Whether this part is drawn on the server, or takes over now what was drawn there. Only React knows, and tells it in this way. */
function useIsHydrating(): boolean {
  let hydrating = false;
  useSyncExternalStore(never, nothing, () => {
    hydrating = true;
    return null;
  });
  return hydrating;
}

/**
 * A value that lives outside of React, like `useSyncExternalStore`, for what may be drawn a moment later: React draws a
 * change of that one at once and whole, of all who listen, and the page does not answer meanwhile. This one it draws a few
 * milliseconds at a time, with what the reader does in between. Two parts can differ for that moment.
 *
 * `first`: what the server drew, given until the part is alive.
 */
export function useStore<T>(
  subscribe: (listener: () => void) => () => void,
  get: () => T,
  first: () => T,
): T {
  const hydrating = useIsHydrating();
  const alive = useRef(!hydrating);
  const [, draw] = useReducer((draws: number) => draws + 1, 0);
  const value = alive.current ? get() : first();
  const newest = useRef({ get, value });
  useEffect(() => {
    newest.current = { get, value };
  });
  useEffect(() => {
    const look = () => {
      const { get, value } = newest.current;
      if (!Object.is(get(), value)) startTransition(draw);
    };
    alive.current = true;
    const end = subscribe(look);
    look();
    return end;
  }, [subscribe]);
  return value;
}
