'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';

/** A value that ticks, shared with parts that come alive each at its own time: a context that changed would rouse them all. */
export type Share<T> = { subscribe(listener: () => void): () => void; get(): T; first(): T };

/** Always the same share, of the newest value. */
export function useShare<T>(value: T): Share<T> {
  const [share] = useState(() => createShare(value));
  useEffect(() => share.set(value), [share, value]);
  return share;
}

export function useShared<T>({ subscribe, get, first }: Share<T>): T {
  return useSyncExternalStore(subscribe, get, first);
}

export function createShare<T>(first: T): Share<T> & { set(value: T): void } {
  const listeners = new Set<() => void>();
  let held = first;
  return {
    first: () => first,
    get: () => held,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(value) {
      if (Object.is(value, held)) return;
      held = value;
      for (const listener of [...listeners]) listener();
    },
  };
}
