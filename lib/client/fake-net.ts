import type { Down, DownOf, Up } from '@/lib/channels/protocol';
import { systemClock } from '@/lib/domain/clock';
import { NEVER_HEARD } from '@/lib/domain/estado';
import type { Answer, Method, RequestOptions, SendRequest } from './api';
import type { LiveDeps, RawSocketEvents } from './live-deps';

/** For tests: a browser's sockets and timers, driven by hand. Timers are the (fake) global ones. */
export type FakeSocket = {
  sent: Up[];
  closed: boolean;
  open(): void;
  /** Opens it and lets the client in. */
  welcome(): void;
  tell(message: Down): void;
  message(text: string): void;
  /** Confirms a subscription with a snapshot. */
  snapshot(ref: string, type: string, data: unknown, cursor?: string): void;
  /** Confirms that a subscription goes on from where it was. */
  recovered(ref: string, cursor: string): void;
  data(ref: string, from: number, to: number, data: unknown): void;
  /** Answers the newest ping. */
  pong(): void;
  end(code: number): void;
  /** What was subscribed to and not unsubscribed from, by ref. */
  wanted(): Map<string, Extract<Up, { type: 'subscribe' }>>;
};

export type FakeNet = LiveDeps & {
  sockets: FakeSocket[];
  /** The newest socket. */
  last(): FakeSocket;
  jitter: number;
  /** Whether pings are answered without the test's doing. */
  pongs: boolean;
  hidden: boolean;
  /** A server: gets what a client sends. */
  serve: ((message: Up, socket: FakeSocket) => void) | undefined;
};

export function createFakeNet(): FakeNet {
  const net: FakeNet = {
    sockets: [],
    jitter: 0,
    pongs: false,
    hidden: false,
    serve: undefined,
    last() {
      const socket = net.sockets.at(-1);
      if (!socket) throw new Error('no socket was opened');
      return socket;
    },
    clock: systemClock,
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    random: () => net.jitter,
    isHidden: () => net.hidden,
    connect(events) {
      const socket = fakeSocket(events);
      net.sockets.push(socket);
      return {
        send: (text) => {
          const message: Up = JSON.parse(text);
          socket.sent.push(message);
          if (message.type === 'ping' && net.pongs) net.after(10, socket.pong);
          net.serve?.(message, socket);
        },
        close: () => {
          socket.closed = true;
        },
      };
    },
  };
  return net;
}

function fakeSocket(events: RawSocketEvents): FakeSocket {
  const tell = (message: Down) => events.onMessage(JSON.stringify(message));
  const socket: FakeSocket = {
    sent: [],
    closed: false,
    open: () => events.onOpen(),
    welcome: () => {
      events.onOpen();
      tell(WELCOME);
    },
    tell,
    message: (text) => events.onMessage(text),
    snapshot: (ref, type, data, cursor = '1:1') => {
      const snapshot = { type, data, at: new Date().toISOString(), estado: NEVER_HEARD };
      tell({ type: 'subscribed', ref, cursor, recovered: false, snapshot });
    },
    recovered: (ref, cursor) => tell({ type: 'subscribed', ref, cursor, recovered: true }),
    data: (ref, from, to, data) => tell({ type: 'data', ref, from, to, data }),
    pong: () => {
      const ping = socket.sent.findLast((message) => message.type === 'ping');
      if (ping) tell({ type: 'pong', t: ping.t });
    },
    end: (code) => events.onClose(code),
    wanted: () => {
      const wanted: ReturnType<FakeSocket['wanted']> = new Map();
      for (const message of socket.sent) {
        if (message.type === 'subscribe') wanted.set(message.ref, message);
        if (message.type === 'unsubscribe') wanted.delete(message.ref);
      }
      return wanted;
    },
  };
  return socket;
}

export const WELCOME: DownOf<'welcome'> = {
  type: 'welcome',
  session: 'a session',
  server_time: '2026-11-24T15:00:00.000Z',
  ping_ms: 20_000,
  max_subscriptions: 256,
};

type Call = { method: Method; path: string; options: RequestOptions };
type Reply = { status?: number; data?: unknown; etag?: string };

/** For tests: REST answered by `answer`, with every call kept. */
export function fakeRest(answer: (call: Call) => Reply | Promise<Reply>): {
  send: SendRequest;
  calls: Call[];
} {
  const calls: Call[] = [];
  const send: SendRequest = async <T>(method: Method, path: string, options: RequestOptions = {}) => {
    const call = { method, path, options };
    calls.push(call);
    const { status = 200, data, etag } = await answer(call);
    return { status, data, etag } as Answer<T>;
  };
  return { send, calls };
}
