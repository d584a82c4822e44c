import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { isDataEvent, type LatidoEvent, type OwnerKey, ownerOf } from '@/lib/domain/events';
import type { Bus } from '@/lib/domain/ports';

type Logger = { warn(context: object, message: string): void; info(context: object, message: string): void };
type Message = { from: string; event: LatidoEvent | { name: 'bus.resumed' } };

const CONTROL = 'latido:control';
const topicOf = (owner: OwnerKey) => `latido:${owner}`;
const retryStrategy = (attempt: number) => Math.min(attempt * 100, 2_000);

/**
 * The bus of many instances over Redis pub/sub: one topic a consumidor or usuario, one for control. It carries events,
 * never data, and keeps nothing. Local delivery never depends on Redis; after a break every instance reads its
 * live topics again, also those whose own connection held while the publisher's was down.
 */
export function redisBus(url: string, log: Logger): Bus {
  const instance = randomUUID();
  const publisher = new Redis(url, { retryStrategy, enableOfflineQueue: false, maxRetriesPerRequest: 0 });
  const subscriber = new Redis(url, { retryStrategy, maxRetriesPerRequest: null });
  const handlers = new Set<(event: LatidoEvent) => void>();
  const gapHandlers = new Set<(owner: OwnerKey | null) => void>();
  const watched = new Map<OwnerKey, number>();
  let broken = false;

  const deliver = (event: LatidoEvent) => {
    for (const handle of handlers) handle(event);
  };
  const gap = (owner: OwnerKey | null) => {
    for (const handle of gapHandlers) handle(owner);
  };
  const send = (topic: string, event: Message['event']) => {
    publisher
      .publish(topic, JSON.stringify({ from: instance, event } satisfies Message))
      .catch((error: Error) => {
        broken = true;
        log.warn({ err: error, topic }, 'redis did not take a message: other instances read it on reconnect');
      });
  };
  const resumed = () => {
    gap(null);
    send(CONTROL, { name: 'bus.resumed' });
  };

  for (const [client, name] of [
    [publisher, 'publisher'],
    [subscriber, 'subscriber'],
  ] as const) {
    client.on('error', (error: Error) => log.warn({ err: error, client: name }, 'redis connection error'));
    client.on('close', () => {
      broken = true;
    });
    client.on('ready', () => {
      if (!broken || publisher.status !== 'ready' || subscriber.status !== 'ready') return;
      broken = false;
      log.info({}, 'redis is back: reading every live topic again');
      // Subscriptions are renewed after `ready`; a message may still be lost until they are.
      void subscriber.subscribe(CONTROL).then(resumed, () => {});
    });
  }

  subscriber.on('message', (_topic: string, text: string) => {
    const message = JSON.parse(text) as Message;
    if (message.from === instance) return;
    if (message.event.name === 'bus.resumed') gap(null);
    else deliver(message.event);
  });
  void subscriber.subscribe(CONTROL).catch(() => {});

  return {
    publish: (event) => {
      deliver(event);
      send(isDataEvent(event) ? topicOf(ownerOf(event)) : CONTROL, event);
    },
    subscribe: (handler) => void handlers.add(handler),
    watch: (owner) => {
      const count = watched.get(owner) ?? 0;
      watched.set(owner, count + 1);
      if (count > 0) return;
      // What was published elsewhere before this took effect is lost: read again once it has.
      subscriber.subscribe(topicOf(owner)).then(
        () => gap(owner),
        () => {},
      );
    },
    unwatch: (owner) => {
      const count = (watched.get(owner) ?? 1) - 1;
      if (count > 0) {
        watched.set(owner, count);
        return;
      }
      watched.delete(owner);
      subscriber.unsubscribe(topicOf(owner)).catch(() => {});
    },
    onGap: (handler) => void gapHandlers.add(handler),
    healthy: () => publisher.status === 'ready' && subscriber.status === 'ready',
    close: async () => {
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}
