import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  call,
  createPerson,
  createTestDatabase,
  type Person,
  pairedKey,
  startTestApp,
  type TestApp,
} from '@/lib/testing/test-app';
import type { Batch } from './batches';
import { type DeviceSockets, makeDeviceSockets } from './socket';

let app: TestApp;
let owner: Person;
let key: string;
let sockets: DeviceSockets;
const stop = new AbortController();

beforeAll(async () => {
  app = await startTestApp(await createTestDatabase(), { limits: false });
  owner = await createPerson(app, 'consumidor');
  key = await pairedKey(app, owner);
  sockets = makeDeviceSockets(app.url, stop.signal);
});
afterAll(async () => {
  stop.abort();
  await app.close();
});

const batch = (lecturas: unknown): Batch => ({
  body: JSON.stringify({ lecturas }),
  count: 1,
  first_step: 0,
  next_step: 1,
  last_n: 1,
});

test('answers as a POST does, and each batch gets its own answer', async () => {
  const answers = await Promise.all([
    sockets.sendReadings(key, batch([{ n: 1, heart_rate: 70 }])),
    sockets.sendReadings(
      key,
      batch([
        { n: 1, heart_rate: 70 },
        { n: 2, heart_rate: 300 },
      ]),
    ),
    sockets.sendReadings(key, batch('many')).catch((error: unknown) => error),
    sockets.sendReadings(key, batch([{ n: 3, heart_rate: 70 }])),
  ]);
  expect(answers).toMatchObject([
    { status: 'success', aceptadas: 1, duplicadas: 0, rechazadas: [] },
    { status: 'success', aceptadas: 0, duplicadas: 1, rechazadas: [{ indice: 1 }] },
    { status: 422, transient: false },
    { status: 'success', aceptadas: 1 },
  ]);
  const posted = await call(app, '/api/lecturas', { token: key, body: { n: 3, heart_rate: 70 } });
  expect(posted.body).toMatchObject({ aceptadas: 0, duplicadas: 1, seq: 2 });
});

test('a key that is unknown, and an address that has no such socket, are told as such', async () => {
  await expect(sockets.sendReadings('nobody', batch([]))).rejects.toMatchObject({ status: 401 });
  const other = createServer((_, response) => void response.writeHead(404).end());
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const elsewhere = makeDeviceSockets(`http://127.0.0.1:${port}`, stop.signal);
  await expect(elsewhere.sendReadings(key, batch([]))).rejects.toMatchObject({
    status: 404,
    transient: false,
  });
  other.closeAllConnections();
  await new Promise((resolve) => other.close(resolve));
  await expect(elsewhere.sendReadings(key, batch([]))).rejects.toMatchObject({ status: 0, transient: true });
});

test('a server that ends loses nothing: what it did not answer may be sent again', async () => {
  const databaseUrl = await createTestDatabase();
  const first = await startTestApp(databaseUrl, { limits: false });
  const person = await createPerson(first, 'consumidor');
  const clave = await pairedKey(first, person);
  const send = (to: TestApp, count: number) => {
    const { sendReadings } = makeDeviceSockets(to.url, stop.signal);
    const each = Array.from({ length: count }, (_, n) => sendReadings(clave, batch([{ n, heart_rate: 70 }])));
    return { each, settled: Promise.allSettled(each) };
  };
  const { each, settled } = send(first, 100);
  await each[0];
  await first.close();
  const failed = (await settled).flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(failed.length).toBeGreaterThan(0);
  expect(failed.every(({ status, transient }) => status === 503 && transient)).toBe(true);
  const second = await startTestApp(databaseUrl, { limits: false });
  const answers = await Promise.all(send(second, 100).each);
  expect(answers.reduce((sum, { aceptadas }) => sum + aceptadas, 0)).toBe(failed.length);
  await second.close();
});
