import { channelNamed } from '@/lib/channels/registry';
import { NOW_MS } from '@/lib/domain/edad';
import type { Estado } from '@/lib/domain/estado';
import { follow } from './follow';
import { textFrame } from './frames';
import type { Hub } from './hub';
import type { Pipe } from './pipes';
import type { Loaded, Snapshots } from './snapshots';

/** The frame of an estado, shared by all sockets that get it; equal `sense`, nothing but the age differs. */
type Framed = { frame: Buffer; sense: string };

const made = new WeakMap<Loaded, Framed>();

function framed(consumidorId: number, loaded: Loaded): Framed {
  const known = made.get(loaded);
  if (known) return known;
  const estado = loaded.data as Estado;
  const frame = textFrame(JSON.stringify({ type: 'estado', consumidor_id: consumidorId, ...estado }));
  const still = Object.entries(estado).filter(([key]) => !AGES.some((age) => age === key));
  const framed = { frame, sense: JSON.stringify(still) };
  made.set(loaded, framed);
  return framed;
}

/**
 * Where nothing but the age moved, it is told this seldom: who looks counts on by itself. Twice within the time in which an
 * age is of now, however the pushes fall.
 */
const AGE_EVERY_MS = NOW_MS / 2 - 1_000;
const AGES = ['edad_ms', 'medido_at', 'visto_at'] as const;

/**
 * The estado of each consumidor that a socket has a subscription of and may know. Counted by its subscriptions.
 * `drained`: the reader took what it was sent.
 */
export type EstadoFeed = {
  take(consumidorId: number): void;
  drop(consumidorId: number): void;
  drained(): void;
};

type Feed = { count: number; drained(): void; stop(): void };

export function createEstadoFeed(deps: { hub: Hub; snapshots: Snapshots }, pipe: Pipe): EstadoFeed {
  const taken = new Map<number, Feed>();
  const channel = channelNamed('estado');

  const open = (consumidorId: number): Feed => {
    let told = '';
    let toldAt = 0;
    let waiting: Loaded | undefined;
    const send = (loaded: Loaded): void => {
      const { frame, sense } = framed(consumidorId, loaded);
      waiting = undefined;
      if (sense === told && performance.now() - toldAt < AGE_EVERY_MS) return;
      if (pipe.isFull()) {
        waiting = loaded;
        return;
      }
      told = sense;
      toldAt = performance.now();
      pipe.send(frame);
    };
    // A failed read is tried again by the topic, with the next reading or turn of the estado.
    const stop = follow(deps, channel, consumidorId, send, () => {});
    return { count: 0, drained: () => waiting && send(waiting), stop };
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
    drained: () => {
      for (const feed of taken.values()) feed.drained();
    },
  };
}
