import { beforeAll, expect, test } from 'vitest';
import { parseExposition } from '@/lib/testing/exposition';
import { openNative } from '@/lib/testing/native-client';
import { call, createPerson, openTestApp, type Person, pairedKey } from '@/lib/testing/test-app';
import { openSocket } from '@/lib/testing/test-socket';

const app = await openTestApp();
let owner: Person;
let key: string;

beforeAll(async () => {
  owner = await createPerson(app, 'consumidor');
  key = await pairedKey(app, owner);
});

async function sample(name: string, labels: Record<string, string> = {}): Promise<number> {
  const { body } = await app.runtime.metrics.text();
  const all = [...parseExposition(body).values()].flatMap(({ samples }) => samples);
  const fits = (given: Record<string, string>) =>
    Object.entries(labels).every(([label, text]) => given[label] === text);
  return all.find((one) => one.name === name && fits(one.labels))?.value ?? 0;
}

const post = (token: string, ...lecturas: object[]) =>
  call(app, '/api/lecturas', { token, body: { lecturas } });
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();

test('counts readings, and what is known of the clock of a device', async () => {
  await post(key, { n: 1, heart_rate: 70 }, { n: 2, heart_rate: 71 }, { n: 3, heart_rate: 900 });
  await post(key, { n: 2, heart_rate: 71 }, { n: 4, heart_rate: 72, medido_at: ago(-180_000) });
  expect(await sample('latido_readings_total', { kind: 'stored' })).toBe(3);
  expect(await sample('latido_readings_total', { kind: 'duplicate' })).toBe(1);
  expect(await sample('latido_readings_total', { kind: 'rejected' })).toBe(1);
  expect(await sample('latido_device_skew_seconds_count')).toBe(2);
  expect(await sample('latido_device_skew_seconds_bucket', { le: '-120' })).toBe(1);
  expect(await sample('latido_device_skew_seconds_bucket', { le: '-300' })).toBe(0);
});

test('counts the sockets of each surface, also those that are refused', async () => {
  const native = openNative(`${app.wsUrl}/ws`, owner.access);
  await native.take('welcome');
  const seed = openSocket(`${app.wsUrl}/ws/sensor_data/${owner.consumidor_id}/?token=${owner.access}`);
  await seed.next();
  expect(await sample('latido_sockets', { surface: 'native' })).toBe(1);
  expect(await sample('latido_sockets', { surface: 'seed' })).toBe(1);

  expect(await openSocket(`${app.wsUrl}/ws/sensor_data/999999/?token=${owner.access}`).closed).toBe(4003);
  native.close();
  seed.close();
  await Promise.all([native.closed, seed.closed]);
  for (const surface of ['native', 'seed'])
    await expect.poll(() => sample('latido_sockets', { surface })).toBe(0);
  expect(await sample('latido_sockets_closed_total', { surface: 'seed', code: '4003' })).toBe(1);
  expect(await sample('latido_sockets_closed_total', { surface: 'seed', code: '1005' })).toBe(1);
  expect(await sample('latido_sockets_closed_total', { surface: 'native', code: '1005' })).toBe(1);
});

test('tells an administrador how long readings take to the screen, and nobody else', async () => {
  const route = '/api/sistema/latencia';
  const { access } = await createPerson(app, 'administrador');
  const nothing = { p50_ms: null, p95_ms: null, n: 0 };
  const before = (await call(app, route, { token: access })).body;
  expect(before).toEqual({ ingest_to_frame: nothing, sensor_to_frame: nothing });

  const watched = await createPerson(app, 'consumidor');
  const client = openNative(`${app.wsUrl}/ws`, watched.access);
  client.send({
    type: 'subscribe',
    ref: 'a',
    channel: 'sensor_data',
    consumidor_id: watched.consumidor_id,
  });
  await client.take('subscribed');
  await post(await pairedKey(app, watched), { n: 1, heart_rate: 70, medido_at: ago(400) });
  await client.take('data');

  const { ingest_to_frame, sensor_to_frame } = (await call(app, route, { token: access })).body;
  expect(ingest_to_frame.n).toBe(1);
  expect(sensor_to_frame.n).toBe(1);
  expect(sensor_to_frame.p50_ms).toBeGreaterThan(300);
  expect(sensor_to_frame.p50_ms).toBeGreaterThan(ingest_to_frame.p50_ms);
  client.close();

  const cuidador = await createPerson(app, 'cuidador');
  for (const token of [owner.access, cuidador.access])
    expect((await call(app, route, { token })).status).toBe(403);
  expect((await call(app, route)).status).toBe(401);
});
