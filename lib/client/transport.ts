import type { Phase } from './live-types';

/** How a panel gets its data: by socket, by polling, or nothing is known yet. */
export type Transport = 'vivo' | 'sondeo' | 'conectando';

export function transportOf(phase: Phase, anythingKnown: boolean): Transport {
  if (phase === 'live') return 'vivo';
  return anythingKnown ? 'sondeo' : 'conectando';
}
