import type { WebSocket, WebSocketServer } from 'ws';

const PING_EVERY_MS = 20_000;
const PONG_WITHIN_MS = 8_000;

/** Pings every socket of a server; one that does not answer in time is terminated. Returns how to stop. */
export function watchLiveness(server: WebSocketServer): () => void {
  const silent = new WeakSet<WebSocket>();
  server.on('connection', (socket: WebSocket) => socket.on('pong', () => silent.delete(socket)));
  let deadline: NodeJS.Timeout | undefined;
  const timer = setInterval(() => {
    for (const socket of server.clients) {
      silent.add(socket);
      socket.ping();
    }
    deadline = setTimeout(() => {
      for (const socket of server.clients) if (silent.has(socket)) socket.terminate();
    }, PONG_WITHIN_MS);
  }, PING_EVERY_MS);
  return () => {
    clearInterval(timer);
    clearTimeout(deadline);
  };
}
