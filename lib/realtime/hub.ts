import type { Channel } from '@/lib/channels/registry';
import type { Clock } from '@/lib/domain/clock';
import { isDataEvent } from '@/lib/domain/events';
import type { Bus } from '@/lib/domain/ports';
import { type Snapshots, topicKey } from './snapshots';
import { type Listener, Topic, type TopicLogger } from './topic';

export type Hub = ReturnType<typeof createHub>;

const CALENDAR_EVERY_MS = 1_000;

/** Turns "something happened" into fresh snapshots for those who listen. A topic lives while it has listeners. */
export function createHub(snapshots: Snapshots, bus: Bus, clock: Clock, log: TopicLogger) {
  const topics = new Map<string, Topic>();
  const byConsumidor = new Map<number, Set<Topic>>();

  bus.subscribe((event) => {
    if (!isDataEvent(event)) return;
    for (const topic of byConsumidor.get(event.consumidor_id) ?? []) {
      if (topic.channel.on.includes(event.name)) topic.markStale();
    }
  });
  bus.onGap((consumidorId) => {
    const lost = consumidorId === null ? topics.values() : (byConsumidor.get(consumidorId) ?? []);
    for (const topic of lost) topic.markStale();
  });
  const calendar = setInterval(() => {
    for (const topic of topics.values()) topic.checkCalendar();
  }, CALENDAR_EVERY_MS);
  calendar.unref();

  const open = (channel: Channel, consumidorId: number): Topic => {
    const topic = new Topic(
      channel,
      consumidorId,
      () => snapshots.current(channel, consumidorId),
      clock,
      log,
    );
    topics.set(topicKey(channel, consumidorId), topic);
    byConsumidor.set(consumidorId, (byConsumidor.get(consumidorId) ?? new Set()).add(topic));
    bus.watch(consumidorId);
    return topic;
  };

  const close = (topic: Topic): void => {
    topic.stop();
    topics.delete(topicKey(topic.channel, topic.consumidorId));
    const siblings = byConsumidor.get(topic.consumidorId);
    siblings?.delete(topic);
    if (siblings?.size === 0) byConsumidor.delete(topic.consumidorId);
    bus.unwatch(topic.consumidorId);
  };

  return {
    /** Returns how to stop listening. */
    listen: (channel: Channel, consumidorId: number, listener: Listener): (() => void) => {
      const topic = topics.get(topicKey(channel, consumidorId)) ?? open(channel, consumidorId);
      topic.listeners.add(listener);
      return () => {
        if (topic.listeners.delete(listener) && topic.listeners.size === 0) close(topic);
      };
    },

    stop: (): void => {
      clearInterval(calendar);
      for (const topic of topics.values()) topic.stop();
    },
  };
}
