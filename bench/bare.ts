import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { textFrame } from '@/lib/realtime/frames';
import { memoryNow, serveCommands } from './child';
import { nowMs } from './stats';

/** What node and `ws` do with nothing of ours on top: the other side of every ratio. */
let data: unknown = {};
let prebuilt = '{}';

const server = createServer((request, response) => {
  const body = request.url === '/prebuilt' ? prebuilt : JSON.stringify(data);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
const raw = new Map<WebSocket, Duplex>();
sockets.on('connection', (client, { socket }) => {
  raw.set(client, socket);
  client.on('close', () => raw.delete(client));
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

serveCommands({
  port: () => (server.address() as AddressInfo).port,
  json: (text: string) => {
    prebuilt = text;
    data = JSON.parse(text);
  },
  broadcast: (frame: Uint8Array) => {
    const buffer = Buffer.from(frame);
    const began = nowMs();
    for (const client of sockets.clients) client.send(buffer, { binary: false });
    return began;
  },
  // The fastest that `ws` can be made to do: headers made once, all frames of a burst in one write.
  burst: ({ frame, count }: { frame: Uint8Array; count: number }) => {
    const joined = Buffer.concat(
      Array.from({ length: count }, () => textFrame(Buffer.from(frame).toString())),
    );
    const began = nowMs();
    for (const client of sockets.clients) raw.get(client)?.write(joined);
    return began;
  },
  memory: () => memoryNow(),
});
