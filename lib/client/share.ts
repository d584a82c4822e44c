'use client';
import { useCallback, useEffect, useState } from 'react';
import { everyTick } from './use-now';
import { useStore } from './use-store';

/** A value that ticks, shared with parts that come alive each at its own time: a context that changed would rouse them all. */
export type Share<T> = { subscribe(listener: () => void): () => void; get(): T; first(): T };

/** Always the same share, of the newest value. */
export function useShare<T>(value: T): Share<T> {
  const [share] = useState(() => createShare(value));
  useEffect(() => share.set(value), [share, value]);
  return share;
}

export function useShared<T>({ subscribe, get, first }: Share<T>): T {
  return useStore(subscribe, get, first);
}

type Plain = string | number | boolean | null | undefined;

/** What `read` makes of the value: the caller is drawn anew only when this changes. */
export function useSharedAs<T, R extends Plain>(
  { subscribe, get, first }: Share<T>,
  read: (value: T) => R,
): R {
  return useStore(
    subscribe,
    () => read(get()),
    () => read(first()),
  );
}

/** The newest value for who is looked at; nobody sees the others, and they are drawn anew now and then. */
export function useSharedInSight<T>({ subscribe, get, first }: Share<T>, inSight: boolean): T {
  const watch = useCallback(
    (listener: () => void) => (inSight ? subscribe(listener) : everyTick(SELDOM, listener)),
    [subscribe, inSight],
  );
  return useStore(watch, get, first);
}

const SELDOM = { everyMs: 3_000, turn: 0 };

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
