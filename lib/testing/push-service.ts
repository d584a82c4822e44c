import { createECDH, randomBytes, randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:https';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { PUSH_CERTIFICATE } from './push-certificate';

type Ece = { decrypt(body: Buffer, params: object): Buffer };
/** What a browser does with a push; without types of its own. */
const ece = createRequire(import.meta.url)('http_ece') as Ece;

/** A push as it arrived, read with the keys of the browser it was for. */
export type Arrived = { endpoint: string; headers: IncomingHttpHeaders; body: unknown };

export type PushBrowser = {
  endpoint: string;
  /** As it is handed to the server. */
  suscripcion: { endpoint: string; keys: { p256dh: string; auth: string } };
  arrived: Arrived[];
};

export type PushService = {
  /** A browser that subscribed. */
  browser(): PushBrowser;
  /** What it answers to the next pushes, and with which headers. */
  answer: { status: number; headers?: Record<string, string> };
  /** Posts so far, also refused ones. */
  posts(): number;
  close(): Promise<void>;
};

/** A real push service on loopback: https with a certificate of its own. */
export async function startPushService(): Promise<PushService> {
  const browsers = new Map<string, { browser: PushBrowser; read(body: Buffer): unknown }>();
  let posts = 0;
  const server = createServer(PUSH_CERTIFICATE, async (request, response) => {
    posts += 1;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const known = browsers.get(request.url ?? '');
    const { status, headers } = known ? service.answer : { status: 404, headers: {} };
    if (known && status === 201) {
      const { endpoint, arrived } = known.browser;
      arrived.push({ endpoint, headers: request.headers, body: known.read(Buffer.concat(chunks)) });
    }
    response.writeHead(status, headers).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const service: PushService = {
    answer: { status: 201 },
    posts: () => posts,
    browser: () => {
      const path = `/push/${randomUUID()}`;
      const made = makeBrowser(`${origin}${path}`);
      browsers.set(path, made);
      return made.browser;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return service;
}

function makeBrowser(endpoint: string) {
  const ecdh = createECDH('prime256v1');
  ecdh.generateKeys();
  const auth = randomBytes(16);
  const keys = { p256dh: ecdh.getPublicKey('base64url'), auth: auth.toString('base64url') };
  return {
    browser: { endpoint, suscripcion: { endpoint, keys }, arrived: [] } as PushBrowser,
    read: (body: Buffer) => {
      const params = { version: 'aes128gcm', privateKey: ecdh, authSecret: auth.toString('base64url') };
      return JSON.parse(ece.decrypt(body, params).toString('utf8')) as unknown;
    },
  };
}
