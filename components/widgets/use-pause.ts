'use client';

import { useState } from 'react';
import { pageClock } from '@/lib/client/server-clock';

type Frozen<Value> = { value: Value; at: number };

/** What a live picture shows: the newest, or what there was at the moment somebody stopped it. */
export function usePause<Value>(live: Value) {
  const [frozen, setFrozen] = useState<Frozen<Value>>();
  const stop = () => setFrozen((known) => known ?? { value: live, at: pageClock.now() });
  const go = () => setFrozen(undefined);
  return { shown: frozen?.value ?? live, pausedAt: frozen?.at, stop, go };
}
