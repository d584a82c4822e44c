import type { AddressInfo } from 'node:net';
import { z } from '@hono/zod-openapi';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ALCANCES } from '@/lib/domain/access';
import { ROLES } from '@/lib/domain/usuarios';
import { createWebServer, type WebServer } from '@/lib/server/http';
import { accessFaults, type People, type Rules } from '@/lib/testing/access-matrix';
import { ACCESS_RULES } from '@/lib/testing/access-rules';
import { createPerson, createTestDatabase, grant, startTestApp, type TestApp } from '@/lib/testing/test-app';
import { createApi, type Register, ROUTES } from './app';
import { consumidorQuery, idParam, json, noContent } from './route';

const ANYBODY = { kind: 'usuario', roles: ROLES } as const;

let app: TestApp;
let people: People;
const servers: WebServer[] = [];

beforeAll(async () => {
  app = await startTestApp(await createTestDatabase(), { limits: false });
  const [consumidor, cuidador, administrador] = await Promise.all(ROLES.map((rol) => createPerson(app, rol)));
  const [consented, foreign] = await Promise.all([1, 2].map(() => createPerson(app, 'consumidor')));
  if (!consumidor || !cuidador || !administrador || !consented || !foreign) throw new Error('nobody');
  people = { consumidor, cuidador, administrador, consented, foreign };
  await grant(app, consented, cuidador, [...ALCANCES]);
});
afterAll(async () => {
  for (const { server } of servers) server.close();
  await app.close();
});

/** The whole app with one more route: what the matrix says of that one. */
async function faultsOfPlanted(register: Register, name: string, rules: Rules): Promise<string[]> {
  // The same parts, as the composition root hands them over.
  const deps = { ...app.runtime, latency: app.runtime.metrics.latency };
  const api = createApi(deps, [...ROUTES, register]);
  const web = createWebServer({ ...app.runtime, api });
  servers.push(web);
  await new Promise<void>((resolve) => web.server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(web.server.address() as AddressInfo).port}`;
  const faults = await accessFaults({ ...app, url }, api.routes, { ...ACCESS_RULES, ...rules }, people);
  expect(faults.filter((fault) => !fault.startsWith(name))).toEqual([]);
  return faults;
}

const READ = 'GET /api/plantada';
/** A handler that believes the id of the query. */
const careless: Register = ({ route }, { repos }) =>
  route(
    {
      method: 'get',
      path: '/api/plantada',
      access: ANYBODY,
      request: { query: consumidorQuery },
      responses: { 200: json(z.object({ deseos: z.array(z.unknown()) }), 'La lista') },
    },
    async (c) => c.json({ deseos: await repos.deseos.list(c.req.valid('query').consumidor_id, 10) }, 200),
  );

const ITEM = 'DELETE /api/plantada/{id}';
/** A handler that never asks whose the thing is. */
const destroying: Register = ({ route }, { repos }) =>
  route(
    {
      method: 'delete',
      path: '/api/plantada/{id}',
      access: ANYBODY,
      request: { params: idParam },
      responses: noContent,
    },
    async (c) => {
      await repos.usuarios.find(c.req.valid('param').id);
      return c.body(null, 204);
    },
  );

test('a route without a rule is reported', async () => {
  expect(await faultsOfPlanted(careless, READ, {})).toEqual([`${READ}: a route without a rule`]);
}, 60_000);

test('a handler that ignores whose data it tells is reported, for each who got it', async () => {
  const addresses = [(id: number) => `/api/plantada?consumidor_id=${id}`];
  const faults = await faultsOfPlanted(careless, READ, { [READ]: { reaches: 'consumidor', addresses } });
  for (const rol of ROLES) expect(faults.join('\n')).toContain(`${READ}: ${rol} on foreign got 200, not 403`);
}, 60_000);

test('a handler that ignores whose thing it takes away is reported', async () => {
  const rule = { reaches: 'item', make: async () => people.consented.usuario_id } as const;
  const faults = await faultsOfPlanted(destroying, ITEM, { [ITEM]: rule });
  expect(faults).toContain(`${ITEM}: foreign on what is another's got 204`);
}, 60_000);

test('nor does a rule hide one by saying that it reaches nobody', async () => {
  const faults = await faultsOfPlanted(destroying, ITEM, { [ITEM]: { reaches: 'nobody' } });
  expect(faults).toEqual([`${ITEM}: takes a name, and its rule says it reaches nobody`]);
}, 60_000);

test('a rule whose route is gone is reported', async () => {
  const rules = { ...ACCESS_RULES, 'GET /api/nada': { reaches: 'nobody' } } as const;
  const faults = await accessFaults(app, app.runtime.api.routes, rules, people);
  expect(faults).toEqual(['GET /api/nada: a rule without a route']);
}, 60_000);
