import type { Channel } from '@/lib/channels/registry';
import type { Clock } from '@/lib/domain/clock';
import type { Cursor } from '@/lib/domain/cursor';
import { isDataEvent, type OwnerKey, ownerOf, STREAM_OF } from '@/lib/domain/events';
import type { Bus } from '@/lib/domain/ports';
import type { Telemetry } from '@/lib/domain/telemetry';
import type { Resolucion } from '@/lib/domain/terms';
import { type Loaded, type Snapshots, topicKey } from './snapshots';
import type { Part } from './stream-part';
import { type StreamListener, StreamTopic } from './stream-topic';
import { type Listener, Topic, type TopicLogger } from './topic';

export type Hub = ReturnType<typeof createHub>;

/** A stream that is listened to: where it ends (undefined until `ready`), and its last parts after an offset. */
export type Streaming = {
  ready(): Promise<void>;
  end(): Cursor | undefined;
  after(offset: number): readonly Part[] | undefined;
  stop(): void;
};

/** `began`: with this snapshot the listener began, so that it is known when time alone outdates it. */
export type Listening = { began(first: Loaded): void; stop(): void };

export type HubDeps = {
  snapshots: Snapshots;
  bus: Bus;
  clock: Clock;
  log: TopicLogger;
  telemetry: Telemetry;
};

const CALENDAR_EVERY_MS = 1_000;
/** The parts of that time: a minute that is over for everybody is told to one tenth of them after the other. */
const CALENDAR_PARTS = 10;
/** While messages of other instances may be lost, every live topic is read again this often. */
const BROKEN_BUS_READ_MS = 2_000;

/** Turns "something happened" into fresh snapshots for those who listen. A topic lives while it has listeners. */
export function createHub({ snapshots, bus, clock, log, telemetry }: HubDeps) {
  const topics = new Map<string, Topic>();
  const streams = new Map<string, StreamTopic>();
  const byOwner = new Map<OwnerKey, Set<Topic | StreamTopic>>();
  const all = () => [...topics.values(), ...streams.values()];

  bus.subscribe((event) => {
    if (!isDataEvent(event)) return;
    const part = 'part' in event ? event.part : undefined;
    for (const topic of byOwner.get(ownerOf(event)) ?? [])
      if (
        event.name === 'zona.changed' ||
        (topic.resolucion === 'vivo' && topic.channel.on.includes(event.name))
      )
        topic.heard(topic.channel.stream === STREAM_OF[event.name] ? part : undefined, event.name);
  });
  bus.onGap((owner) => {
    for (const topic of owner === null ? all() : (byOwner.get(owner) ?? [])) topic.heard();
  });
  let part = 0;
  const calendar = setInterval(() => {
    part = (part + 1) % CALENDAR_PARTS;
    for (const topic of topics.values()) if (topic.ownerId % CALENDAR_PARTS === part) topic.checkCalendar();
  }, CALENDAR_EVERY_MS / CALENDAR_PARTS);
  calendar.unref();
  const apart = setInterval(() => {
    if (bus.healthy()) return;
    for (const topic of all()) topic.heard();
  }, BROKEN_BUS_READ_MS);
  apart.unref();

  const hold = <Kept extends Topic | StreamTopic>(kept: Map<string, Kept>, topic: Kept): Kept => {
    kept.set(topicKey(topic.channel, topic.ownerId, topic.resolucion), topic);
    byOwner.set(topic.owner, (byOwner.get(topic.owner) ?? new Set()).add(topic));
    bus.watch(topic.owner);
    return topic;
  };

  const release = (kept: Map<string, unknown>, topic: Topic | StreamTopic): void => {
    topic.stop();
    kept.delete(topicKey(topic.channel, topic.ownerId, topic.resolucion));
    const siblings = byOwner.get(topic.owner);
    siblings?.delete(topic);
    if (siblings?.size === 0) byOwner.delete(topic.owner);
    bus.unwatch(topic.owner);
  };

  const openTopic = (channel: Channel, ownerId: number, resolucion: Resolucion): Topic => {
    const current = () => snapshots.current(channel, ownerId, resolucion);
    return hold(topics, new Topic(channel, ownerId, current, clock, log, resolucion));
  };
  const openStream = (channel: Channel, ownerId: number): StreamTopic =>
    hold(streams, new StreamTopic(channel, ownerId, { snapshots, clock, log, telemetry }));

  return {
    listen: (
      channel: Channel,
      ownerId: number,
      listener: Listener,
      resolucion: Resolucion = 'vivo',
    ): Listening => {
      const key = topicKey(channel, ownerId, resolucion);
      const topic = topics.get(key) ?? openTopic(channel, ownerId, resolucion);
      topic.listeners.add(listener);
      return {
        began: (first) => topic.began(first),
        stop: () => {
          if (topic.listeners.delete(listener) && topic.listeners.size === 0) release(topics, topic);
        },
      };
    },

    stream: (channel: Channel, ownerId: number, listener: StreamListener): Streaming => {
      const topic = streams.get(topicKey(channel, ownerId)) ?? openStream(channel, ownerId);
      topic.listeners.add(listener);
      return {
        ready: () => topic.ready,
        end: () => topic.end,
        after: (offset) => topic.after(offset),
        stop: () => {
          if (topic.listeners.delete(listener) && topic.listeners.size === 0) release(streams, topic);
        },
      };
    },

    stop: (): void => {
      clearInterval(calendar);
      clearInterval(apart);
      for (const topic of all()) topic.stop();
    },
  };
}
