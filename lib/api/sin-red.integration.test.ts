import { randomUUID } from 'node:crypto';
import { encode } from 'next-auth/jwt';
import { beforeEach, expect, test } from 'vitest';
import { DESEO_LATE_MS, REOPEN_MS } from '@/lib/domain/deseos';
import { MINUTE_MS } from '@/lib/domain/time';
import { sessionCookieName } from '@/lib/server/authenticate';
import { call, createPerson, openTestApp, type Person } from '@/lib/testing/test-app';

/** Ahead of the clock of the machine, by which sessions end. */
let now = Date.now();
const app = await openTestApp({}, { now: () => new Date(now) });
const owner = await createPerson(app, 'consumidor');
const stranger = await createPerson(app, 'consumidor');
const events: string[] = [];
app.runtime.bus.subscribe((event) => {
  // What was earned by it is told too.
  if (event.name.startsWith('deseo.')) events.push(event.name);
});

beforeEach(() => {
  now = Date.now();
  events.length = 0;
});

const iso = (ms: number) => new Date(ms).toISOString();
const send = (path: string, body?: object, method = 'POST', { access }: Person = owner) =>
  call(app, path, { method, token: access, body });
const log = (body: object = {}) => send('/api/deseos', { tipo: 'sustancia', uuid: randomUUID(), ...body });
const listed = async (name: string) =>
  (await call(app, `/api/${name}?consumidor_id=${owner.consumidor_id}`, { token: owner.access })).body[name];

test('a deseo of before now is of then, in its place among the others', async () => {
  const early = await log({ ocurrido_at: iso(now - 90 * MINUTE_MS) });
  expect(early).toMatchObject({ status: 201, body: { created_at: iso(now - 90 * MINUTE_MS) } });
  const middle = await log({ ocurrido_at: iso(now - 60 * MINUTE_MS) });
  const late = await log();
  const again = await log({ ocurrido_at: iso(now - 75 * MINUTE_MS) });
  const ids = (await listed('deseos')).map(({ id }: { id: number }) => id);
  expect(ids.slice(0, 4)).toEqual([late.body.id, middle.body.id, again.body.id, early.body.id]);
  const page = `/api/deseos?consumidor_id=${owner.consumidor_id}&limit=2&antes=${middle.body.id}`;
  const { deseos } = (await call(app, page, { token: owner.access })).body;
  expect(deseos.map(({ id }: { id: number }) => id)).toEqual([again.body.id, early.body.id]);
});

test.each([
  ['in the future', 6 * MINUTE_MS],
  ['too long ago', -DESEO_LATE_MS - MINUTE_MS],
])('one %s is refused at its field', async (_, ms) => {
  const { status, body } = await log({ ocurrido_at: iso(now + ms) });
  expect([status, body.errors[0].pointer]).toEqual([422, '/ocurrido_at']);
});

test('one of a clock that runs a little ahead is of now', async () => {
  expect((await log({ ocurrido_at: iso(now + MINUTE_MS) })).body.created_at).toBe(iso(now));
});

test('by its uuid it is closed as of then, told more of, and found; the same again changes nothing', async () => {
  const uuid = randomUUID();
  await log({ uuid, ocurrido_at: iso(now - 60 * MINUTE_MS) });
  const end = { resultado: 'resistido', resuelto_at: iso(now - 50 * MINUTE_MS) };
  const closed = await send(`/api/deseos/${uuid}/resolver`, end);
  expect(closed).toMatchObject({ status: 200, body: end });
  now += MINUTE_MS;
  expect((await send(`/api/deseos/${uuid}/resolver`, { resultado: 'resistido' })).body).toEqual(closed.body);
  const told = await send(`/api/deseos/${uuid}`, { intensidad: 7, nota: ' en la cola ' }, 'PATCH');
  expect(told.body).toEqual({ ...closed.body, intensidad: 7, nota: 'en la cola' });
  expect((await send(`/api/deseos/${uuid}`, { motivo: 'Social' }, 'PATCH')).body.intensidad).toBe(7);
  expect((await send(`/api/deseos/${uuid}`, undefined, 'GET')).body).toEqual({
    ...told.body,
    motivo: 'Social',
  });
  expect(events).toEqual(['deseo.created', 'deseo.resolved', 'deseo.updated', 'deseo.updated']);
});

test('it never ends before it came, nor in the future', async () => {
  const { id, created_at } = (await log()).body;
  const resolve = (ms: number) =>
    send(`/api/deseos/${id}/resolver`, { resultado: 'resistido', resuelto_at: iso(now + ms) });
  expect((await resolve(6 * MINUTE_MS)).body.errors[0].pointer).toBe('/resuelto_at');
  expect((await resolve(-MINUTE_MS)).body.resuelto_at).toBe(created_at);
});

