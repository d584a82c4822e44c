'use client';
import { useEffect, useState } from 'react';

/**
 * Keeps the screen on while the page is there and visible. False where the device does not allow it, or takes it back
 * (an empty battery).
 */
export function useWakeLock(): boolean {
  const [held, setHeld] = useState(true);
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let gone = false;
    const take = async () => {
      if (document.visibilityState !== 'visible' || (lock && !lock.released)) return;
      lock = await navigator.wakeLock?.request('screen').catch(() => undefined);
      if (gone) return void lock?.release();
      setHeld(lock !== undefined);
      lock?.addEventListener('release', () => !gone && setHeld(false), { once: true });
    };
    // The browser lets go of it whenever the page is hidden.
    const seen = () => void take();
    document.addEventListener('visibilitychange', seen);
    void take();
    return () => {
      gone = true;
      document.removeEventListener('visibilitychange', seen);
      void lock?.release();
    };
  }, []);
  return held;
}
