import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { answerBroken } from './broken-request';
import { createMetricsEndpoint } from './metrics-endpoint';
import { tellPath } from './page-path';
import type { Runtime } from './runtime';
import { createSecurityHeaders, type SecurityHeaders } from './security-headers';
import { answerServiceWorker, isServiceWorker } from './service-worker';
import { createSockets, type Sockets } from './upgrade';

export type Pages = {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** False when the upgrade is not for the pages. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** What each page has in a style element of its own. */
  styles: string;
  close(): Promise<void>;
};

export type WebServer = { server: Server; sockets: Sockets };

/**
 * Longer than what is in front keeps a connection that says nothing (nginx: 60 s): whoever closes it first must be the
 * one who asks, or a request that is already on its way is lost.
 */
const IDLE_CONNECTION_MS = 75_000;

/** One port: `/api` is answered before Next (whose handlers are some thirty times slower), the rest by the pages. */
export function createWebServer(runtime: Runtime, pages?: Pages): WebServer {
  const { trustProxy } = runtime.config;
  const api = getRequestListener((request, env) => runtime.api.fetch(request, env as never));
  const metrics = createMetricsEndpoint(runtime);
  const headers = createSecurityHeaders(runtime.config, pages?.styles);
  const server = createServer({ keepAliveTimeout: IDLE_CONNECTION_MS }, (request, response) => {
    headers.onAnswer(response);
    if (metrics.isFor(request)) {
      void metrics.answer(request, response);
      return;
    }
    if (isServiceWorker(request)) {
      void answerServiceWorker(response);
      return;
    }
    if (!trustProxy) dropForwarded(request);
    if (isApi(request.url ?? '') || !pages) void api(request, response);
    else void servePage(pages, headers, request, response);
  });
  server.on('clientError', answerBroken);
  const sockets = createSockets(runtime);
  server.on('upgrade', (request, socket, head) => {
    const hotReload = request.url?.startsWith('/_next/') && pages?.upgrade(request, socket, head);
    if (!hotReload) void sockets.handle(request, socket, head);
  });
  return { server, sockets };
}

function isApi(url: string): boolean {
  return /^\/api(\/|\?|$)/.test(url) && !/^\/api\/auth(\/|\?|$)/.test(url);
}

async function servePage(
  pages: Pages,
  headers: SecurityHeaders,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  tellPath(request);
  headers.onPage(request, response);
  await pages.handle(request, response);
}

/** Nobody in front of us is trusted, so what claims to come from a proxy comes from the client. */
function dropForwarded({ headers }: IncomingMessage): void {
  delete headers['x-forwarded-for'];
  delete headers['x-forwarded-host'];
  delete headers['x-forwarded-proto'];
}
