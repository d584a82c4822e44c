'use client';
import { useSyncExternalStore } from 'react';

function watch(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener);
  return () => document.removeEventListener('fullscreenchange', listener);
}

const stateNow = () =>
  document.fullscreenEnabled ? (document.fullscreenElement ? 'full' : 'window') : 'none';

/** `none` where the browser has no full screen, and until the page is alive. */
export function useFullscreen(): 'full' | 'window' | 'none' {
  return useSyncExternalStore(watch, stateNow, () => 'none');
}

export function toggleFullscreen(): void {
  const done = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen();
  // Refused, the page stays as it is.
  done.catch(() => {});
}
