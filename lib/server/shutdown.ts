import type { Server } from 'node:http';
import type { Pages, WebServer } from './http';
import type { Runtime } from './runtime';

const FORCE_MS = 10_000;
/** After the sockets are drained, requests have this long; then their connections are cut. */
const REQUESTS_MS = 3_000;
const LOOK_EVERY_MS = 50;

/**
 * Ends in order, so that nothing answered is lost: no new connections, sockets drained, requests finished,
 * pages, bus, database. Forced after ten seconds.
 */
export function shutdownOn(
  signals: readonly NodeJS.Signals[],
  runtime: Runtime,
  web: WebServer,
  pages: Pages,
): void {
  let ending = false;
  const end = async (signal: string): Promise<void> => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), FORCE_MS).unref();
    runtime.log.info({ signal }, 'shutting down');
    const closed = closeServer(web.server);
    await web.sockets.drain();
    // What was connected and never asked anything does not count as idle.
    const late = setTimeout(() => web.server.closeAllConnections(), REQUESTS_MS);
    await closed;
    clearTimeout(late);
    await pages.close();
    await runtime.close();
    runtime.log.info({}, 'closed');
    process.exit(0);
  };
  for (const signal of signals) process.on(signal, () => void end(signal));
}

/** A proxy keeps its connections and asks on: each answer is now the last of its connection. */
async function closeServer(server: Server): Promise<void> {
  server.prependListener('request', (_request, response) => response.setHeader('connection', 'close'));
  const idle = setInterval(() => server.closeIdleConnections(), LOOK_EVERY_MS);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearInterval(idle);
}
