import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHANNELS } from '@/lib/channels/registry';
import { ALCANCES } from '@/lib/domain/access';
import { notify } from '@/lib/domain/use-cases/notificaciones';
import { closeVentanas } from '@/lib/domain/use-cases/ventanas';
import { type AsyncapiDocument, recordOf, upExamples } from '@/lib/testing/asyncapi';
import { openDevice } from '@/lib/testing/device-client';
import { openNative } from '@/lib/testing/native-client';
import {
  call,
  createPerson,
  createTestDatabase,
  grant,
  type Person,
  pairedKey,
  startTestApp,
} from '@/lib/testing/test-app';
import { openSocket } from '@/lib/testing/test-socket';

const app = await startTestApp(await createTestDatabase(), { limits: false });
let ended: Promise<void> | undefined;
afterAll(() => ended ?? app.close());

const document = (await (await fetch(`${app.url}/api/asyncapi.json`)).json()) as AsyncapiDocument;
/** `ref`s are names of channels. */
const { listen, faults, missing } = recordOf(document);
let owner: Person;
let key: string;

beforeAll(async () => {
  owner = await createPerson(app, 'consumidor');
  key = await pairedKey(app, owner);
  await post(...[30, 25, 20, 15].map((minutes) => ({ medido_at: ago(minutes), heart_rate: 70 + minutes })));
  await closeVentanas(app.runtime);
  await crave();
  await call(app, '/api/consumos', { token: owner.access, body: { habito: 'Fumar cigarrillos' } });
});

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const post = (...lecturas: object[]) => call(app, '/api/lecturas', { token: key, body: { lecturas } });
const crave = () => call(app, '/api/deseos', { token: owner.access, body: { tipo: 'sustancia' } });
const tell = () => notify(app.runtime, owner.usuario_id, { tipo: 'logro', contenido: 'Un día más' });

function native(token?: string) {
  const client = openNative(`${app.wsUrl}/ws`, token);
  listen(client.socket, 'native');
  const subscribe = (ref: string, more: object = {}) =>
    client.send({ type: 'subscribe', ref, channel: ref, consumidor_id: owner.consumidor_id, ...more });
  return { ...client, subscribe };
}

function seed(channel: string, { access }: Person) {
  const client = openSocket(`${app.wsUrl}/ws/${channel}/${owner.consumidor_id}/?token=${access}`);
  listen(client.socket, 'seed');
  return client;
}

/** Of an example: whose data and which credential it names are those of this test. */
function real(example: Record<string, unknown>): Record<string, unknown> {
  const { access: token, consumidor_id } = owner;
  const own = { token, consumidor_id, ref: 'sensor_data', channel: 'sensor_data' };
  return { ...example, ...Object.fromEntries(Object.entries(own).filter(([field]) => field in example)) };
}

const examplesOf = (surface: string) => upExamples(document, surface);

test.each(examplesOf('native'))('native takes $type: $example', async ({ type, example, answer }) => {
  const client = native(type === 'hello' ? undefined : owner.access);
  client.send(real(example));
  if (answer) await client.take(answer as 'pong');
  // Whatever was wrong with it is told before what follows is answered.
  client.subscribe('heart_rate_today');
  await client.take('subscribed', ({ ref }) => ref === 'heart_rate_today');
  expect(client.frames.filter((frame) => frame.type === 'error')).toEqual([]);
  client.close();
});

test('native: a session with every channel', async () => {
  const client = native(owner.access);
  await client.take('welcome');
  for (const { name } of CHANNELS) client.subscribe(name);
  for (const { name } of CHANNELS) await client.take('subscribed', ({ ref }) => ref === name);
  await post({ heart_rate: 80, accel_x: 0.1, accel_y: 0, accel_z: 1 });
  await post({ medido_at: ago(60), heart_rate: 65 });
  await client.take('data', ({ ref, historical }) => ref === 'sensor_data' && historical === true);
  await client.take('estado');
  await tell();
  await crave();
  for (const name of ['notificaciones', 'desires_tracking', 'desires_stats', 'heart_rate_today', 'estado'])
    await client.take('data', ({ ref }) => ref === name);

  const epoch = "UPDATE streams SET epoch = epoch + 1 WHERE consumidor_id = $1 AND stream = 'deseos'";
  await app.runtime.database.pool.query(epoch, [owner.consumidor_id]);
  await crave();
  await client.take('gap', ({ ref, reason }) => ref === 'desires_tracking' && reason === 'epoch');
  await client.take('subscribed', ({ ref }) => ref === 'desires_tracking');

  client.send({ type: 'talk' });
  expect(await client.take('error')).toMatchObject({ problem: { code: 'bad_frame' } });
  client.subscribe('no_such');
  expect(await client.take('error')).toMatchObject({ ref: 'no_such', problem: { code: 'not_found' } });
  client.close();
  expect(faults.splice(0)).toEqual([]);
});

