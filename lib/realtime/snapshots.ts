import { LRUCache } from 'lru-cache';
import type { Channel } from '@/lib/channels/registry';
import { shown, type View } from '@/lib/channels/view';
import type { Clock } from '@/lib/domain/clock';
import { type Cursor, formatCursor } from '@/lib/domain/cursor';
import { LatidoError } from '@/lib/domain/errors';
import type { ShownEstado } from '@/lib/domain/estado';
import type { Reads, SnapshotsSource, Version } from '@/lib/domain/reads';
import type { Recovery, Snapshot } from '@/lib/domain/snapshot';
import type { Resolucion } from '@/lib/domain/terms';
import { contextFor, contextNow, type ReadsAsOf } from './load-context';
import { framer, nativeFramer } from './snapshot-frames';
import { calendarOf, cursorOf, type Place, placeOf, type Standing, stand } from './standing';

/** A snapshot ready to travel. `key` names its content: equal keys, equal data. */
export type Loaded = Place & {
  /** What `calendar` would be at another moment, had nothing happened since. */
  calendarAt(now: Date): string;
  data: unknown;
  /** The seed surface's message for a view, made once and shared by all sockets with this sight. */
  frame(view: View, pushed?: boolean): Buffer;
  /** The native surface's `data` frame of a state channel. */
  native(view: View, ref: string): Buffer;
};

/** The first that a reader gets of a channel. */
export type First = { loaded: Loaded; data: unknown; at: Date; estado: ShownEstado };

export type Snapshots = ReturnType<typeof createSnapshots>;

const CACHED = 5_000;

/**
 * The one way to a channel's data, for sockets, REST and pages: `load` in one consistent read together with its
 * cursor, kept while the cursor and the calendar say that it is still true.
 */
