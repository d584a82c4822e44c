'use client';

import { useCallback, useEffect, useState } from 'react';

export type WallSettings = { initials: boolean; night: boolean };

const KEY = 'latido.pared';

/** How this device shows the wall, kept in it. Undefined until it was read: nothing is shown in another way before. */
export function useWallSettings(): [WallSettings | undefined, (change: Partial<WallSettings>) => void] {
  const [settings, setSettings] = useState<WallSettings>();
  useEffect(() => setSettings(read()), []);
  const change = useCallback((changed: Partial<WallSettings>) => {
    const next = { ...read(), ...changed };
    setSettings(next);
    try {
      localStorage.setItem(KEY, JSON.stringify(next));
    } catch {
      // Where nothing may be kept it holds until the page is left.
    }
  }, []);
  return [settings, change];
}

function read(): WallSettings {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<WallSettings> | null;
    return { initials: kept?.initials === true, night: kept?.night === true };
  } catch {
    return { initials: false, night: false };
  }
}
