import type { Server } from 'node:http';
import type { Pages, WebServer } from './http';
import type { Runtime } from './runtime';

const FORCE_MS = 10_000;

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
    web.server.closeIdleConnections();
    await closed;
    await pages.close();
    await runtime.close();
    runtime.log.info({}, 'closed');
    process.exit(0);
  };
  for (const signal of signals) process.on(signal, () => void end(signal));
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
