'use client';

/** However busy the page stays. */
const AT_LATEST_MS = 4_000;
/** Where the browser does not tell when it is idle: Safari. */
const SOON_MS = 1_000;

/** Calls once the page stands and has nothing else to do; what it gives back takes the call back. */
export function whenIdle(run: () => void): () => void {
  if (typeof window.requestIdleCallback !== 'function') {
    const timer = setTimeout(run, SOON_MS);
    return () => clearTimeout(timer);
  }
  const asked = window.requestIdleCallback(run, { timeout: AT_LATEST_MS });
  return () => window.cancelIdleCallback(asked);
}
