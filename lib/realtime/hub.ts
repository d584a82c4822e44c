import type { Channel } from '@/lib/channels/registry';
import type { Clock } from '@/lib/domain/clock';
import { isDataEvent, type OwnerKey, ownerOf } from '@/lib/domain/events';
import type { Bus } from '@/lib/domain/ports';
import { type Loaded, type Snapshots, topicKey } from './snapshots';
import { type Listener, Topic, type TopicLogger } from './topic';

export type Hub = ReturnType<typeof createHub>;

/** `began`: with this snapshot the listener began, so that it is known when time alone outdates it. */
export type Listening = { began(first: Loaded): void; stop(): void };

const CALENDAR_EVERY_MS = 1_000;

/** Turns "something happened" into fresh snapshots for those who listen. A topic lives while it has listeners. */
export function createHub(snapshots: Snapshots, bus: Bus, clock: Clock, log: TopicLogger) {
  const topics = new Map<string, Topic>();
  const byOwner = new Map<OwnerKey, Set<Topic>>();

  bus.subscribe((event) => {
    if (!isDataEvent(event)) return;
    for (const topic of byOwner.get(ownerOf(event)) ?? []) {
      if (topic.channel.on.includes(event.name)) topic.markStale();
    }
  });
  bus.onGap((owner) => {
    const lost = owner === null ? topics.values() : (byOwner.get(owner) ?? []);
    for (const topic of lost) topic.markStale();
  });
  const calendar = setInterval(() => {
    for (const topic of topics.values()) topic.checkCalendar();
  }, CALENDAR_EVERY_MS);
  calendar.unref();

  const open = (channel: Channel, ownerId: number): Topic => {
    const topic = new Topic(channel, ownerId, () => snapshots.current(channel, ownerId), clock, log);
    topics.set(topicKey(channel, ownerId), topic);
    byOwner.set(topic.owner, (byOwner.get(topic.owner) ?? new Set()).add(topic));
    bus.watch(topic.owner);
    return topic;
  };

  const close = (topic: Topic): void => {
    topic.stop();
    topics.delete(topicKey(topic.channel, topic.ownerId));
    const siblings = byOwner.get(topic.owner);
    siblings?.delete(topic);
    if (siblings?.size === 0) byOwner.delete(topic.owner);
    bus.unwatch(topic.owner);
  };

  return {
    listen: (channel: Channel, ownerId: number, listener: Listener): Listening => {
      const topic = topics.get(topicKey(channel, ownerId)) ?? open(channel, ownerId);
      topic.listeners.add(listener);
      return {
        began: (first) => topic.began(first),
        stop: () => {
          if (topic.listeners.delete(listener) && topic.listeners.size === 0) close(topic);
        },
      };
    },

    stop: (): void => {
      clearInterval(calendar);
      for (const topic of topics.values()) topic.stop();
    },
  };
}
