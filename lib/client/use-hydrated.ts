'use client';
import { never, useStore } from './use-store';

/** `drawn` on the server and while the page hydrates, when both must draw the same; `now` from then on. */
export function useOnceHydrated<T>(now: T, drawn: T): T {
  return useStore(
    never,
    () => now,
    () => drawn,
  );
}

export function useHydrated(): boolean {
  return useOnceHydrated(true, false);
}
