import { once } from 'node:events';
import net from 'node:net';

export type Response = { status: number; headers: string; body: Buffer };
export type Connection = { send(request: Buffer): Promise<Response>; close(): void };

type Head = { status: number; headers: string; bodyAt: number; end: number | undefined };

/**
 * One keep-alive connection that sends prebuilt bytes and reads just enough of the answer to know where it ends:
 * the load must cost much less than what it measures.
 */
export async function openConnection(port: number): Promise<Connection> {
  const socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  let buffered: Buffer = Buffer.alloc(0);
  let head: Head | undefined;
  let waiter: { resolve(response: Response): void; reject(error: Error): void } | undefined;

  socket.on('data', (chunk: Buffer) => {
    buffered = buffered.length === 0 ? chunk : Buffer.concat([buffered, chunk]);
    head ??= readHead(buffered);
    if (!head || !isWhole(head, buffered)) return;
    const { status, headers, bodyAt } = head;
    const body = buffered.subarray(bodyAt);
    buffered = Buffer.alloc(0);
    head = undefined;
    const { resolve } = waiter ?? {};
    waiter = undefined;
    resolve?.({ status, headers, body });
  });
  const closed = () => new Error('the server closed the connection');
  socket.on('error', (error) => waiter?.reject(error));
  socket.on('close', () => waiter?.reject(closed()));

  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        if (socket.destroyed || socket.readableEnded) return reject(closed());
        waiter = { resolve, reject };
        socket.write(request);
      }),
    close: () => socket.destroy(),
  };
}

function readHead(bytes: Buffer): Head | undefined {
  const at = bytes.indexOf('\r\n\r\n');
  if (at < 0) return undefined;
  const headers = bytes.toString('latin1', 0, at);
  const status = Number(headers.slice(9, 12));
  const bodyAt = at + 4;
  const length = /\r\ncontent-length: *(\d+)/i.exec(headers)?.[1];
  if (length !== undefined) return { status, headers, bodyAt, end: bodyAt + Number(length) };
  const bodiless = status === 304 || status === 204;
  return { status, headers, bodyAt, end: bodiless ? bodyAt : undefined };
}

const LAST_CHUNK = '0\r\n\r\n';

function isWhole({ end }: Head, bytes: Buffer): boolean {
  if (end !== undefined) return bytes.length >= end;
  return bytes.toString('latin1', bytes.length - LAST_CHUNK.length) === LAST_CHUNK;
}

export type RequestParts = { token?: string; headers?: Record<string, string>; body?: unknown };

export function buildRequest(route: string, { token, headers = {}, body }: RequestParts = {}): Buffer {
  const payload = body === undefined ? '' : JSON.stringify(body);
  const lines = [
    `${body === undefined ? 'GET' : 'POST'} ${route} HTTP/1.1`,
    'Host: 127.0.0.1',
    ...(token ? [`Authorization: Bearer ${token}`] : []),
    ...(payload ? ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(payload)}`] : []),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${payload}`);
}

export type Load = { seconds: number; latencies: number[]; statuses: Record<number, number> };

/** Every connection sends its next request when the last is answered, for `ms`. */
export async function runLoad(
  port: number,
  connections: number,
  ms: number,
  request: (connection: number) => Buffer,
): Promise<Load> {
  const open = await Promise.all(Array.from({ length: connections }, () => openConnection(port)));
  const latencies: number[] = [];
  const statuses: Record<number, number> = {};
  const began = performance.now();
  const drive = async (connection: Connection, index: number): Promise<void> => {
    for (;;) {
      const bytes = request(index);
      const sent = performance.now();
      if (sent - began >= ms) return;
      const { status } = await connection.send(bytes);
      latencies.push(performance.now() - sent);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  };
  await Promise.all(open.map(drive));
  const seconds = (performance.now() - began) / 1_000;
  for (const connection of open) connection.close();
  return { seconds, latencies, statuses };
}
