import http from 'node:http';
import net from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { LECTURAS_BYTES } from '@/lib/domain/lecturas';
import { ROLES, type Rol } from '@/lib/domain/usuarios';
import { createPerson, openTestApp, type Person, pairedKey } from '@/lib/testing/test-app';
import type { RouteEntry } from './route';

const JSON_BYTES = 16 * 1024;
/** Longer than the head of a request may be. */
const LONG = 'x'.repeat(20 * 1024);

const app = await openTestApp();
const people = new Map<Rol, Person>();
let key: string;

beforeAll(async () => {
  for (const rol of ROLES) people.set(rol, await createPerson(app, rol));
  const owner = people.get('consumidor');
  key = owner ? await pairedKey(app, owner) : '';
});

function headersFor({ access }: RouteEntry): Record<string, string> {
  if (access.kind === 'public') return {};
  const token = access.kind === 'device' ? key : people.get(access.roles[0] ?? 'consumidor')?.access;
  return { authorization: `Bearer ${token}` };
}

type Answer = { status: number; type: string; code: string };
type Asked = { headers?: Record<string, string>; query?: string; body?: string; chunked?: boolean };

/** With the client of Node, which sends what it is told and reads an answer that comes before it has sent all. */
function ask(route: RouteEntry, { headers, query = '', body, chunked }: Asked): Promise<Answer> {
  const place = route.path.replace('{id}', '999999').replace('{channel}', 'estado');
  const told = chunked
    ? { 'transfer-encoding': 'chunked' }
    : { 'content-length': String(Buffer.byteLength(body ?? '')) };
  return new Promise((resolve, reject) => {
    const request = http.request(`${app.url}${place}${query}`, {
      method: route.method.toUpperCase(),
      headers: {
        ...headersFor(route),
        'content-type': 'application/json',
        ...(body ? told : {}),
        ...headers,
      },
      agent: false,
    });
    request.on('error', reject);
    request.on('response', async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      const type = response.headers['content-type'] ?? '';
      resolve({ status: response.statusCode ?? 0, type, code: text ? JSON.parse(text).code : '' });
    });
    if (chunked) request.write(body?.slice(0, 100));
    request.end(chunked ? body?.slice(100) : body);
  });
}

const problem = (status: number, code: string) => ({ status, type: 'application/problem+json', code });
const routes = app.runtime.api.routes.map(
  (route) => [`${route.method.toUpperCase()} ${route.path}`, route] as const,
);

/** An archive has a size of its own, tried where it is taken. */
const isBounded = ({ method, raw, access }: RouteEntry) =>
  method !== 'get' && (!raw || access.kind === 'device');

describe.each(routes.filter(([, route]) => isBounded(route)))('%s', (_, route) => {
  const most = route.access.kind === 'device' ? LECTURAS_BYTES : JSON_BYTES;
  const sized = (bytes: number) => `{"relleno":"${'x'.repeat(bytes - '{"relleno":""}'.length)}"}`;

  test('refuses a body over the limit with 413, whether its length is told or not, and none below it', async () => {
    for (const chunked of [false, true]) {
      expect(await ask(route, { body: sized(most + 1), chunked })).toEqual(problem(413, 'too_large'));
      expect((await ask(route, { body: sized(most), chunked })).status).not.toBe(413);
    }
  });
});

test.each(routes)('%s refuses an overlong query or header as a problem', async (_, route) => {
  expect(await ask(route, { query: `?x=${LONG}` })).toEqual(problem(431, 'headers_too_large'));
  expect(await ask(route, { headers: { 'x-long': LONG } })).toEqual(problem(431, 'headers_too_large'));
});

test('what is no HTTP gets a problem too, and the server lives on', async () => {
  const { port } = new URL(app.url);
  const socket = net.connect(Number(port), '127.0.0.1');
  socket.write('nothing of the kind\r\n\r\n');
  let text = '';
  for await (const chunk of socket) text += chunk;
  expect(text).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  expect(text).toContain('"code":"bad_request"');
  expect((await fetch(`${app.url}/api/salud`)).status).toBe(200);
});
