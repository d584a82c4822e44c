'use client';

import { useSyncExternalStore } from 'react';
import { never } from '@/lib/client/use-store';

/** The zone of this browser. UTC on the server and while the page hydrates, since the two would not agree. */
export function useZone(): string {
  return useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  );
}
