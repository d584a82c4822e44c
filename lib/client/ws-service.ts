import type { ChannelName } from '@/lib/channels/registry';
import { findChannel } from './channels';
import type { ReadyState } from './live-socket';
import { liveKey } from './live-state';
import type { LiveClient, LiveFrame, LiveListing, Phase } from './live-types';
import { type Transport, transportOf } from './transport';

export type ChannelStats = {
  /** Channel and consumidor: `sensor_data_22`. */
  channel: string;
  /** OPEN while the subscription is live: an open socket that does not bring it is not yet of use. */
  state: ReadyState;
  isActive: boolean;
  transport: Transport;
  rttMs: number | null;
  cursor: string | null;
  recovered: boolean | null;
  lost: number;
  /** Of a stream: since when nothing is missing, ISO. */
  continuo_desde: string | null;
};

export type WsStats = { totalConnections: number; activeConnections: number; channels: ChannelStats[] };

export type WsMessage = { type: string; data: unknown };
export type WsHandler = (message: WsMessage, place: { channel: ChannelName; consumidor_id: number }) => void;

/**
 * `window.wsService`, for the console, tests and other scripts of the page. A channel is named
 * `('sensor_data', 22)` or `('sensor_data_22')`, with `-` or `_`. `on` also takes a channel without a
 * consumidor, a message type such as `sensor_update`, or `*`; of a stream it gets the whole once and then the items
 * that are new.
 */
export type WsService = {
  connect(channel: string, consumidorId?: number): void;
  disconnect(channel: string, consumidorId?: number): void;
  disconnectAll(): void;
  on(name: string, handler: WsHandler): void;
  off(name: string, handler?: WsHandler): void;
  /** `send('sensor_data_22', { type: 'request_data' })`, or `('sensor_data', 22, …)`; false when nothing was sent. */
  send(channel: string, ...rest: unknown[]): boolean;
  isConnected(channel: string, consumidorId?: number): boolean;
  enable(): void;
  disable(): void;
  getStats(): WsStats;
};

type Place = { channel: ChannelName; id: number };
type Own = {
  live: LiveClient;
  subscriptions: Map<string, () => void>;
  handlers: Map<string, Set<WsHandler>>;
};

/** `close` takes back the subscriptions that were made through the service. */
export function createWsService(live: LiveClient): WsService & { close(): void } {
  const own: Own = { live, subscriptions: new Map(), handlers: new Map() };
  const stop = live.onFrame((frame) => deliver(own, frame));
  return {
    connect: (channel, id) => withPlace(placeOf(channel, id), (place) => connect(own, place)),
    disconnect: (channel, id) => withPlace(placeOf(channel, id), (place) => disconnect(own, place)),
    disconnectAll: () => {
      live.disconnectAll();
      release(own);
    },
    on: (name, handler) => handlersOf(own, name).add(handler),
    off: (name, handler) => {
      if (handler) handlersOf(own, name).delete(handler);
      else own.handlers.delete(normal(name));
    },
    send: (channel, ...rest) => send(own, channel, rest),
    isConnected: (channel, id) => {
      const place = placeOf(channel, id);
      return place !== undefined && live.status(place.channel, place.id).phase === 'live';
    },
    enable: () => live.enable(),
    disable: () => live.disable(),
    getStats: () => statsOf(live.list()),
    close: () => {
      stop();
      release(own);
    },
  };
}

function connect(own: Own, { channel, id }: Place): void {
  const key = liveKey(channel, id);
  if (!own.subscriptions.has(key)) own.subscriptions.set(key, own.live.subscribe(channel, id));
  own.live.connect(channel, id);
}

function disconnect(own: Own, { channel, id }: Place): void {
  const key = liveKey(channel, id);
  own.live.disconnect(channel, id);
  own.subscriptions.get(key)?.();
  own.subscriptions.delete(key);
}

function release(own: Own): void {
  for (const unsubscribe of own.subscriptions.values()) unsubscribe();
  own.subscriptions.clear();
}

function send(own: Own, name: string, rest: unknown[]): boolean {
  const [first, second] = rest;
  const place = typeof first === 'number' ? placeOf(name, first) : placeOf(name);
  const message = typeof first === 'number' ? second : first;
  const asks = typeof message === 'object' && message !== null && 'type' in message;
  if (!place || !asks || message.type !== 'request_data') return false;
  return own.live.renew(place.channel, place.id);
}

function deliver(own: Own, { channel, consumidorId, type, data }: LiveFrame): void {
  for (const name of [liveKey(channel, consumidorId), channel, type, '*']) {
    for (const handler of own.handlers.get(name) ?? []) {
      handler({ type, data }, { channel, consumidor_id: consumidorId });
    }
  }
}

function handlersOf(own: Own, name: string): Set<WsHandler> {
  const key = normal(name);
  const handlers = own.handlers.get(key) ?? new Set();
  own.handlers.set(key, handlers);
  return handlers;
}

function normal(name: string): string {
  return name.replaceAll('-', '_');
}

function placeOf(name: string, consumidorId?: number): Place | undefined {
  const match = /^(.+?)_(\d+)$/.exec(normal(name));
  const channel = findChannel(consumidorId === undefined ? (match?.[1] ?? '') : name);
  const id = consumidorId ?? Number(match?.[2]);
  return channel && Number.isInteger(id) ? { channel: channel.name, id } : undefined;
}

function withPlace(place: Place | undefined, visit: (place: Place) => void): void {
  if (place) visit(place);
}

export function statsOf(listings: readonly LiveListing[]): WsStats {
  const channels = listings.map(channelStats);
  return {
    totalConnections: channels.length,
    activeConnections: channels.filter(({ isActive }) => isActive).length,
    channels,
  };
}

function channelStats({ key, status, cursor, recovered }: LiveListing): ChannelStats {
  const { phase, ready, rttMs, lost, continuo_desde } = status;
  const state = stateOf(phase, ready);
  return {
    channel: key,
    state,
    isActive: state === 'OPEN',
    transport: transportOf(phase, phase !== 'pending'),
    rttMs,
    cursor,
    recovered,
    lost,
    continuo_desde,
  };
}

function stateOf(phase: Phase, ready: ReadyState): ReadyState {
  if (phase === 'live') return 'OPEN';
  return ready === 'OPEN' ? 'CONNECTING' : ready;
}
