import WebSocket from 'ws';
import { PROTOCOL } from '@/lib/channels/protocol';
import { ApiError, problemNamed, type SendRequest } from '@/lib/client/api';
import { createLecturaFeed } from '@/lib/client/lectura-feed';
import { createLiveClient } from '@/lib/client/live-client';
import type { LiveDeps, RawSocketEvents } from '@/lib/client/live-deps';
import { createServerClock } from '@/lib/client/server-clock';
import type { Problem } from '@/lib/domain/errors';
import type { SensorRow } from '@/lib/domain/reads';
import { HOUR_MS } from '@/lib/domain/time';
import { HASTE } from './durations';
import { createTimers, type Timers } from './timers';
import { createWire, type Wire } from './wire';

/** The dashboard's own client with the readings of a person, without a browser around it. */
export type Page = {
  rows(): SensorRow[];
  /** What it claims: that what it shows is live. */
  isLive(): boolean;
  /** Items that it says it knows to be lost. */
  lost(): number;
  wire: Wire;
  timers: Timers;
  /** Readings that came by REST. */
  byRest(): number;
  /** With what it signs in from now on; with `refresh` the open connection is told, too. */
  token(access: string, refresh?: 'refresh'): void;
  /** Codes with which its connections ended. */
  closes: number[];
  /** Stops reading what the socket brings, and goes on. */
  stall(): void;
  unstall(): void;
  /** Somebody looks at it, or the network is back. */
  wake(): void;
  close(): void;
};

export type PageOptions = { socketUrl: string; restUrl: string; access: string; consumidorId: number };

export function openPage(options: PageOptions): Page {
  let { access } = options;
  let byRest = 0;
  const wire = createWire();
  const timers = createTimers();
  const closes: number[] = [];
  const sockets = new Set<WebSocket>();
  const connect = (events: RawSocketEvents) => {
    const socket = connectTo(options.socketUrl, access, wire.tap(), events);
    sockets.add(socket);
    socket.on('close', (code) => {
      closes.push(code);
      sockets.delete(socket);
    });
    return { send: (text: string) => sendOn(socket, text), close: () => socket.close() };
  };
  const clock = createServerClock();
  const deps: LiveDeps = {
    clock: { now: () => new Date() },
    after: timers.after,
    random: Math.random,
    connect,
    isHidden: timers.isHidden,
  };
  const live = createLiveClient(deps, clock.now);
  const send: SendRequest = async (method, path) => {
    const answer = await request(method, `${options.restUrl}${path}`, access);
    byRest += (answer.data as { data: unknown[] }).data.length;
    return answer as never;
  };
  const feed = createLecturaFeed({ live, send, clock, timers: deps }, options.consumidorId, HOUR_MS);
  feed.start();
  const open = () => [...sockets].filter(({ readyState }) => readyState === WebSocket.OPEN);
  return {
    rows: () => feed.view().lecturas,
    isLive: () => live.status('sensor_data', options.consumidorId).phase === 'live' && !timers.isHidden(),
    lost: () => live.status('sensor_data', options.consumidorId).lost,
    wire,
    timers,
    byRest: () => byRest,
    token: (next, refresh) => {
      access = next;
      if (refresh)
        for (const socket of open()) sendOn(socket, JSON.stringify({ type: 'refresh', token: next }));
    },
    closes,
    stall: () => open().forEach((socket) => void socket.pause()),
    unstall: () => sockets.forEach((socket) => void socket.resume()),
    wake: () => live.wake(),
    close: () => {
      feed.stop();
      live.disable();
      timers.stop();
      for (const socket of sockets) socket.terminate();
    },
  };
}

function connectTo(url: string, access: string, tap: (text: string) => void, events: RawSocketEvents) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`, [PROTOCOL, 'bearer', access]);
  socket.on('error', () => {});
  socket.on('open', () => events.onOpen());
  socket.on('message', (raw) => {
    tap(String(raw));
    events.onMessage(String(raw));
  });
  socket.on('close', (code) => events.onClose(code));
  return socket;
}

function sendOn(socket: WebSocket, text: string): void {
  if (socket.readyState === WebSocket.OPEN) socket.send(text);
}

const REST_WITHIN_MS = 10_000 / HASTE;

/** As the browser's own `sendRequest` does it, with a token in place of the cookie. */
async function request(method: string, url: string, access: string) {
  const headers = { authorization: `Bearer ${access}` };
  const answer = await fetch(url, { method, headers, signal: AbortSignal.timeout(REST_WITHIN_MS) })
    .then(async (response) => ({ status: response.status, data: (await response.json()) as unknown }))
    .catch(() => {
      throw new ApiError(problemNamed('unavailable'));
    });
  if (answer.status >= 400) throw new ApiError(answer.data as Problem);
  return { ...answer, etag: undefined };
}
