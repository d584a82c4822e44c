import type { LatidoEvent, OwnerKey } from '@/lib/domain/events';
import type { Bus } from '@/lib/domain/ports';

/** The bus of a single instance: what is published is handled at once, here. */
export function memoryBus(): Bus {
  const handlers = new Set<(event: LatidoEvent) => void>();
  const watched = new Map<OwnerKey, number>();
  return {
    publish: (event) => {
      for (const handle of handlers) handle(event);
    },
    subscribe: (handler) => void handlers.add(handler),
    watch: (owner) => void watched.set(owner, (watched.get(owner) ?? 0) + 1),
    unwatch: (owner) => {
      const count = (watched.get(owner) ?? 1) - 1;
      if (count > 0) watched.set(owner, count);
      else watched.delete(owner);
    },
    wants: (owner) => watched.has(owner),
    onGap: () => {},
    healthy: () => true,
    close: async () => handlers.clear(),
  };
}
