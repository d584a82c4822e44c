import type { LatidoEvent } from '@/lib/domain/events';
import type { Bus } from '@/lib/domain/ports';

/** The bus of a single instance: what is published is handled at once, here. */
export function memoryBus(): Bus {
  const handlers = new Set<(event: LatidoEvent) => void>();
  return {
    publish: (event) => {
      for (const handle of handlers) handle(event);
    },
    subscribe: (handler) => void handlers.add(handler),
    watch: () => {},
    unwatch: () => {},
    onGap: () => {},
    healthy: () => true,
    close: async () => handlers.clear(),
  };
}
