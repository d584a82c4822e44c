import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseExposition } from '@/lib/testing/exposition';
import { createTestDatabase, startTestApp, type TestApp } from '@/lib/testing/test-app';
import { ConfigError, readConfig } from './config';

const TOKEN = 'a-token-that-Prometheus-has';
let app: TestApp;
let closed: TestApp;

beforeAll(async () => {
  const url = await createTestDatabase();
  app = await startTestApp(url, { metricsToken: TOKEN });
  closed = await startTestApp(url, { trustProxy: true });
});
afterAll(() => Promise.all([app.close(), closed.close()]));

type Asked = { method?: string; path?: string; headers?: Record<string, string> };

/** Raw, since `fetch` lets nobody set the host. */
function ask({ url }: TestApp, { method = 'GET', path = '/metrics', headers }: Asked = {}) {
  return new Promise<{ status: number; type: string; body: string }>((resolve, reject) => {
    const asked = request(`${url}${path}`, { method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      const { statusCode: status = 0, headers } = response;
      response.on('end', () => resolve({ status, type: headers['content-type'] ?? '', body }));
    });
    asked.on('error', reject).end();
  });
}

describe('/metrics', () => {
  test('is there for this machine', async () => {
    const { status, type, body } = await ask(app);
    expect(status).toBe(200);
    expect(type).toMatch(/^text\/plain/);
    expect(parseExposition(body).has('latido_sockets')).toBe(true);
    expect((await ask(closed, { path: '/metrics/?name=latido' })).status).toBe(200);
  });

  test('HEAD tells the same without the body', async () => {
    expect(await ask(app, { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
  });

  const nothing = async (asked: Asked, where = app) => {
    const { status, body } = await ask(where, asked);
    expect(status).toBe(404);
    const elsewhere = await ask(where, { ...asked, path: '/nothing-here' });
    const told = (text: string, path: string) =>
      text.replaceAll(path, '').replace(/"request_id":"[^"]*"/, '');
    expect(told(body, '/metrics')).toBe(told(elsewhere.body, '/nothing-here'));
  };

  test.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'x-forwarded-host', 'via'])(
    'what came through a proxy (%s) finds nothing, whether proxies are trusted or not',
    async (header) => {
      for (const where of [app, closed]) await nothing({ headers: { [header]: '127.0.0.1' } }, where);
    },
  );

  test('what asks by a name of the world finds nothing', () =>
    nothing({ headers: { host: 'latido.example.org' } }));

  test('only reading is answered', () => nothing({ method: 'POST' }));

  test('the token opens it from anywhere', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.9', host: 'latido.example.org' };
    const authorization = `Bearer ${TOKEN}`;
    const { status, body } = await ask(app, { headers: { ...headers, authorization } });
    expect(status).toBe(200);
    expect(parseExposition(body).has('latido_sockets')).toBe(true);
  });

  test('a wrong token opens nothing, nor any token where none is set', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.9' };
    for (const token of ['wrong', `${TOKEN}x`, TOKEN.slice(1)])
      await nothing({ headers: { ...headers, authorization: `Bearer ${token}` } });
    await nothing({ headers: { ...headers, authorization: `Bearer ${TOKEN}` } }, closed);
    await nothing({ headers: { ...headers, authorization: 'Bearer null' } }, closed);
  });

  test('a token too short is refused at the start', () => {
    const read = (LATIDO_METRICS_TOKEN: string) =>
      readConfig({ NODE_ENV: 'test', LATIDO_SECRET: 's'.repeat(32), LATIDO_METRICS_TOKEN });
    expect(() => read('x'.repeat(23))).toThrow(ConfigError);
    expect(read('x'.repeat(24)).metricsToken).toBe('x'.repeat(24));
  });
});
