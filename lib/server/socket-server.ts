import { WebSocketServer } from 'ws';
import type { Telemetry } from '@/lib/domain/telemetry';

const WITHIN_MS = 3_000;

/** Sockets of frames up to `maxPayload` bytes; of the `protocols` that a client offers, the first of ours is spoken. */
export function createSocketServer(
  { queued }: Telemetry,
  maxPayload: number,
  protocols: readonly string[],
): WebSocketServer {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload,
    perMessageDeflate: false,
    handleProtocols: (offered) => protocols.find((known) => offered.has(known)) ?? false,
  });
  queued(() => [...server.clients].reduce((sum, { bufferedAmount }) => sum + bufferedAmount, 0));
  return server;
}

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