test('a mistaken end is taken back for some minutes after it was told, however long ago it was', async () => {
  const uuid = randomUUID();
  await log({ uuid, ocurrido_at: iso(now - 300 * MINUTE_MS) });
  const close = () =>
    send(`/api/deseos/${uuid}/resolver`, { resultado: 'consumido', resuelto_at: iso(now - 200 * MINUTE_MS) });
  const reopen = () => send(`/api/deseos/${uuid}/reabrir`);
  await close();
  events.length = 0;
  const open = { resolved: false, resultado: null, resuelto_at: null };
  expect(await reopen()).toMatchObject({ status: 200, body: open });
  expect(await reopen()).toMatchObject({ status: 200, body: open });
  expect(events).toEqual(['deseo.reopened']);
  await close();
  now += REOPEN_MS + 1;
  expect(await reopen()).toMatchObject({ status: 409, body: { code: 'conflict' } });
  expect((await send(`/api/deseos/${uuid}`, undefined, 'GET')).body.resultado).toBe('consumido');
});

test('a uuid of somebody else names nothing', async () => {
  const uuid = randomUUID();
  await log({ uuid });
  const by = (path: string, method: string, body?: object) => send(path, body, method, stranger);
  const answers = [
    await by(`/api/deseos/${uuid}`, 'GET'),
    await by(`/api/deseos/${uuid}`, 'PATCH', { intensidad: 1 }),
    await by(`/api/deseos/${uuid}/resolver`, 'POST', { resultado: 'resistido' }),
    await by(`/api/deseos/${uuid}/reabrir`, 'POST'),
    await by('/api/deseos/no-es-uuid', 'GET'),
  ];
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 422]);
  const { status, body } = await by('/api/consumos', 'POST', { deseo_uuid: uuid });
  expect([status, body.errors[0].pointer]).toEqual([422, '/deseo_uuid']);
});

test('a cigarette names its deseo by the uuid, and is taken back by its own', async () => {
  const [uuid, deseo_uuid] = [randomUUID(), randomUUID()];
  const { id } = (await log({ uuid: deseo_uuid })).body;
  const body = { uuid, deseo_uuid, ocurrido_at: iso(now - 1_000) };
  const logged = (await send('/api/consumos', body)).body;
  expect(logged.deseo_id).toBe(id);
  expect((await send('/api/consumos', body)).body).toEqual(logged);
  expect((await send(`/api/consumos/${uuid}`, undefined, 'DELETE', stranger)).status).toBe(404);
  expect((await send(`/api/consumos/${uuid}`, undefined, 'DELETE')).status).toBe(204);
  expect((await send(`/api/consumos/${uuid}`, undefined, 'DELETE')).status).toBe(404);
  expect((await listed('consumos')).map((one: { id: number }) => one.id)).not.toContain(logged.id);
});

test('how long they lasted, and what helps, for who rides one', async () => {
  const rider = await createPerson(app, 'consumidor');
  const read = async () => (await call(app, '/api/antojo', { token: rider.access })).body;
  expect(await read()).toEqual({
    duracion: { n: 0, p25_s: null, mediana_s: null, p75_s: null },
    soluciones: [],
  });
  for (const minutes of [1, 2, 3, 4, 5]) {
    const uuid = randomUUID();
    await send('/api/deseos', { tipo: 'otro', uuid, ocurrido_at: iso(now - 60 * MINUTE_MS) }, 'POST', rider);
    const end = { resultado: 'resistido', resuelto_at: iso(now - (60 - minutes) * MINUTE_MS) };
    await send(`/api/deseos/${uuid}/resolver`, end, 'POST', rider);
  }
  await send('/api/deseos', { tipo: 'otro' }, 'POST', rider);
  const habito = { habito: 'Leer', soluciones: ['Caminar'], solucion_otra: 'una ducha' };
  await send('/api/formularios', habito, 'PUT', rider);
  expect(await read()).toEqual({
    duracion: { n: 5, p25_s: 120, mediana_s: 180, p75_s: 240 },
    soluciones: ['Caminar', 'una ducha'],
  });
});

test('a page that means another account than the one that is signed in writes nothing', async () => {
  const { repos, config } = app.runtime;
  const sid = await repos.sessions.open({ id: owner.usuario_id }, 'web', new Date(now + 3_600_000));
  const cookie = `${sessionCookieName(false)}=${await encode({ token: { sid }, secret: config.secret })}`;
  const before = (await listed('consumos')).length;
  const as = async (usuario_id: number) => {
    const headers = { cookie, origin: app.url, 'latido-usuario': String(usuario_id) };
    return (await call(app, '/api/consumos', { headers, body: {} })).status;
  };
  expect(await as(stranger.usuario_id)).toBe(401);
  expect(await listed('consumos')).toHaveLength(before);
  expect(await as(owner.usuario_id)).toBe(201);
});
