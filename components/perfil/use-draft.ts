'use client';

import { useEffect, useState } from 'react';

const PREFIX = 'latido.borrador.';

/**
 * What is typed and not saved yet, kept over a reload of this tab: in `sessionStorage`, so that nothing of a person's
 * health outlives the tab on a machine that others use. Without a key nothing is kept.
 */
export function useDraft<T>(key: string | undefined, initial: T) {
  const [value, setValue] = useState(initial);

  useEffect(() => {
    // Only after the first render: the server does not know of it.
    const kept = key === undefined ? null : read(key);
    if (kept !== null) setValue(JSON.parse(kept) as T);
  }, [key]);

  const set = (next: T) => {
    setValue(next);
    if (key !== undefined) write(key, JSON.stringify(next));
  };
  const clear = () => {
    if (key !== undefined) write(key, null);
  };
  return { value, set, clear };
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
