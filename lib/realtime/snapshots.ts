import { LRUCache } from 'lru-cache';
import type { Channel } from '@/lib/channels/registry';
import { shown, type View } from '@/lib/channels/view';
import type { Clock } from '@/lib/domain/clock';
import { type Cursor, combineCursors, formatCursor } from '@/lib/domain/cursor';
import { LatidoError } from '@/lib/domain/errors';
import { estadoOf, type ShownEstado, withoutEstado } from '@/lib/domain/estado';
import { STREAM_OF } from '@/lib/domain/events';
import type { Reads, SnapshotsSource, Version } from '@/lib/domain/ports';
import type { Recovery, Snapshot } from '@/lib/domain/snapshot';
import { fechaOf, ventanaStart } from '@/lib/domain/time';

/** A snapshot ready to travel. `key` names its content: equal keys, equal data. */
export type Loaded = {
  key: string;
  cursor: string;
  zone: string;
  calendar: string;
  data: unknown;
  /** The seed surface's message for a view, made once and shared by all sockets with this sight. */
  frame(view: View): Buffer;
};
/** Where a channel stands for a consumidor, known without loading it. */
export type Standing = {
  key: string;
  cursor: string;
  calendar: string;
  etag: string;
  at: Date;
  estado: ShownEstado;
};

export type Snapshots = ReturnType<typeof createSnapshots>;

const CACHED = 5_000;

/**
 * The one way to a channel's data, for sockets, REST and pages: `load` in one consistent read together with its
 * cursor, kept while the cursor and the calendar say that it is still true.
 */
export function createSnapshots(source: SnapshotsSource, clock: Clock) {
  const cache = new LRUCache<string, Loaded>({ max: CACHED });
  const underWay = new Map<string, Promise<Loaded>>();

  const versionOf = async (consumidorId: number): Promise<Version> => {
    const version = await source.version(consumidorId);
    if (!version) throw new LatidoError('not_allowed');
    return version;
  };

  const load = async (channel: Channel, consumidorId: number, limit: number): Promise<Loaded> => {
    const loaded = await source.consistent(consumidorId, async (version, reads) => {
      const now = clock.now();
      const place = placeOf(channel, version, now);
      const data = await channel.load(context(version, reads, now, consumidorId), limit);
      return { ...place, zone: version.zona_horaria, data, frame: framer(channel, data) };
    });
    if (!loaded) throw new LatidoError('not_allowed');
    return loaded;
  };

  /** Callers who want the same content share one load; one that began for older content is not joined. */
  const shared = async (channel: Channel, consumidorId: number, key: string): Promise<Loaded> => {
    const topic = topicKey(channel, consumidorId);
    const cached = cache.get(topic);
    if (cached?.key === key) return cached;
    const flight = `${topic} ${key}`;
    const loading =
      underWay.get(flight) ??
      load(channel, consumidorId, channel.limits?.default ?? 0).finally(() => underWay.delete(flight));
    underWay.set(flight, loading);
    const loaded = await loading;
    cache.set(topic, loaded);
    return loaded;
  };

  return {
    standing: async (channel: Channel, consumidorId: number, view: View): Promise<Standing> =>
      stand(channel, await versionOf(consumidorId), clock.now(), view),

    /** The default snapshot, as sockets send it. */
    current: async (channel: Channel, consumidorId: number): Promise<Loaded> => {
      const { key } = placeOf(channel, await versionOf(consumidorId), clock.now());
      return shared(channel, consumidorId, key);
    },

    /** What REST answers now. `limit` only where the channel has limits. */
    answer: async (
      channel: Channel,
      consumidorId: number,
      stands: Standing,
      view: View,
      limit?: number,
    ): Promise<Snapshot> => {
      const loaded =
        limit === undefined || limit === channel.limits?.default
          ? await shared(channel, consumidorId, stands.key)
          : await load(channel, consumidorId, limit);
      return wrap(channel, { ...loaded, data: shown(loaded.data, view) }, stands);
    },

    /** The items after a cursor; a snapshot and `recovered: false` when the cursor's epoch is gone. */
    since: async (
      channel: Channel,
      consumidorId: number,
      cursor: Cursor,
      limit: number,
      view: View,
    ): Promise<Recovery> => {
      const { since } = channel;
      if (!since) throw new LatidoError('bad_request', { detail: 'Este canal no tiene cursor de elementos' });
      const missed = await source.consistent(consumidorId, async (version, reads) => {
        const now = clock.now();
        const stands = stand(channel, version, now, view);
        const end = cursorOf(channel, version);
        if (cursor.epoch !== end.epoch || cursor.offset > end.offset) return { stands };
        const part = await since(context(version, reads, now, consumidorId), cursor.offset, limit);
        return { stands, part, more: part.offset < end.offset, epoch: end.epoch };
      });
      if (!missed) throw new LatidoError('not_allowed');
      const { stands, part } = missed;
      if (!part) {
        const loaded = await shared(channel, consumidorId, stands.key);
        const data = shown(loaded.data, view);
        return { ...wrap(channel, { ...loaded, data }, stands), recovered: false, more: false };
      }
      const reached = formatCursor({ epoch: missed.epoch, offset: part.offset });
      return {
        ...wrap(channel, { cursor: reached, data: shown(part.data, view) }, stands),
        recovered: true,
        more: missed.more,
      };
    },
  };
}

export function topicKey(channel: Channel, consumidorId: number): string {
  return `${channel.name}_${consumidorId}`;
}

/** The part of the content's key that moves with the clock alone. */
export function calendarKey(channel: Channel, zone: string, now: Date): string {
  if (channel.changes === 'fecha') return fechaOf(now, zone);
  return channel.changes === 'ventana' ? String(ventanaStart(now).getTime()) : '';
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

function context(version: Version, reads: Reads, now: Date, consumidor_id: number) {
  return { reads, now, subject: { consumidor_id, zona_horaria: version.zona_horaria } };
}

/** Where a stream's items end; of a state channel, a position that moves with everything it is made from. */
function cursorOf(channel: Channel, version: Version): Cursor {
  return channel.stream ? version.cursors[channel.stream] : madeFrom(channel, version);
}

function madeFrom({ on }: Channel, version: Version): Cursor {
  const streams = new Set(on.map((event) => STREAM_OF[event]));
  return combineCursors([...streams].map((stream) => version.cursors[stream]));
}

type Place = { key: string; cursor: string; calendar: string };

function placeOf(channel: Channel, version: Version, at: Date): Place {
  const cursor = formatCursor(cursorOf(channel, version));
  const content = formatCursor(madeFrom(channel, version));
  const calendar = calendarKey(channel, version.zona_horaria, at);
  return { key: [content, version.zona_horaria, calendar].join('|'), cursor, calendar };
}

/** The validator names also the sight, so that a wider grant is never answered "not modified". */
function stand(channel: Channel, version: Version, at: Date, view: View): Standing {
  const place = placeOf(channel, version, at);
  const full = estadoOf(version.last, at);
  const estado = view.estado ? full : withoutEstado(full);
  const parts = [place.cursor, place.calendar, estado.estado ?? '', ...(view.key ? [view.key] : [])];
  return { ...place, etag: `"${parts.join(';')}"`, at, estado };
}

function framer({ type }: Channel, data: unknown): (view: View) => Buffer {
  const frames = new Map<string, Buffer>();
  return (view) => {
    const key = view.hidden.join(',');
    const frame = frames.get(key) ?? Buffer.from(JSON.stringify({ type, data: shown(data, view) }));
    frames.set(key, frame);
    return frame;
  };
}
