import { createHash } from 'node:crypto';
import { type IncomingHttpHeaders, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHANNELS } from '@/lib/channels/registry';
import {
  call,
  createPerson,
  createTestDatabase,
  type Person,
  startTestApp,
  type TestApp,
} from '@/lib/testing/test-app';
import type { Config } from './config';
import { createWebServer, type Pages } from './http';

let app: TestApp;
let owner: Person;
const servers: Server[] = [];

beforeAll(async () => {
  app = await startTestApp(await createTestDatabase());
  owner = await createPerson(app, 'consumidor');
});
afterAll(async () => {
  for (const server of servers) server.close();
  await app.close();
});

const styles = '.a{color:red}';
/** In place of Next: answers with the policy that it would take its nonce from. */
const pages: Pages = {
  styles,
  handle: async ({ headers }, response) => {
    response.end(headers['content-security-policy']);
  },
  upgrade: () => false,
  close: async () => {},
};

async function withPages(settings: Partial<Config> = {}): Promise<number> {
  const { server } = createWebServer(
    { ...app.runtime, config: { ...app.runtime.config, ...settings } },
    pages,
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  return (server.address() as AddressInfo).port;
}

type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

/** Raw, since `fetch` lets nobody set the host. */
function ask(port: number, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    asked.on('error', reject).end();
  });
}

/** A policy as its directives. */
function directives(policy: string | string[] | undefined): Record<string, string> {
  const parts = String(policy)
    .split(';')
    .map((part) => part.trim().split(' '));
  return Object.fromEntries(parts.map(([name, ...values]) => [name, values.join(' ')]));
}

const PLACES: [string, string, number][] = [
  ['a page', '/entrar', 200],
  ['an answer of the API', '/api/salud', 200],
  ['a refusal', '/api/yo', 401],
  ['a path that is not there', '/api/nothing', 404],
  ['bad input', '/api/dashboard/sensor_data?consumidor_id=x', 401],
  ['the metrics', '/metrics', 200],
  ['what next-auth answers', '/api/auth/csrf', 200],
];

describe.each(PLACES)('%s (%s)', (_, path, expected) => {
  test('carries every header', async () => {
    const { status, headers } = await ask(await withPages(), path);
    expect(status).toBe(expected);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    for (const feature of ['camera', 'geolocation', 'microphone'])
      expect(headers['permissions-policy']).toContain(`${feature}=()`);
    const policy = directives(headers['content-security-policy']);
    expect(policy['frame-ancestors']).toBe("'none'");
    expect(policy['base-uri']).toBe("'none'");
  });

  test('asks for https from then on only where the public address has it', async () => {
    const told = async (publicUrl: string | null) =>
      (await ask(await withPages({ publicUrl }), path)).headers['strict-transport-security'];
    expect(await told('https://latido.example.org')).toBe('max-age=31536000');
    expect(await told('http://latido.example.org')).toBeUndefined();
    expect(await told(null)).toBeUndefined();
  });
});

test('an answer that is data lets nothing run or load', async () => {
  const { headers } = await ask(await withPages(), '/api/salud');
  expect(directives(headers['content-security-policy'])).toEqual({
    'default-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  });
});

describe('the policy of a page', () => {
  const nonceOf = ({ headers }: Answer) =>
    /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1] ?? '';

  test('lets only scripts with the nonce of this answer run, and tells Next the same one', async () => {
    const port = await withPages({ production: true });
    const [one, two] = [await ask(port, '/entrar'), await ask(port, '/entrar')];
    expect(Buffer.from(nonceOf(one), 'base64')).toHaveLength(16);
    expect(nonceOf(one)).not.toBe(nonceOf(two));
    expect(one.body).toBe(one.headers['content-security-policy']);
    expect(directives(one.body)).toMatchObject({
      'default-src': "'self'",
      'script-src': `'self' 'nonce-${nonceOf(one)}' 'strict-dynamic'`,
      'style-src': `'self' 'sha256-${createHash('sha256').update(styles).digest('base64')}'`,
      'style-src-attr': "'unsafe-inline'",
      'img-src': "'self' data:",
      'object-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'self'",
      'frame-ancestors': "'none'",
    });
  });

  test('a nonce that the client names is not taken', async () => {
    const given = "script-src 'nonce-AAAAAAAAAAAAAAAAAAAAAA=='";
    const { body } = await ask(await withPages(), '/entrar', { 'content-security-policy': given });
    expect(body).not.toContain('AAAAAAAAAAAAAAAAAAAAAA==');
  });

  test('lets scripts be evaluated in development only', async () => {
    const scripts = async (production: boolean) =>
      directives((await ask(await withPages({ production }), '/')).body)['script-src'];
    expect(await scripts(false)).toContain("'unsafe-eval'");
    expect(await scripts(true)).not.toContain('unsafe');
  });

  test('connects to its own origin and its sockets', async () => {
    const connects = async (host: string, publicUrl: string | null = null) =>
      directives((await ask(await withPages({ publicUrl }), '/', { host })).body)['connect-src'];
    expect(await connects('127.0.0.1:3000')).toBe("'self' ws://127.0.0.1:3000 wss://127.0.0.1:3000");
    expect(await connects('[::1]:3000')).toBe("'self' ws://[::1]:3000 wss://[::1]:3000");
    expect(await connects('elsewhere', 'https://latido.example.org')).toBe("'self' wss://latido.example.org");
    expect(await connects('elsewhere', 'http://10.0.0.2:3000')).toBe("'self' ws://10.0.0.2:3000");
  });

  test.each(['evil.example; script-src *', 'evil.example *', 'a,b', '*'])(
    'a host that is none (%s) adds nothing to it',
    async (host) => {
      const { body } = await ask(await withPages(), '/', { host });
      expect(directives(body)['connect-src']).toBe("'self'");
      expect(body).not.toContain('evil');
    },
  );
});

test('no personal answer is kept by a browser or anything in between', async () => {
  const id = owner.consumidor_id;
  const routes = [
    '/api/yo',
    '/api/dispositivos',
    '/api/notificaciones',
    `/api/deseos?consumidor_id=${id}`,
    `/api/consumidores/${id}/estado`,
    ...CHANNELS.map(({ name }) => `/api/dashboard/${name}?consumidor_id=${id}`),
    `/api/dashboard/sensor_data?consumidor_id=${id}&since=1:0`,
  ];
  for (const route of routes) {
    const { status, headers } = await call(app, route, { token: owner.access });
    expect(`${route} ${status} ${headers.get('cache-control')}`).toBe(`${route} 200 no-store`);
    const kept = headers.get('etag');
    if (!kept) continue;
    const again = await call(app, route, { token: owner.access, headers: { 'if-none-match': kept } });
    expect(again.headers.get('cache-control')).toBe('no-store');
  }
});
