'use client';

import { useQueryClient } from '@tanstack/react-query';
import { channelKey } from '@/lib/client/channel-query';

/** After one's own write: asks at once what the socket, when there is none, would only bring with the next poll. */
export function useDeseosChanged(consumidorId: number): () => void {
  const queries = useQueryClient();
  return () => {
    for (const name of ['desires_tracking', 'desires_stats'] as const) {
      void queries.invalidateQueries({ queryKey: channelKey(name, consumidorId) });
    }
  };
}
