import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import next from 'next';
import type { Runtime } from './runtime';
import { createSockets, type Sockets } from './upgrade';

export type WebServer = { server: Server; sockets: Sockets; closePages(): Promise<void> };

/** One port: `/api` is answered before Next (whose handlers are some thirty times slower), pages by Next. */
export async function createWebServer(runtime: Runtime): Promise<WebServer> {
  const { config } = runtime;
  // Next puts its own `upgrade` listener on the server it is given, and ends sockets that are not its own: it
  // gets one that never listens, and the upgrades of hot reload are handed to it.
  const decoy = createServer();
  const app = next({ dev: !config.production, hostname: config.host, port: config.port, httpServer: decoy });
  await app.prepare();
  const pages = app.getRequestHandler();
  const api = getRequestListener((request, env) => runtime.api.fetch(request, env as never));

  const server = createServer((request, response) => {
    if (!config.trustProxy) dropForwarded(request);
    void (isApi(request.url ?? '') ? api(request, response) : serve(pages, request, response));
  });
  const sockets = createSockets(runtime);
  server.on('upgrade', (request, socket, head) => {
    if (!config.production && request.url?.startsWith('/_next/')) {
      if (!decoy.emit('upgrade', request, socket, head)) socket.destroy();
    } else void sockets.handle(request, socket, head);
  });
  return { server, sockets, closePages: () => app.close() };
}

function isApi(url: string): boolean {
  return /^\/api(\/|\?|$)/.test(url) && !/^\/api\/auth(\/|\?|$)/.test(url);
}

async function serve(
  pages: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('x-frame-options', 'DENY');
  response.setHeader('referrer-policy', 'same-origin');
  await pages(request, response);
}

/** Nobody in front of us is trusted, so what claims to come from a proxy comes from the client. */
function dropForwarded({ headers }: IncomingMessage): void {
  delete headers['x-forwarded-for'];
  delete headers['x-forwarded-host'];
  delete headers['x-forwarded-proto'];
}
