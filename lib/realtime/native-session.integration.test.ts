import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALCANCES } from '@/lib/domain/access';
import type { SensorRow } from '@/lib/domain/reads';
import { type NativeClient, openNative } from '@/lib/testing/native-client';
import {
  call,
  createPerson,
  createTestDatabase,
  grant,
  type Person,
  pairedKey,
  startTestApp,
  type TestApp,
} from '@/lib/testing/test-app';

let app: TestApp;
let owner: Person;
let cuidador: Person;
let key: string;
const open = new Set<NativeClient>();

beforeAll(async () => {
  app = await startTestApp(await createTestDatabase(), { limits: false });
  owner = await createPerson(app, 'consumidor');
  cuidador = await createPerson(app, 'cuidador');
  await grant(app, owner, cuidador, [...ALCANCES]);
  key = await pairedKey(app, owner);
});
afterAll(async () => {
  for (const client of open) client.close();
  await app.close();
});

function connect(token?: string): NativeClient {
  const client = openNative(`${app.wsUrl}/ws`, token);
  open.add(client);
  return client;
}

let n = 0;
const post = (count: number, more: object = {}) =>
  call(app, '/api/lecturas', {
    token: key,
    body: {
      lecturas: Array.from({ length: count }, () => {
        n += 1;
        return { n, heart_rate: 60 + (n % 50), ...more };
      }),
    },
  });

const seqs = (rows: unknown) => (rows as SensorRow[]).map(({ seq }) => seq);

test('welcomes who comes with a token, and refuses who says nothing true', async () => {
  const client = connect(owner.access);
  expect(await client.take('welcome')).toMatchObject({ max_subscriptions: 256, ping_ms: 20_000 });
  expect(client.socket.protocol).toBe('latido.v1');
  client.send({ type: 'ping', t: 5 });
  expect(await client.take('pong')).toMatchObject({ t: 5 });

  expect(await connect('no-token').closed).toBe(4001);
  const late = connect();
  late.send({ type: 'hello', token: 'no-token' });
  expect(await late.closed).toBe(4001);
  const good = connect();
  good.send({ type: 'hello', token: owner.access });
  good.send({ type: 'subscribe', ref: 'a', channel: 'heart_rate_today', consumidor_id: owner.consumidor_id });
  await good.take('welcome');
  expect(await good.take('subscribed')).toMatchObject({
    ref: 'a',
    recovered: false,
    snapshot: { type: 'heart_rate_update' },
  });
});

test('a stream: snapshot, then every item once and in order, then the rest by cursor', async () => {
  await post(5);
  const client = connect(owner.access);
  const place = { channel: 'sensor-data', consumidor_id: owner.consumidor_id };
  client.send({ type: 'subscribe', ref: 'x', ...place });
  const begun = await client.take('subscribed');
  const [epoch, at] = begun.cursor.split(':').map(Number);
  expect(seqs(begun.snapshot?.data)[0]).toBe(at);
  await Promise.all([post(3), post(4), post(1)]);
  const last = (at ?? 0) + 8;
  await client.take('data', ({ to }) => to === last);
  const data = client.frames.filter((frame) => frame.type === 'data');
  expect(data.map(({ from }) => from)).toEqual([(at ?? 0) + 1, ...data.slice(0, -1).map(({ to }) => to + 1)]);
  expect(data.flatMap((frame) => seqs(frame.data).reverse())).toEqual(
    Array.from({ length: 8 }, (_, index) => (at ?? 0) + 1 + index),
  );
  expect(await client.take('estado')).toMatchObject({ consumidor_id: owner.consumidor_id, fuente: 'sensor' });

  const back = connect(owner.access);
  back.send({ type: 'subscribe', ref: 'x', ...place, since: `${epoch}:${at}` });
  expect(await back.take('subscribed')).toEqual({
    type: 'subscribed',
    ref: 'x',
    cursor: `${epoch}:${at}`,
    recovered: true,
  });
  const missed = await back.take('data', ({ to }) => to === last);
  const rest = await call(
    app,
    `/api/dashboard/sensor_data?consumidor_id=${owner.consumidor_id}&since=${epoch}:${at}`,
    {
      token: owner.access,
    },
  );
  expect(missed.data).toEqual((rest.body as { data: unknown }).data);

  const lost = connect(owner.access);
  lost.send({ type: 'subscribe', ref: 'x', ...place, since: `${(epoch ?? 0) - 1}:${at}` });
  expect(await lost.take('subscribed')).toMatchObject({
    recovered: false,
    snapshot: { type: 'sensor_update' },
  });
});

test('late readings are historical and part from the live ones', async () => {
  const client = connect(owner.access);
  client.send({ type: 'subscribe', ref: 'x', channel: 'sensor_data', consumidor_id: owner.consumidor_id });
  await client.take('subscribed');
  await post(1);
  expect((await client.take('data')).historical).toBeUndefined();
  await post(2, { medido_at: new Date(Date.now() - 3_600_000).toISOString() });
  expect(await client.take('data')).toMatchObject({ historical: true });
});

