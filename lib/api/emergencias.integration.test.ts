import { beforeAll, beforeEach, expect, test } from 'vitest';
import { CHANNELS } from '@/lib/channels/registry';
import { ALCANCES, type Alcance } from '@/lib/domain/access';
import { expireEmergencias } from '@/lib/domain/use-cases/emergencias';
import { openedFor } from '@/lib/testing/admin-rules';
import { openNative } from '@/lib/testing/native-client';
import { call, createPerson, grant, openTestApp, type Person, pairedKey } from '@/lib/testing/test-app';
import { openSocket } from '@/lib/testing/test-socket';

const app = await openTestApp();
let owner: Person;
let admin: Person;

beforeAll(async () => {
  owner = await createPerson(app, 'consumidor');
  const token = await pairedKey(app, owner);
  await call(app, '/api/lecturas', { token, body: { heart_rate: 71, accel_x: 0.1 } });
  await call(app, '/api/deseos', { token: owner.access, body: { tipo: 'otro', nota: 'solo mía' } });
});
beforeEach(async () => {
  admin = await createPerson(app, 'administrador');
});

const MOTIVO = 'No contesta y su familia pide ayuda urgente';
const OF_CONSUMIDOR = CHANNELS.filter(({ of }) => of !== 'usuario');
const LISTS = ['/api/deseos', '/api/consumos', '/api/chequeos'].map((path) => `${path}?consumidor_id=`);

const read = (path: string, who: Person) => call(app, `${path}${owner.consumidor_id}`, { token: who.access });
const open = (body: object) => call(app, '/api/admin/emergencias', { token: admin.access, body });
const end = (path: string, id: number, who: Person) =>
  call(app, `${path}/${id}/terminar`, { method: 'POST', token: who.access });
const seed = (name: string, who: Person) =>
  openSocket(`${app.wsUrl}/ws/${name}/${owner.consumidor_id}/?token=${who.access}`);

/** How fresh it is moves with the clock. */
const timeless = (data: unknown): unknown =>
  JSON.parse(JSON.stringify(data, (key, value) => (['edad_ms', 'estado'].includes(key) ? 'x' : value)));

/** Everything there is to read of the person, and what came of it: data, or a refusal. */
async function sight(who: Person): Promise<Record<string, unknown>> {
  const paths = [
    ...OF_CONSUMIDOR.map(({ name }) => `/api/dashboard/${name}?consumidor_id=`),
    ...LISTS,
    '/api/consumidores/{}/estado',
  ];
  const seen: Record<string, unknown> = {};
  for (const path of paths) {
    const { status, body } = path.includes('{}')
      ? await call(app, path.replace('{}', String(owner.consumidor_id)), { token: who.access })
      : await read(path, who);
    seen[path] = status === 200 ? timeless(body.data ?? Object.keys(body)) : status;
  }
  return seen;
}

/** Opens an emergencia that ends by itself after so many ms. */
async function brief(ms: number): Promise<number> {
  const { repos, clock } = app.runtime;
  const target = await repos.emergencias.target({ consumidor_id: owner.consumidor_id });
  if (!target) throw new Error('nobody');
  const now = clock.now();
  const wanted = { motivo: MOTIVO, alcances: [...ALCANCES], expires_at: new Date(now.getTime() + ms) };
  const by = { actor_id: admin.usuario_id, direccion: null };
  const opened = await repos.emergencias.open(by, target, wanted, { tipo: 'alerta', contenido: 'x' }, now);
  return opened?.id ?? 0;
}

test('an administrador without one sees nothing, with one exactly its scopes, and after its end nothing', async () => {
  const nothing = await sight(admin);
  expect(new Set(Object.values(nothing))).toEqual(new Set([403]));
  for (const { name } of OF_CONSUMIDOR) expect(await seed(name, admin).closed).toBe(4003);

  for (const alcances of [['frecuencia'], ['estado', 'deseos'], [...ALCANCES]] as Alcance[][]) {
    const guest = await createPerson(app, 'cuidador');
    await grant(app, owner, guest, alcances);
    const id = await openedFor(app, admin, owner, { alcances });
    const seen = await sight(admin);
    expect(seen).toEqual(await sight(guest));
    expect(Object.values(seen)).not.toEqual(Object.values(nothing));
    expect((await end('/api/admin/emergencias', id, admin)).status).toBe(200);
    expect(await sight(admin)).toEqual(nothing);
  }
}, 60_000);

test('it opens nobody else’s data, and to no other administrador, and nothing can be written with it', async () => {
  const other = await createPerson(app, 'administrador');
  const foreign = await createPerson(app, 'consumidor');
  await openedFor(app, admin, owner);
  const path = '/api/dashboard/sensor_data?consumidor_id=';
  expect((await read(path, admin)).status).toBe(200);
  expect((await read(path, other)).status).toBe(403);
  expect((await call(app, `${path}${foreign.consumidor_id}`, { token: admin.access })).status).toBe(403);
  const write = await call(app, '/api/deseos', { token: admin.access, body: { tipo: 'otro' } });
  expect(write.status).toBe(403);
});

