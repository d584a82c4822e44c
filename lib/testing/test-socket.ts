import WebSocket from 'ws';

type Message = { type: string; data?: unknown; problem?: unknown };

/** A client as the seed's were: it remembers what came, and waits for what should. */
export type TestSocket = {
  socket: WebSocket;
  /** The next message not yet taken. */
  next(): Promise<Message>;
  /** Messages until one fits. */
  until(fits: (message: Message) => boolean): Promise<Message>;
  closed: Promise<number>;
  send(message: unknown): void;
  close(): void;
};

export function openSocket(
  url: string,
  options: { protocols?: string[]; headers?: Record<string, string> } = {},
): TestSocket {
  const socket = new WebSocket(url, options.protocols ?? [], { headers: options.headers });
  const queue: Message[] = [];
  const waiters: ((message: Message) => void)[] = [];
  socket.on('message', (raw) => {
    const message = JSON.parse(String(raw)) as Message;
    const waiter = waiters.shift();
    if (waiter) waiter(message);
    else queue.push(message);
  });
  const closed = new Promise<number>((resolve, reject) => {
    socket.on('close', (code) => resolve(code));
    socket.on('error', reject);
  });
  closed.catch(() => {});
  const next = () => {
    const message = queue.shift();
    return message ? Promise.resolve(message) : new Promise<Message>((resolve) => waiters.push(resolve));
  };
  const until = async (fits: (message: Message) => boolean): Promise<Message> => {
    for (;;) {
      const message = await next();
      if (fits(message)) return message;
    }
  };
  const send = (message: unknown) =>
    socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  return { socket, next, until, closed, send, close: () => socket.close() };
}

/** The HTTP status with which an upgrade is refused. */
export function refusedStatus(url: string, headers: Record<string, string> = {}): Promise<number> {
  const socket = new WebSocket(url, { headers });
  return new Promise((resolve, reject) => {
    socket.on('unexpected-response', (request, response) => {
      resolve(response.statusCode ?? 0);
      request.destroy();
    });
    socket.on('open', () => reject(new Error('the upgrade was accepted')));
    socket.on('error', () => {});
  });
}
