import { channelNamed } from '@/lib/channels/registry';
import { textFrame } from './frames';
import type { Hub } from './hub';
import type { Pipe } from './pipes';
import type { Loaded, Snapshots } from './snapshots';

/** Frames of an estado, shared by all sockets that get it. */
const frames = new WeakMap<Loaded, Buffer>();

/** The estado of each consumidor that a socket has a subscription of and may know. Counted by its subscriptions. */
export type EstadoFeed = { take(consumidorId: number): void; drop(consumidorId: number): void };

export function createEstadoFeed(
  { hub, snapshots }: { hub: Hub; snapshots: Snapshots },
  pipe: Pipe,
): EstadoFeed {
  const taken = new Map<number, { count: number; stop(): void }>();
  const channel = channelNamed('estado');

  const send = (consumidorId: number, loaded: Loaded): void => {
    if (pipe.isFull()) return;
    const message = { type: 'estado', consumidor_id: consumidorId, ...(loaded.data as object) };
    const frame = frames.get(loaded) ?? textFrame(JSON.stringify(message));
    frames.set(loaded, frame);
    pipe.send(frame);
  };

  const open = (consumidorId: number): { count: number; stop(): void } => {
    let isFirst = true;
    const listening = hub.listen(channel, consumidorId, (loaded) => {
      isFirst = false;
      send(consumidorId, loaded);
    });
    // A failed read is tried again by the topic, with the next reading or turn of the estado.
    snapshots.current(channel, consumidorId).then(
      (loaded) => {
        listening.began(loaded);
        if (isFirst && taken.has(consumidorId)) send(consumidorId, loaded);
      },
      () => {},
    );
    return { count: 0, stop: listening.stop };
  };

  return {
    take: (consumidorId) => {
      const feed = taken.get(consumidorId) ?? open(consumidorId);
      taken.set(consumidorId, feed);
      feed.count += 1;
    },
    drop: (consumidorId) => {
      const feed = taken.get(consumidorId);
      if (!feed) return;
      feed.count -= 1;
      if (feed.count > 0) return;
      feed.stop();
      taken.delete(consumidorId);
    },
  };
}
