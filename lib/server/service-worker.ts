import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';

/** What the build made of `lib/sw`. In development there is none: it would keep what changes all the time. */
const FILE = path.resolve('dist/sw.js');
const PATH = '/sw.js';

/** The worker runs this file and asks this server, nothing else. */
const POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

export function isServiceWorker({ url = '', method }: IncomingMessage): boolean {
  return (method === 'GET' || method === 'HEAD') && url.split('?')[0] === PATH;
}

/** Never from a cache: a worker that could not be replaced would stay for ever. */
export async function answerServiceWorker(response: ServerResponse): Promise<void> {
  const script = await readFile(FILE).catch(() => null);
  response.setHeader('cache-control', 'no-cache');
  if (!script) {
    response.writeHead(404).end();
    return;
  }
  response.setHeader('content-security-policy', POLICY);
  response.setHeader('service-worker-allowed', '/');
  response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(script);
}