const ENDS: [string, (id: number) => Promise<unknown>][] = [
  ['the administrador ends it', (id) => end('/api/admin/emergencias', id, admin)],
  ['the person ends it', (id) => end('/api/emergencias', id, owner)],
];

test.each(ENDS)('open sockets are cut within a second when %s', async (_, finish) => {
  const id = await openedFor(app, admin, owner);
  const socket = seed('sensor_data', admin);
  await socket.next();
  const native = openNative(`${app.wsUrl}/ws`, admin.access);
  await native.take('welcome');
  native.send({ type: 'subscribe', ref: 'a', channel: 'daily_summary', consumidor_id: owner.consumidor_id });
  await native.take('subscribed');
  const began = performance.now();
  await finish(id);
  expect(await socket.closed).toBe(4003);
  expect(await native.take('revoked')).toMatchObject({ ref: 'a', reason: 'not_allowed' });
  expect(performance.now() - began).toBeLessThan(1_000);
  native.close();
  expect((await end('/api/admin/emergencias', id, admin)).status).toBe(404);
});

test('and when its time is over, without anybody doing anything', async () => {
  const id = await brief(1_200);
  const began = performance.now();
  const socket = seed('sensor_data', admin);
  await socket.next();
  expect(await socket.closed).toBe(4003);
  const lasted = performance.now() - began;
  expect(lasted).toBeGreaterThan(900);
  expect(lasted).toBeLessThan(2_200);
  expect((await read('/api/dashboard/estado?consumidor_id=', admin)).status).toBe(403);
  await expireEmergencias(app.runtime);
  await expireEmergencias(app.runtime);
  const text = `SELECT actor_id, accion FROM auditoria WHERE objeto_id = $1 AND accion LIKE 'emergencia.%' ORDER BY id`;
  expect((await app.runtime.database.pool.query(text, [id])).rows).toEqual([
    { actor_id: admin.usuario_id, accion: 'emergencia.opened' },
    { actor_id: null, accion: 'emergencia.expired' },
  ]);
});

test('the person is told at once, by whom, until when and why, and auditoria has it', async () => {
  const inbox = openSocket(`${app.wsUrl}/ws/notificaciones/${owner.usuario_id}/?token=${owner.access}`);
  await inbox.next();
  const { email } = (await call(app, '/api/yo', { token: owner.access })).body;
  const opened = await open({ email, motivo: MOTIVO, minutos: 5 });
  expect(opened.body).toMatchObject({ consumidor_id: owner.consumidor_id, alcances: [...ALCANCES] });
  const told = (await inbox.next()) as unknown as { data: { tipo: string; contenido: string }[] };
  expect(told.data[0]).toMatchObject({ tipo: 'alerta', contenido: expect.stringContaining(MOTIVO) });
  expect(told.data[0]?.contenido).toMatch(/^Persona administrador .* hasta las \d\d:\d\d\./);
  inbox.close();
  const mine = await call(app, '/api/emergencias', { token: owner.access });
  expect(mine.body.emergencias[0]).toMatchObject({ administrador: 'Persona administrador', motivo: MOTIVO });
  const audit = await call(app, '/api/admin/auditoria?q=familia%20pide', { token: admin.access });
  expect(audit.body.auditoria[0]).toMatchObject({
    accion: 'emergencia.opened',
    usuario_id: owner.usuario_id,
    motivo: MOTIVO,
    despues: { alcances: [...ALCANCES] },
  });
});

test('without a reason, for longer than an hour, twice, or for nobody it is not opened', async () => {
  const person = { consumidor_id: owner.consumidor_id };
  const pointers = async (body: object) =>
    (await open(body)).body.errors.map(({ pointer }: { pointer: string }) => pointer);
  expect(await pointers({ ...person, motivo: `${' '.repeat(30)}corto`, minutos: 5 })).toEqual(['/motivo']);
  expect(await pointers({ ...person, motivo: MOTIVO, minutos: 61 })).toEqual(['/minutos']);
  expect(await pointers({ ...person, motivo: MOTIVO, minutos: 5, alcances: [] })).toEqual(['/alcances']);
  expect(await pointers({ motivo: MOTIVO, minutos: 5 })).toEqual(['/consumidor_id']);
  expect((await open({ email: 'nadie@latido.test', motivo: MOTIVO, minutos: 5 })).status).toBe(404);
  const twice = await Promise.all([1, 2].map(() => open({ ...person, motivo: MOTIVO, minutos: 5 })));
  expect(twice.map(({ status }) => status).sort()).toEqual([201, 409]);
});

test('an administrador who ceases to be one loses it too', async () => {
  await openedFor(app, admin, owner);
  const socket = seed('sensor_data', admin);
  await socket.next();
  const other = await createPerson(app, 'administrador');
  const path = `/api/admin/usuarios/${admin.usuario_id}/rol`;
  await call(app, path, { token: other.access, body: { rol: 'cuidador' } });
  expect(await socket.closed).toBe(4001);
});
