import { beforeAll, describe, expect, test } from 'vitest';
import { CHANNELS } from '@/lib/channels/registry';
import { ALCANCES } from '@/lib/domain/access';
import { ROLES } from '@/lib/domain/usuarios';
import { accessFaults, type People } from '@/lib/testing/access-matrix';
import { ACCESS_RULES, ACCOUNT_RULES } from '@/lib/testing/access-rules';
import { call, createPerson, grant, openTestApp, type Person } from '@/lib/testing/test-app';

const app = await openTestApp();
const people = new Map<string, Person>();

beforeAll(async () => {
  for (const rol of ['consumidor', 'cuidador', 'administrador'] as const)
    people.set(rol, await createPerson(app, rol));
  people.set('consented', await createPerson(app, 'consumidor'));
  people.set('foreign', await createPerson(app, 'consumidor'));
  const every = ALCANCES.filter((alcance) => alcance !== 'notas');
  await grant(app, person('consented'), person('cuidador'), every);
});

function person(name: string): Person {
  const found = people.get(name);
  if (!found) throw new Error(`no person ${name}`);
  return found;
}

const routes = app.runtime.api.routes;

const everybody = (): People => ({
  consumidor: person('consumidor'),
  cuidador: person('cuidador'),
  administrador: person('administrador'),
  consented: person('consented'),
  foreign: person('foreign'),
});

test('every route answers each only about whom they may see, and none is without its rule', async () => {
  expect(await accessFaults(app, routes, ACCESS_RULES, everybody())).toEqual([]);
}, 60_000);

test('the channels of an account answer about it alone, however it is named', async () => {
  const accounts = routes.filter(({ path }) => path === '/api/dashboard/{channel}');
  expect(await accessFaults(app, accounts, ACCOUNT_RULES, everybody())).toEqual([]);
});

test('what the document tells of is what is guarded, and each channel is tried', async () => {
  const { body } = await call(app, '/api/openapi.json');
  const documented = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(documented.sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort());
  const tried = [ACCESS_RULES, ACCOUNT_RULES].flatMap((rules) => {
    const rule = rules['GET /api/dashboard/{channel}'];
    return rule && 'addresses' in rule ? rule.addresses.map((address) => address(0)) : [];
  });
  for (const { name } of CHANNELS) expect(tried).toContain(`/api/dashboard/${name}?consumidor_id=0`);
});

test('a foreign consumidor and one that does not exist get the same answer', async () => {
  const ask = async (id: number) => {
    const { body } = await call(app, `/api/dashboard/sensor_data?consumidor_id=${id}`, {
      token: person('cuidador').access,
    });
    return { ...body, request_id: '' };
  };
  expect(await ask(person('foreign').consumidor_id)).toEqual(await ask(999_999));
});

const closed = routes.filter(({ access }) => access.kind !== 'public');

describe.each(closed.map((entry) => [`${entry.method} ${entry.path}`, entry] as const))('%s', (_, entry) => {
  const path = entry.path.replace('{id}', '1').replace('{channel}', 'sensor_data');

  test('refuses nobody, garbage and the wrong kind of credential with 401', async () => {
    for (const token of [
      undefined,
      'garbage',
      entry.access.kind === 'device' ? person('consumidor').access : 'device-key',
    ]) {
      const { status, body } = await call(app, path, { method: entry.method.toUpperCase(), token });
      expect(status).toBe(401);
      expect(body.code).toBe('unauthenticated');
    }
  });

  const access = entry.access;
  if (access.kind === 'usuario')
    test.each(ROLES.filter((rol) => !access.roles.includes(rol)))('refuses a %s with 403', async (rol) => {
      const { status } = await call(app, path, {
        method: entry.method.toUpperCase(),
        token: person(rol).access,
      });
      expect(status).toBe(403);
    });
});

test('public routes are only these', () => {
  const open = routes.filter(({ access }) => access.kind === 'public').map(({ path }) => path);
  expect(open.sort()).toEqual([
    '/api/asyncapi.json',
    '/api/cuenta/restaurar',
    '/api/dispositivos/emparejar',
    '/api/listo',
    '/api/recuperar',
    '/api/recuperar/nueva',
    '/api/registro',
    '/api/salud',
    '/api/token',
    '/api/token/refresh',
    '/api/token/revoke',
    '/api/verificar',
  ]);
});

test('nobody closes or revokes what is somebody else’s', async () => {
  const mine = await call(app, '/api/deseos', { token: person('foreign').access, body: { tipo: 'otro' } });
  const body = { resultado: 'resistido' };
  const route = `/api/deseos/${mine.body.id}/resolver`;
  expect((await call(app, route, { token: person('consumidor').access, body })).status).toBe(404);
  expect((await call(app, route, { token: person('cuidador').access, body })).status).toBe(403);
});
