import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { serveCommands } from './child';
import { nowMs } from './stats';

/** A peer: Socket.IO as its documentation has it, over WebSocket alone, one room for all. */
const server = createServer();
const io = new Server(server, { transports: ['websocket'], perMessageDeflate: false });
io.on('connection', (socket) => void socket.join('all'));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

serveCommands({
  port: () => (server.address() as AddressInfo).port,
  burst: ({ frame, count }: { frame: Uint8Array; count: number }) => {
    const data: unknown = JSON.parse(Buffer.from(frame).toString());
    const began = nowMs();
    for (let index = 0; index < count; index += 1) io.to('all').emit('data', data);
    return began;
  },
});
