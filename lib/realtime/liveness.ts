import type { WebSocket, WebSocketServer } from 'ws';
import { PING_EVERY_MS, PONG_WITHIN_MS } from '@/lib/channels/protocol';

/**
 * Pings every socket of a server; one from which nothing comes in time is terminated. Returns how to stop. A pong may
 * wait behind what a slow line still sends, so any message counts; and who is not being read while its frames are
 * stored cannot answer. Who does not read what it is sent gets no such respite.
 */
export function watchLiveness(server: WebSocketServer): () => void {
  const silent = new WeakSet<WebSocket>();
  // One function for all: of idle sockets there are many.
  function heard(this: WebSocket): void {
    silent.delete(this);
  }
  server.on('connection', (socket: WebSocket) => {
    socket.on('pong', heard);
    socket.on('message', heard);
  });
  let deadline: NodeJS.Timeout | undefined;
  const timer = setInterval(() => {
    for (const socket of server.clients) {
      silent.add(socket);
      socket.ping();
    }
    deadline = setTimeout(() => {
      for (const socket of server.clients)
        if (silent.has(socket) && !(socket.isPaused && socket.bufferedAmount === 0)) socket.terminate();
    }, PONG_WITHIN_MS);
  }, PING_EVERY_MS);
  return () => {
    clearInterval(timer);
    clearTimeout(deadline);
  };
}
