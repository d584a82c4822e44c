import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { type WebSocket, WebSocketServer } from 'ws';
import { serveCommands } from './child';
import { plainInsert } from './plain-insert';

/**
 * The limit of the stack: the least that a node server with `pg` and `ws` does to take readings, keep them and tell
 * of them. No account, no check, no rollup, no retry made harmless; the device is the number in the URL. What
 * arrives together commits together, each POST is answered after its commit, and then its readings are sent to
 * those who listen to that device's person.
 */
type Item = {
  n: number;
  medido_at?: string;
  heart_rate: number;
  accel_x: number;
  accel_y: number;
  accel_z: number;
  contacto: boolean;
};
type Post = { id: number; items: Item[]; recibido_ms: number; response: ServerResponse };

const ROWS_PER_COMMIT = 5_000;
const ANSWER = JSON.stringify({ status: 'success' });
const HEADERS = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(ANSWER) };
const NOT_MEASURED = { rr_ms: null, gyro_x: null, gyro_y: null, gyro_z: null, adelantada: false } as const;

const database = new pg.Client({ connectionString: process.env.DATABASE_URL });
await database.connect();
for (const day of ["now() - interval '1 day'", 'now()', "now() + interval '1 day'"])
  await database.query(`SELECT lecturas_particion((${day})::date)`);

const queue: Post[] = [];
const listeners = new Map<number, Set<WebSocket>>();
let seq = 0;
let committing = false;

function take(): Post[] {
  let rows = 0;
  const end = queue.findIndex(({ items }) => {
    rows += items.length;
    return rows > ROWS_PER_COMMIT;
  });
  return queue.splice(0, end < 0 ? queue.length : Math.max(1, end));
}

async function drain(): Promise<void> {
  while (queue.length > 0) {
    const posts = take();
    const rows = posts.flatMap(({ id, items, recibido_ms }) =>
      items.map(({ medido_at, ...item }) => {
        const medido_ms = medido_at === undefined ? recibido_ms : Date.parse(medido_at);
        seq += 1;
        return {
          consumidor_id: id,
          dispositivo_id: id,
          seq,
          recibido_ms,
          item: { ...NOT_MEASURED, ...item, medido_ms },
        };
      }),
    );
    await database.query(plainInsert(rows));
    for (const { response } of posts) response.writeHead(201, HEADERS).end(ANSWER);
    for (const { id, items } of posts) {
      const sockets = listeners.get(id);
      if (!sockets) continue;
      const frame = JSON.stringify({ type: 'sensor_update', data: items });
      for (const socket of sockets) socket.send(frame);
    }
  }
  committing = false;
}

const idOf = (url = '') => Number(url.slice(1));
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Item & { lecturas?: Item[] };
    const items = body.lecturas ?? [body];
    queue.push({ id: idOf(request.url), items, recibido_ms: Date.now(), response });
    if (committing) return;
    committing = true;
    setImmediate(() => void drain());
  });
});
new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket, request) => {
  const id = idOf(request.url);
  const sockets = listeners.get(id) ?? new Set();
  listeners.set(id, sockets.add(socket));
  socket.on('close', () => sockets.delete(socket));
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

serveCommands({ port: () => (server.address() as AddressInfo).port });
