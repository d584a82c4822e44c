import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHANNELS } from '@/lib/channels/registry';
import { ALCANCES } from '@/lib/domain/access';
import {
  call,
  createPerson,
  createTestDatabase,
  grant,
  type Person,
  startTestApp,
} from '@/lib/testing/test-app';
import { createApi } from './app';

const app = await startTestApp(await createTestDatabase(), { limits: false });
const people = new Map<string, Person>();

beforeAll(async () => {
  for (const rol of ['consumidor', 'cuidador', 'administrador'] as const)
    people.set(rol, await createPerson(app, rol));
  people.set('consented', await createPerson(app, 'consumidor'));
  people.set('foreign', await createPerson(app, 'consumidor'));
  const every = ALCANCES.filter((alcance) => alcance !== 'notas');
  await grant(app, person('consented'), person('cuidador'), every);
});
afterAll(() => app.close());

function person(name: string): Person {
  const found = people.get(name);
  if (!found) throw new Error(`no person ${name}`);
  return found;
}

const SUBJECTS = ['own', 'consented', 'foreign', 'missing'] as const;
const ROLES = ['consumidor', 'cuidador', 'administrador'] as const;

function idOf(subject: (typeof SUBJECTS)[number], rol: string): number {
  if (subject === 'missing') return 999_999;
  return subject === 'own' ? person(rol).consumidor_id || 999_998 : person(subject).consumidor_id;
}

/** The whole rule: the owner, and a cuidador with a grant. */
const allowed = (rol: string, subject: string) =>
  (rol === 'consumidor' && subject === 'own') || (rol === 'cuidador' && subject === 'consented');

const OF_CONSUMIDOR = CHANNELS.filter(({ of }) => of !== 'usuario');
const OF_USUARIO = CHANNELS.filter(({ of }) => of === 'usuario');

const READS = [
  ...OF_CONSUMIDOR.map(
    ({ name }) =>
      (id: number) =>
        `/api/dashboard/${name}?consumidor_id=${id}`,
  ),
  ...OF_CONSUMIDOR.filter(({ since }) => since).map(
    ({ name }) =>
      (id: number) =>
        `/api/dashboard/${name}?consumidor_id=${id}&since=1:0`,
  ),
  (id: number) => `/api/deseos?consumidor_id=${id}`,
  (id: number) => `/api/consumos?consumidor_id=${id}`,
  (id: number) => `/api/chequeos?consumidor_id=${id}`,
  (id: number) => `/api/consumidores/${id}/estado`,
];

describe.each(READS.map((route) => [route(0), route] as const))('%s', (_, route) => {
  test.each(ROLES)('answers a %s only about whom they may see', async (rol) => {
    for (const subject of SUBJECTS) {
      const { status } = await call(app, route(idOf(subject, rol)), { token: person(rol).access });
      expect(`${subject} ${status}`).toBe(`${subject} ${allowed(rol, subject) ? 200 : 403}`);
    }
  });
});

describe.each(OF_USUARIO.map(({ name }) => [name]))('%s', (name) => {
  const status = async (rol: string, id: number, more = '') => {
    const route = `/api/dashboard/${name}?consumidor_id=${id}${more}`;
    return (await call(app, route, { token: person(rol).access })).status;
  };

  test.each(ROLES)(
    'answers a %s about their own account, however it is named, and about no other',
    async (rol) => {
      const me = person(rol);
      const own = new Set([me.usuario_id, me.consumidor_id]);
      const others = ['consented', 'foreign', ...ROLES].map(person);
      const ids = [
        999_999,
        ...others.flatMap(({ usuario_id, consumidor_id }) => [usuario_id, consumidor_id]),
      ];
      for (const id of ids.filter((id) => id > 0)) {
        const expected = own.has(id) ? 200 : 403;
        expect(`${id} ${await status(rol, id)}`).toBe(`${id} ${expected}`);
        expect(await status(rol, id, '&since=1:0')).toBe(expected);
      }
    },
  );
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

const routes = createApi(app.runtime as never).routes;
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
    '/api/dispositivos/emparejar',
    '/api/listo',
    '/api/registro',
    '/api/salud',
    '/api/token',
    '/api/token/refresh',
    '/api/token/revoke',
  ]);
});

test('nobody closes or revokes what is somebody else’s', async () => {
  const mine = await call(app, '/api/deseos', { token: person('foreign').access, body: { tipo: 'otro' } });
  const body = { resultado: 'resistido' };
  const route = `/api/deseos/${mine.body.id}/resolver`;
  expect((await call(app, route, { token: person('consumidor').access, body })).status).toBe(404);
  expect((await call(app, route, { token: person('cuidador').access, body })).status).toBe(403);
});