test('native: who comes back by cursor gets what they missed', async () => {
  const client = native(owner.access);
  client.subscribe('sensor_data');
  const { cursor } = await client.take('subscribed');
  await post({ heart_rate: 81 });
  await client.take('data');
  const back = native(owner.access);
  back.subscribe('sensor_data', { since: cursor });
  expect(await back.take('subscribed')).toMatchObject({ recovered: true });
  await back.take('data');
  for (const one of [client, back]) one.close();
  expect(faults.splice(0)).toEqual([]);
});

test.each(ALCANCES)('native and seed: what is shown to who may see only %s', async (alcance) => {
  const guest = await createPerson(app, 'cuidador');
  await grant(app, owner, guest, [alcance]);
  const client = native(guest.access);
  const granted = CHANNELS.filter(({ scopes }) => scopes.includes(alcance));
  await client.take('welcome');
  for (const { name } of CHANNELS) client.subscribe(name);
  for (const { name, scopes } of CHANNELS)
    await client.take(scopes.includes(alcance) ? 'subscribed' : 'error', ({ ref }) => ref === name);
  for (const { name, type } of granted) {
    const socket = seed(name, guest);
    expect((await socket.next()).type).toBe(type);
    socket.close();
  }
  const { body } = await call(app, '/api/consentimientos', { token: owner.access });
  const theirs = ({ cuidador_id }: { cuidador_id: number }) => cuidador_id === guest.usuario_id;
  const { id } = body.consentimientos.find(theirs);
  await call(app, `/api/consentimientos/${id}`, { method: 'DELETE', token: owner.access });
  for (const { name } of granted) await client.take('revoked', ({ ref }) => ref === name);
  client.close();
  expect(faults.splice(0)).toEqual([]);
});

test.each(CHANNELS.map(({ name, type }) => [name, type] as const))('seed: %s', async (name, type) => {
  const client = seed(name, owner);
  expect((await client.next()).type).toBe(type);
  client.send({ type: 'talk' });
  await client.until((message) => message.type === 'error');
  client.close();
  expect(faults.splice(0)).toEqual([]);
});

test.each(examplesOf('seed'))('seed takes $type: $example', async ({ type, example, answer }) => {
  const { id } = await tell();
  const [channel] = CHANNELS.filter(({ commands = {} }) => type in commands);
  const client = seed(channel?.name ?? 'sensor_data', owner);
  await client.next();
  client.send('notification_id' in example ? { ...example, notification_id: id } : example);
  await client.until((message) => message.type === answer);
  await tell();
  if (channel) await client.until((message) => message.type === channel.pushType);
  client.close();
  expect(faults.splice(0)).toEqual([]);
});

test.each(examplesOf('dispositivo'))('dispositivo takes $type: $example', async ({ example, answer }) => {
  const client = openDevice(app.wsUrl, key);
  listen(client.socket, 'dispositivo');
  await client.listo;
  client.send(example);
  await client.take(answer as 'acuse');
  client.send('not json');
  await client.take('error');
  client.send({ heart_rate: 5_000 });
  await client.take('error');
  client.close();
  expect(faults.splice(0)).toEqual([]);
});

test('when the server ends it says so, and by then every message of the document has come', async () => {
  const page = native(owner.access);
  const band = openDevice(app.wsUrl, key);
  listen(band.socket, 'dispositivo');
  await Promise.all([page.take('welcome'), band.listo]);
  ended = app.close();
  await Promise.all([page.take('drain'), band.take('drain')]);
  await ended;
  expect(faults.splice(0)).toEqual([]);
  expect(missing()).toEqual([]);
});
