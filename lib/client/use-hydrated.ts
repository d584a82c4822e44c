'use client';
import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** False on the server and while the page hydrates, when both must draw the same; true from then on. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
