'use client';
import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** `drawn` on the server and while the page hydrates, when both must draw the same; `now` from then on. */
export function useOnceHydrated<T>(now: T, drawn: T): T {
  return useSyncExternalStore(
    never,
    () => now,
    () => drawn,
  );
}

export function useHydrated(): boolean {
  return useOnceHydrated(true, false);
}
