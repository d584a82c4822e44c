import { systemClock } from '@/lib/domain/clock';
import type { Answer, Method, RequestOptions, SendRequest } from './api';
import type { LiveDeps, RawSocketEvents } from './live-deps';

/** For tests: a browser's sockets and timers, driven by hand. Timers are the (fake) global ones. */
export type FakeSocket = {
  path: string;
  sent: unknown[];
  closed: boolean;
  open(): void;
  frame(type: string, data: unknown): void;
  message(text: string): void;
  pong(): void;
  end(code: number): void;
};

export type FakeNet = LiveDeps & {
  sockets: FakeSocket[];
  /** The newest socket. */
  last(): FakeSocket;
  jitter: number;
  /** Whether pings are answered without the test's doing. */
  pongs: boolean;
  hidden: boolean;
};

export function createFakeNet(): FakeNet {
  const net: FakeNet = {
    sockets: [],
    jitter: 0,
    pongs: false,
    hidden: false,
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
    connect(path, events) {
      const socket = fakeSocket(path, events);
      net.sockets.push(socket);
      return {
        send: (text) => {
          socket.sent.push(JSON.parse(text));
          if (net.pongs) net.after(10, socket.pong);
        },
        close: () => {
          socket.closed = true;
        },
      };
    },
  };
  return net;
}

function fakeSocket(path: string, events: RawSocketEvents): FakeSocket {
  return {
    path,
    sent: [],
    closed: false,
    open: () => events.onOpen(),
    frame: (type, data) => events.onMessage(JSON.stringify({ type, data })),
    message: (text) => events.onMessage(text),
    pong: () => events.onMessage('{"type":"pong"}'),
    end: (code) => events.onClose(code),
  };
}

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
