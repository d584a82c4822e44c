'use client';

import { useEffect, useRef, useState } from 'react';

const PREFIX = 'latido.borrador.';

/**
 * What is typed and not saved yet, kept over a reload of this tab: in `sessionStorage`, so that nothing of a person's
 * health outlives the tab on a machine that others use. Without a key nothing is kept.
 */
export function useDraft<T>(key: string | undefined, initial: T) {
  const [value, setValue] = useState(initial);
  const latest = useRef(value);
  const hold = (next: T) => {
    latest.current = next;
    setValue(next);
  };

  useEffect(() => {
    // Only after the first render: the server does not know of it.
    const kept = key === undefined ? null : read(key);
    if (kept === null) return;
    latest.current = JSON.parse(kept) as T;
    setValue(latest.current);
  }, [key]);

  return {
    value,
    set: (next: T) => {
      hold(next);
      if (key !== undefined) write(key, JSON.stringify(next));
    },
    /** `sent` is stored, and `rest` is left. False, and all stays, when more was typed meanwhile. */
    settle: (sent: T, rest: T): boolean => {
      if (latest.current !== sent) return false;
      hold(rest);
      if (key !== undefined) write(key, null);
      return true;
    },
  };
}

/** Where storage is switched off a draft is simply not kept. */
function read(key: string): string | null {
  try {
    return window.sessionStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

function write(key: string, text: string | null): void {
  try {
    if (text === null) window.sessionStorage.removeItem(PREFIX + key);
    else window.sessionStorage.setItem(PREFIX + key, text);
  } catch {}
}

/** Whoever signs in next on this tab finds nothing of it. */
export function clearDrafts(): void {
  try {
    const { sessionStorage } = window;
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  } catch {}
}