test('a state channel is sent whole, and its newest only', async () => {
  const client = connect(owner.access);
  client.send({ type: 'subscribe', ref: 's', channel: 'desires_stats', consumidor_id: owner.consumidor_id });
  await client.take('subscribed');
  await call(app, '/api/deseos', { token: owner.access, body: { tipo: 'sustancia' } });
  const { data } = await client.take('data');
  expect(data).toContainEqual(expect.objectContaining({ deseo_tipo: 'total', total_deseos: 1 }));
});

describe('access', () => {
  const subscribe = (client: NativeClient, ref: string, consumidor_id: number, channel = 'sensor_data') =>
    client.send({ type: 'subscribe', ref, channel, consumidor_id });

  test('is asked for every subscription, and each refusal names its ref', async () => {
    const client = connect(cuidador.access);
    const stranger = await createPerson(app, 'consumidor');
    subscribe(client, 'foreign', stranger.consumidor_id);
    subscribe(client, 'nobody', 999_999);
    subscribe(client, 'unknown', owner.consumidor_id, 'no_such');
    for (const [ref, code] of [
      ['foreign', 'not_allowed'],
      ['nobody', 'not_allowed'],
      ['unknown', 'not_found'],
    ])
      expect(await client.take('error', (frame) => frame.ref === ref)).toMatchObject({ problem: { code } });
    subscribe(client, 'mine', owner.consumidor_id);
    await client.take('subscribed', ({ ref }) => ref === 'mine');
    subscribe(client, 'mine', owner.consumidor_id);
    expect(await client.take('error')).toMatchObject({ ref: 'mine', problem: { code: 'conflict' } });
  });

  test('a revoked grant ends its subscriptions within a second, and no others', async () => {
    const other = await createPerson(app, 'consumidor');
    const guest = await createPerson(app, 'cuidador');
    await grant(app, owner, guest, [...ALCANCES]);
    await grant(app, other, guest, [...ALCANCES]);
    const client = connect(guest.access);
    subscribe(client, 'one', owner.consumidor_id);
    subscribe(client, 'two', other.consumidor_id);
    await client.take('subscribed', ({ ref }) => ref === 'two');
    const grants = await call(app, '/api/consentimientos', { token: owner.access });
    const found = (
      grants.body as { consentimientos: { id: number; cuidador_id: number }[] }
    ).consentimientos.find(({ cuidador_id }) => cuidador_id === guest.usuario_id);
    const began = performance.now();
    await call(app, `/api/consentimientos/${found?.id}`, { method: 'DELETE', token: owner.access });
    expect(await client.take('revoked')).toMatchObject({ ref: 'one' });
    expect(performance.now() - began).toBeLessThan(1_000);
    await post(1);
    client.send({ type: 'ping', t: 1 });
    await client.take('pong');
    expect(client.frames.at(-1)).toMatchObject({ type: 'pong' });
    expect(client.frames.filter((frame) => frame.type === 'data')).toEqual([]);
  });

  test('a token is refreshed in place, and its end closes the socket', async () => {
    const client = connect(owner.access);
    await client.take('welcome');
    const next = await call(app, '/api/token/refresh', { body: { refresh: owner.refresh } });
    owner = { ...owner, ...(next.body as { access: string; refresh: string }) };
    client.send({ type: 'refresh', token: owner.access });
    subscribe(client, 'x', owner.consumidor_id);
    await client.take('subscribed');
    client.send({ type: 'refresh', token: cuidador.access });
    expect(await client.closed).toBe(4001);
  });
});

test('garbage gets an error, and ten of it end the socket', async () => {
  const client = connect(owner.access);
  await client.take('welcome');
  client.send('{');
  expect(await client.take('error')).toMatchObject({ problem: { code: 'bad_frame' } });
  client.send({ type: 'subscribe', ref: 'x', channel: 'sensor_data', consumidor_id: -1 });
  expect(await client.take('error')).toMatchObject({ problem: { errors: [{ pointer: '/consumidor_id' }] } });
  for (let index = 0; index < 10; index += 1) client.send('no');
  expect(await client.closed).toBe(4400);
  const big = connect(owner.access);
  await big.take('welcome');
  big.send('x'.repeat(17 * 1024));
  expect(await big.closed).toBe(1009);
});

test('a server that ends says when to come back', async () => {
  const ending = await startTestApp(await createTestDatabase(), { limits: false });
  const person = await createPerson(ending, 'consumidor');
  const client = openNative(`${ending.wsUrl}/ws`, person.access);
  await client.take('welcome');
  const ended = ending.close();
  expect((await client.take('drain')).retry_after_ms).toBeLessThanOrEqual(3_000);
  expect(await client.closed).toBe(1012);
  await ended;
});
