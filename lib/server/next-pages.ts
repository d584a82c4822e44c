import { createServer } from 'node:http';
import next from 'next';
import type { Config } from './config';
import type { Pages } from './http';
import { pageStyles } from './page-styles';

/**
 * The pages. Next puts its own `upgrade` listener on the server it is given, and ends sockets that are not its
 * own: it gets one that never listens, and the upgrades of hot reload are handed to it.
 */
export async function createPages({ production, host, port }: Config): Promise<Pages> {
  const decoy = createServer();
  const app = next({ dev: !production, hostname: host, port, httpServer: decoy });
  await app.prepare();
  const handle = app.getRequestHandler();
  return {
    handle: (request, response) => handle(request, response),
    upgrade: (request, socket, head) => !production && decoy.emit('upgrade', request, socket, head),
    styles: production ? pageStyles() : '',
    close: () => app.close(),
  };
}
