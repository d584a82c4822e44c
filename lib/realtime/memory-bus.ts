import type { LatidoEvent, OwnerKey } from '@/lib/domain/events';
import type { Bus } from '@/lib/domain/ports';
import { Counts } from './counts';

/** The bus of a single instance: what is published is handled at once, here. */
export function memoryBus(): Bus {
  const handlers = new Set<(event: LatidoEvent) => void>();
  const watched = new Counts<OwnerKey>();
  return {
    publish: (event) => {
      for (const handle of handlers) handle(event);
    },
    subscribe: (handler) => void handlers.add(handler),
    watch: (owner) => void watched.add(owner),
    unwatch: (owner) => void watched.remove(owner),
    wants: (owner) => watched.has(owner),
    onGap: () => {},
    healthy: () => true,
    close: async () => handlers.clear(),
  };
}
