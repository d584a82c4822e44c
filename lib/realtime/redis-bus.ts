import { randomUUID } from 'node:crypto';
import type { LatidoEvent, OwnerKey } from '@/lib/domain/events';
import type { Bus } from '@/lib/domain/ports';
import { type Link, redisLink } from './redis-link';
import { type BusEvent, decodeMessage, encodeMessage, isFrom, topicOf } from './redis-message';
import type { Mode } from './redis-mode';
import { redisPublisher } from './redis-publisher';
import { redisSubscriber } from './redis-subscriber';

type Log = (context: object, message: string) => void;
type Logger = { error: Log; warn: Log; info: Log };

const BEAT_MS = 500;

/**
 * The bus of many instances over Redis pub/sub: one topic a consumidor or usuario, one for control. It carries events
 * with the items that they bring, and keeps nothing. Local delivery never depends on Redis; after a break every
 * instance reads its live topics again, also those whose own connection held while the publisher's was down.
 * `mode`: sharded topics or plain ones; without it, what the server at the other end can do.
 */
export function redisBus(url: string, log: Logger, options: { mode?: Mode } = {}): Bus {
  const instance = randomUUID();
  const handlers = new Set<(event: LatidoEvent) => void>();
  const gapHandlers = new Set<(owner: OwnerKey | null) => void>();
  /** Something that was said, here or elsewhere, may not have arrived, and it was not told yet. */
  let broken = false;
  let warned = false;

  const gap = (owner: OwnerKey | null) => {
    for (const handle of gapHandlers) guarded(() => handle(owner), log);
  };
  const deliver = (event: LatidoEvent) => {
    for (const handle of handlers) guarded(() => handle(event), log);
  };
  const lost = (error?: unknown) => {
    if (!broken)
      log.warn({ err: error }, 'redis takes no messages: other instances read it when it does again');
    broken = true;
  };
  const hooksOf = (name: string, prepare: (mode: Mode) => Promise<void>) => ({
    name: `latido-${name}`,
    prepare,
    live: () => void resume(),
    lost: () => {
      broken = true;
    },
    failed: (error: unknown) => log.warn({ err: error, client: name }, 'redis connection error'),
  });

  const outgoing = redisLink(
    url,
    hooksOf('publisher', async () => {}),
    options.mode,
  );
  const publisher = redisPublisher(outgoing, lost);
  const subscriber = redisSubscriber(() => incoming, gap);
  const incoming: Link = redisLink(url, hooksOf('subscriber', subscriber.renew), options.mode);

  const send = async (event: BusEvent): Promise<boolean> => {
    if (outgoing.isLive()) return publisher.send(topicOf(event), encodeMessage({ from: instance, event }));
    lost();
    return false;
  };
  /** Once both are live: subscriptions are renewed after a connection is, and what is said until they are is lost. */
  const resume = async () => {
    if (!broken || !outgoing.isLive() || !incoming.isLive() || !publisher.hasRoom()) return;
    broken = false;
    if (!(await send({ name: 'bus.resumed' }))) return;
    log.info({ mode: outgoing.mode() }, 'redis is back: reading every live topic again');
    gap(null);
  };
  const beat = setInterval(() => {
    outgoing.beat();
    incoming.beat();
    void resume();
  }, BEAT_MS);
  beat.unref();

  const receive = (topic: string, text: string) => {
    if (isFrom(instance, text)) return;
    const { message, fault } = decodeMessage(topic, text);
    if (fault && !warned)
      log.warn({ topic, fault }, 'a message that is none of ours, the first of perhaps many');
    warned ||= fault !== undefined;
    if (!message) return;
    if (message.event.name === 'bus.resumed') gap(null);
    else deliver(message.event);
  };
  incoming.client.on('message', receive);
  incoming.client.on('smessage', receive);

  return {
    publish: (event) => {
      deliver(event);
      void send(event);
    },
    subscribe: (handler) => void handlers.add(handler),
    watch: subscriber.watch,
    unwatch: subscriber.unwatch,
    // Another instance may have listeners, as long as it can be told.
    wants: (owner) => subscriber.isWatched(owner) || outgoing.isLive(),
    onGap: (handler) => void gapHandlers.add(handler),
    healthy: () => outgoing.isHealthy() && incoming.isHealthy() && !broken,
    close: async () => {
      clearInterval(beat);
      outgoing.close();
      incoming.close();
    },
  };
}

/** What fails in one handler must end neither the others nor, called from a socket's event, the process. */
function guarded(run: () => void, log: Logger): void {
  try {
    run();
  } catch (error) {
    log.error({ err: error }, 'a handler of the bus failed');
  }
}
