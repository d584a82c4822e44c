import { beforeAll, expect, test } from 'vitest';
import type { Alcance } from '@/lib/domain/access';
import type { Conditions } from '@/lib/domain/terms';
import { MINUTE_MS } from '@/lib/domain/time';
import { type NativeClient, openNative } from '@/lib/testing/native-client';
import { call, createPerson, grant, openTestApp, type Person, pairedKey } from '@/lib/testing/test-app';
import { openSocket } from '@/lib/testing/test-socket';

/** Noon in Tijuana. */
const NOON = Date.parse('2026-11-24T20:00:00Z');
let now = NOON;
const app = await openTestApp({}, { now: () => new Date(now) });
let owner: Person;
let key: string;

beforeAll(async () => {
  owner = await createPerson(app, 'consumidor');
  key = await pairedKey(app, owner);
});

const SCOPES: Alcance[] = ['frecuencia', 'deseos'];

async function cuidadorWith(conditions: Partial<Conditions>): Promise<Person & { id: number }> {
  const cuidador = await createPerson(app, 'cuidador');
  await grant(app, owner, cuidador, SCOPES, conditions);
  const { body } = await call(app, '/api/consentimientos', { token: owner.access });
  const held = body.consentimientos as { id: number; cuidador_id: number }[];
  const found = held.find(({ cuidador_id }) => cuidador_id === cuidador.usuario_id);
  return { ...cuidador, id: found?.id ?? 0 };
}

const subscribe = (client: NativeClient, ref: string, channel: string) =>
  client.send({ type: 'subscribe', ref, channel, consumidor_id: owner.consumidor_id });
const change = (id: number, body: object) =>
  call(app, `/api/consentimientos/${id}`, { method: 'PATCH', token: owner.access, body });
const statusFor = async ({ access: token }: Person) =>
  (await call(app, `/api/dashboard/desires_stats?consumidor_id=${owner.consumidor_id}`, { token })).status;
const followedBy = async ({ access: token }: Person) =>
  (await call(app, '/api/consumidores', { token })).body.consumidores;

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const began = performance.now();
  const done = await work;
  expect(performance.now() - began).toBeLessThan(ms);
  return done;
}

test('a coarser resolution takes the live channels away and redraws the others, within a second', async () => {
  const cuidador = await cuidadorWith({});
  const client = openNative(`${app.wsUrl}/ws`, cuidador.access);
  for (const channel of ['sensor_data', 'desires_stats', 'desires_tracking'])
    subscribe(client, channel, channel);
  const seed = openSocket(`${app.wsUrl}/ws/sensor_data/${owner.consumidor_id}/?token=${cuidador.access}`);
  const seedStats = openSocket(
    `${app.wsUrl}/ws/desires_stats/${owner.consumidor_id}/?token=${cuidador.access}`,
  );
  await seed.next();
  await seedStats.next();
  for (const channel of ['sensor_data', 'desires_stats', 'desires_tracking'])
    await client.take('subscribed', ({ ref }) => ref === channel);
  await call(app, '/api/deseos', { token: owner.access, body: { tipo: 'otro' } });
  await client.take('data', ({ ref }) => ref === 'desires_tracking');
  expect((await seedStats.next()).data).toMatchObject([{}, {}, {}, {}, {}, { total_deseos: 1 }]);

  const answer = change(cuidador.id, { resolucion: 'diario' });
  const told = Promise.all([
    client.take('revoked', ({ ref }) => ref === 'sensor_data'),
    client.take('subscribed', ({ ref }) => ref === 'desires_tracking'),
    client.take('subscribed', ({ ref }) => ref === 'desires_stats'),
    seedStats.next(),
    seed.closed,
  ]);
  const [, deseos, stats, seedTold, code] = await within(1_000, told);
  expect((await answer).body).toMatchObject({ resolucion: 'diario', vencido: false, alcances: SCOPES });
  expect(deseos.snapshot?.data).toEqual([]);
  const none = expect.objectContaining({ deseo_tipo: 'total', total_deseos: 0 });
  expect(stats.snapshot?.data).toContainEqual(none);
  expect(seedTold.data).toContainEqual(none);
  expect(code).toBe(4003);

  const sent = client.frames.length;
  await call(app, '/api/lecturas', { token: key, body: { n: now, heart_rate: 99 } });
  client.send({ type: 'ping', t: 1 });
  await client.take('pong');
  expect(client.frames.slice(sent).map(({ type }) => type)).toEqual(['pong']);

  await change(cuidador.id, { resolucion: 'vivo' });
  const again = await client.take('subscribed', ({ ref }) => ref === 'desires_stats');
  expect(again.snapshot?.data).toContainEqual(expect.objectContaining({ total_deseos: 1 }));
  subscribe(client, 'again', 'sensor_data');
  const { snapshot } = await client.take('subscribed', ({ ref }) => ref === 'again');
  expect(snapshot?.data).toMatchObject([{ heart_rate: 99 }]);
  client.close();
  seedStats.close();
});