export function createSnapshots(source: SnapshotsSource, clock: Clock) {
  const cache = new LRUCache<string, Loaded>({ max: CACHED });
  const underWay = new Map<string, Promise<Loaded>>();

  const versionOf = async ({ of }: Channel, ownerId: number): Promise<Version> => {
    const version = await source.version(ownerId, of);
    if (!version) throw new LatidoError('not_allowed');
    return version;
  };

  const load = async (
    channel: Channel,
    ownerId: number,
    limit: number,
    { before, version, resolucion = 'vivo' }: { before?: Date; version?: Version; resolucion?: Resolucion },
  ): Promise<Loaded> => {
    const made = async (stood: Version, reads: Reads, readsAsOf: ReadsAsOf): Promise<Loaded> => {
      const now = clock.now();
      const place = placeOf(channel, stood, now, resolucion);
      const seen = contextFor(resolucion, channel, stood, { reads, readsAsOf }, now, ownerId);
      const data = await channel.load(seen, limit, before);
      const calendarAt = (at: Date) => calendarOf(channel, stood, at, resolucion);
      return {
        ...place,
        calendarAt,
        data,
        frame: framer(channel, data),
        native: nativeFramer(place.cursor, data),
      };
    };
    // Versions that are asked for together share a query; a consistent read is a transaction of its own.
    if (channel.light) {
      const none = {} as Reads;
      return made(version ?? (await versionOf(channel, ownerId)), none, () => none);
    }
    const loaded = await source.consistent(ownerId, channel.of, made);
    if (!loaded) throw new LatidoError('not_allowed');
    return loaded;
  };

  /**
   * Callers who want the same content share one load; one that began for older content is not joined. `version`: what
   * `key` was made from, where it is at hand.
   */
  const shared = async (
    channel: Channel,
    ownerId: number,
    key: string,
    { version, resolucion = 'vivo' }: { version?: Version; resolucion?: Resolucion },
  ): Promise<Loaded> => {
    const topic = topicKey(channel, ownerId, resolucion);
    const cached = cache.get(topic);
    if (cached?.key === key) return cached;
    const flight = `${topic} ${key}`;
    const loading =
      underWay.get(flight) ??
      load(channel, ownerId, channel.limits?.default ?? 0, { version, resolucion }).finally(() =>
        underWay.delete(flight),
      );
    underWay.set(flight, loading);
    const loaded = await loading;
    cache.set(topic, loaded);
    return loaded;
  };

  return {
    standing: async (channel: Channel, ownerId: number, view: View): Promise<Standing> =>
      stand(channel, await versionOf(channel, ownerId), clock.now(), view),

    /** The default snapshot, as sockets send it. */
    current: async (channel: Channel, ownerId: number, resolucion?: Resolucion): Promise<Loaded> => {
      const version = await versionOf(channel, ownerId);
      const { key } = placeOf(channel, version, clock.now(), resolucion);
      return shared(channel, ownerId, key, { version, resolucion });
    },

    /** What a subscription begins with: content and position of one read, as `view` shows it. */
    first: async (channel: Channel, ownerId: number, view: View): Promise<First> => {
      const version = await versionOf(channel, ownerId);
      const stands = stand(channel, version, clock.now(), view);
      const loaded = await shared(channel, ownerId, stands.key, { ...view, version });
      return { loaded, data: shown(loaded.data, view), at: stands.at, estado: stands.estado };
    },

    /** What REST answers now. `limit` only where the channel has limits, `before` only where it has pages. */
    answer: async (
      channel: Channel,
      ownerId: number,
      stands: Standing,
      view: View,
      { limit = channel.limits?.default ?? 0, before }: { limit?: number; before?: Date } = {},
    ): Promise<Snapshot> => {
      const current = before === undefined && limit === (channel.limits?.default ?? 0);
      const loaded = current
        ? await shared(channel, ownerId, stands.key, view)
        : await load(channel, ownerId, limit, { before, resolucion: view.resolucion });
      return wrap(channel, { ...loaded, data: shown(loaded.data, view) }, stands);
    },

    /** The items after a cursor; a snapshot and `recovered: false` when its epoch or some of the items are gone. */
    since: async (
      channel: Channel,
      ownerId: number,
      cursor: Cursor,
      limit: number,
      view: View,
    ): Promise<Recovery> => {
      const { since } = channel;
      if (!since) throw new LatidoError('bad_request', { detail: 'Este canal no tiene cursor de elementos' });
      const missed = await source.consistent(ownerId, channel.of, async (version, reads) => {
        const now = clock.now();
        const stands = stand(channel, version, now, view);
        const end = cursorOf(channel, version);
        // Of a past moment there are no items one by one: when each came would be told with it.
        if (view.resolucion !== 'vivo') return { stands };
        if (cursor.epoch !== end.epoch || cursor.offset > end.offset) return { stands };
        const from = contextNow(channel, version, reads, now, ownerId);
        const part = await since(from, cursor.offset, limit, end.offset);
        if (!part) return { stands };
        const more = part.more && part.offset < end.offset;
        return { stands, part, more, reached: more ? { ...end, offset: part.offset } : end };
      });
      if (!missed) throw new LatidoError('not_allowed');
      const { stands, part, reached } = missed;
      if (!part) {
        const loaded = await shared(channel, ownerId, stands.key, view);
        const data = shown(loaded.data, view);
        return { ...wrap(channel, { ...loaded, data }, stands), recovered: false, more: false };
      }
      return {
        ...wrap(channel, { cursor: formatCursor(reached), data: shown(part.data, view) }, stands),
        recovered: true,
        more: missed.more,
      };
    },
  };
}

export function topicKey(channel: Channel, ownerId: number, resolucion: Resolucion = 'vivo'): string {
  return `${channel.name}_${ownerId}_${resolucion}`;
}

function wrap(channel: Channel, loaded: { cursor: string; data: unknown }, stands: Standing): Snapshot {
  const { type } = channel;
  return {
    type,
    data: loaded.data,
    cursor: loaded.cursor,
    at: stands.at.toISOString(),
    estado: stands.estado,
  };
}
