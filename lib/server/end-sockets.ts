import type { WebSocketServer } from 'ws';

const WITHIN_MS = 3_000;

/** Ends all sockets of a server: `begin` says goodbye to them, and what is still there after three seconds is terminated. */
export async function endSockets({ clients }: WebSocketServer, begin: () => void): Promise<void> {
  const closed = [...clients].map(
    (client) => new Promise<void>((resolve) => client.once('close', () => resolve())),
  );
  begin();
  const late = setTimeout(() => {
    for (const client of clients) client.terminate();
  }, WITHIN_MS);
  await Promise.all(closed);
  clearTimeout(late);
}