test('the end of the hours cuts within a second, and when they begin again one may subscribe again', async () => {
  now = NOON;
  const cuidador = await cuidadorWith({ hora_desde: '08:00', hora_hasta: '12:30' });
  const client = openNative(`${app.wsUrl}/ws`, cuidador.access);
  subscribe(client, 'x', 'desires_stats');
  const seed = openSocket(`${app.wsUrl}/ws/desires_stats/${owner.consumidor_id}/?token=${cuidador.access}`);
  await client.take('subscribed');
  await seed.next();
  now = NOON + 30 * MINUTE_MS - 1;
  expect(await statusFor(cuidador)).toBe(200);
  expect(await followedBy(cuidador)).toMatchObject([{ abierto: true, hora_desde: '08:00' }]);

  now = NOON + 30 * MINUTE_MS;
  const [, code] = await within(1_000, Promise.all([client.take('revoked'), seed.closed]));
  expect(code).toBe(4003);
  expect(await statusFor(cuidador)).toBe(403);
  expect(await followedBy(cuidador)).toMatchObject([{ abierto: false, estado: null }]);
  subscribe(client, 'closed', 'desires_stats');
  expect((await client.take('error')).problem.code).toBe('not_allowed');
  client.close();

  const morning = NOON + 20 * 60 * MINUTE_MS;
  now = morning;
  const { refresh } = cuidador;
  const { access } = (await call(app, '/api/token/refresh', { body: { refresh } })).body;
  const next = openNative(`${app.wsUrl}/ws`, access);
  subscribe(next, 'open', 'desires_stats');
  expect(await next.take('subscribed')).toMatchObject({ ref: 'open' });
  next.close();
  now = NOON;
});

test('an expiry cuts within a second and takes the person off the list; a later one gives it back', async () => {
  now = NOON;
  const cuidador = await cuidadorWith({});
  const expira_at = new Date(NOON + MINUTE_MS).toISOString();
  const client = openNative(`${app.wsUrl}/ws`, cuidador.access);
  subscribe(client, 'x', 'desires_stats');
  await client.take('subscribed');
  expect((await change(cuidador.id, { expira_at })).body.expira_at).toBe(expira_at);
  expect(await statusFor(cuidador)).toBe(200);
  now = NOON + MINUTE_MS;
  expect(await within(1_000, client.take('revoked'))).toMatchObject({ ref: 'x', reason: 'not_allowed' });
  expect(await statusFor(cuidador)).toBe(403);
  expect(await followedBy(cuidador)).toEqual([]);
  const { body } = await call(app, '/api/consentimientos', { token: owner.access });
  expect(body.consentimientos).toContainEqual(expect.objectContaining({ id: cuidador.id, vencido: true }));
  await change(cuidador.id, { expira_at: null });
  expect(await statusFor(cuidador)).toBe(200);
  client.close();
  now = NOON;
});

test('a change is of the owner alone, names its fault, and is told in the ledger once', async () => {
  now = NOON;
  const cuidador = await cuidadorWith({});
  const past = await change(cuidador.id, { expira_at: new Date(NOON).toISOString() });
  expect([past.status, past.body.errors]).toEqual([
    422,
    [{ pointer: '/expira_at', detail: 'Ese momento ya pasó' }],
  ]);
  const half = await change(cuidador.id, { hora_desde: '08:00' });
  expect(half.body.errors).toMatchObject([{ pointer: '/hora_hasta' }]);
  const terms = { resolucion: '5min', hora_desde: '22:00', hora_hasta: '06:00' };
  for (const _ of ['once', 'again']) expect((await change(cuidador.id, terms)).status).toBe(200);
  const { body } = await call(app, '/api/consentimientos/historial?limit=2', { token: owner.access });
  expect(body.historial).toMatchObject([
    { hecho: 'cambiado', alcances: SCOPES, ...terms, expira_at: null },
    { hecho: 'aceptado', resolucion: 'vivo', hora_desde: null },
  ]);
  await call(app, `/api/consentimientos/${cuidador.id}`, { method: 'DELETE', token: owner.access });
  expect((await change(cuidador.id, terms)).status).toBe(404);
});

test('an invitation tells what it gives before it is taken, and gives just that', async () => {
  now = NOON;
  const terms = {
    alcances: ['frecuencia', 'deseos'],
    resolucion: 'diario',
    hora_desde: '08:00',
    hora_hasta: '20:00',
    expira_at: new Date(NOON + 24 * 60 * MINUTE_MS).toISOString(),
  };
  const invited = await call(app, '/api/consentimientos/invitaciones', { token: owner.access, body: terms });
  const { codigo } = invited.body;
  const cuidador = await createPerson(app, 'cuidador');
  const look = (body: object, token = cuidador.access) =>
    call(app, '/api/consentimientos/invitaciones/consultar', { token, body });
  const offer = await look({ codigo });
  expect([offer.status, offer.body]).toEqual([
    200,
    { nombre: 'Persona consumidor', zona_horaria: 'America/Tijuana', ...terms },
  ]);
  expect((await look({ codigo }, owner.access)).status).toBe(403);
  expect((await look({ codigo: 'AAAA-BBBB-CCCC' })).body.code).toBe('code_invalid');
  const accept = () =>
    call(app, '/api/consentimientos/aceptar', { token: cuidador.access, body: { codigo } });
  expect((await accept()).body).toMatchObject({ ...terms, abierto: true });
  expect((await look({ codigo })).status).toBe(410);
  expect((await accept()).status).toBe(410);
});

test('an invitation whose grant would be past already gives nothing', async () => {
  now = NOON;
  const body = { alcances: ['deseos'], expira_at: new Date(NOON + MINUTE_MS).toISOString() };
  const { codigo } = (await call(app, '/api/consentimientos/invitaciones', { token: owner.access, body }))
    .body;
  now = NOON + MINUTE_MS;
  const cuidador = await createPerson(app, 'cuidador');
  const options = { token: cuidador.access, body: { codigo } };
  expect((await call(app, '/api/consentimientos/aceptar', options)).status).toBe(410);
  now = NOON;
});
