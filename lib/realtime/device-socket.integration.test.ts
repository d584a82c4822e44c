import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { type DeviceClient, openDevice } from '@/lib/testing/device-client';
import {
  call,
  createPerson,
  createTestDatabase,
  type Person,
  pairedKey,
  startTestApp,
  type TestApp,
} from '@/lib/testing/test-app';
import { openSocket } from '@/lib/testing/test-socket';

let app: TestApp;
let owner: Person;
let key: string;
const opened = new Set<DeviceClient>();

beforeAll(async () => {
  app = await startTestApp(await createTestDatabase(), { limits: false });
});
beforeEach(async () => {
  owner = await createPerson(app, 'consumidor');
  key = await pairedKey(app, owner);
});
afterEach(() => {
  for (const client of opened) client.close();
  opened.clear();
});
afterAll(() => app.close());

async function connect(to: TestApp = app, clave = key): Promise<DeviceClient> {
  const client = openDevice(to.wsUrl, clave);
  opened.add(client);
  await client.listo;
  return client;
}

const storedNs = async (of: TestApp = app, person = owner): Promise<(number | null)[]> => {
  const query = 'SELECT n::float8 AS n FROM lecturas WHERE consumidor_id = $1 ORDER BY seq';
  const { rows } = await of.runtime.database.pool.query(query, [person.consumidor_id]);
  return rows.map(({ n }) => n);
};
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('a frame', () => {
  test('is acknowledged after its commit, with counts', async () => {
    const client = openDevice(app.wsUrl, key);
    opened.add(client);
    expect(await client.listo).toMatchObject({ max_en_vuelo: 16, max_bytes: 262_144, cadencia_ms: 1_000 });
    const seen: unknown[] = [];
    client.socket.on('message', () => seen.push(storedNs()));
    client.send({ n: 7, heart_rate: 70 });
    expect(await client.take('acuse')).toEqual({
      type: 'acuse',
      n: 7,
      aceptadas: 1,
      duplicadas: 0,
      rechazadas: [],
      seq: 1,
    });
    expect(await Promise.all(seen)).toEqual([[7]]);
    client.send({
      lecturas: [{ n: 9, heart_rate: 71 }, { n: 8, accel_x: 1 }, { heart_rate: 70 }],
      lote: 'a-1',
    });
    expect(await client.take('acuse')).toMatchObject({ n: 9, lote: 'a-1', aceptadas: 3, seq: 4 });
    client.send({ lecturas: [], lote: 5 });
    expect(await client.take('acuse')).toMatchObject({ n: null, lote: 5, aceptadas: 0, seq: 4 });
    client.send({ type: 'ping' });
    await client.take('pong');
  });

  test('of what was sent before is a duplicate, on the socket and by POST', async () => {
    const client = await connect();
    client.send({ n: 1, heart_rate: 70 });
    await client.take('acuse');
    client.send({ n: 1, heart_rate: 70 });
    expect(await client.take('acuse')).toMatchObject({ n: 1, aceptadas: 0, duplicadas: 1, seq: 1 });
    const { body } = await call(app, '/api/lecturas', { token: key, body: { n: 1, heart_rate: 70 } });
    expect(body).toMatchObject({ aceptadas: 0, duplicadas: 1 });
    expect(await storedNs()).toEqual([1]);
  });

  test('may come out of order and late', async () => {
    const client = await connect();
    const late = new Date(Date.now() - 3_600_000).toISOString();
    for (const frame of [
      { n: 30 },
      { n: 10, medido_at: late },
      {
        lecturas: [
          { n: 20, heart_rate: 60 },
          { n: 5, heart_rate: 60, medido_at: late },
        ],
      },
    ])
      client.send({ heart_rate: 60, ...frame });
    await client.take('acuse', ({ n }) => n === 20);
    const acks = client.frames.flatMap((frame) =>
      frame.type === 'acuse' ? [[frame.n, frame.aceptadas]] : [],
    );
    expect(acks).toEqual([
      [30, 1],
      [10, 1],
      [20, 2],
    ]);
    expect(await storedNs()).toEqual([30, 10, 20, 5]);
  });

  test('with a bad item keeps the good ones; a lone bad reading is refused with the field named', async () => {
    const client = await connect();
    client.send({
      lecturas: [{ n: 1, heart_rate: 70 }, { n: 2, heart_rate: 300 }, null, { n: 3, heart_rate: 71 }],
    });
    const acuse = await client.take('acuse');
    expect(acuse).toMatchObject({ n: 3, aceptadas: 2, seq: 2 });
    expect(acuse.rechazadas.map(({ indice }) => indice)).toEqual([1, 2]);
    // A sensor that fails goes on sending: this ends no socket.
    for (const n of upTo(12)) client.send({ n: 100 + n, lote: n, heart_rate: 10 });
    expect(await client.take('error')).toMatchObject({
      n: 101,
      lote: 1,
      problem: { code: 'invalid', errors: [{ pointer: '/heart_rate' }] },
    });
    client.send({ n: 4, heart_rate: 72 });
    await client.take('acuse', ({ n }) => n === 4);
    expect(await storedNs()).toEqual([1, 3, 4]);
  });
});

describe('garbage', () => {
  test('gets an error that says what is wrong, and ten of it end the socket', async () => {
    const client = await connect();
    const cases: [unknown, object][] = [
      ['{', { code: 'bad_frame' }],
      ['[]', { code: 'bad_frame' }],
      [{ type: 'hola' }, { code: 'bad_frame', errors: [{ pointer: '/type' }] }],
      [
        { heart_rate: 70, lote: {} },
        { code: 'bad_frame', errors: [{ pointer: '/lote' }] },
      ],
      [{ lecturas: 'many' }, { code: 'invalid', errors: [{ pointer: '/lecturas' }] }],
      [{ lecturas: Array.from({ length: 1_001 }, () => ({ heart_rate: 70 })) }, { code: 'too_large' }],
    ];
    for (const [frame, problem] of cases) {
      client.send(frame);
      expect(await client.take('error')).toMatchObject({ problem });
    }
    client.socket.send(Buffer.from('{"heart_rate":70}'));
    expect(await client.take('error')).toMatchObject({ problem: { code: 'bad_frame' } });
    client.send({ n: 1, heart_rate: 70 });
    await client.take('acuse');
    for (const garbage of ['no', 'no', 'no']) client.send(garbage);
    expect(await client.closed).toBe(4400);
    expect(await storedNs()).toEqual([1]);
  });

  test('a frame above 256 KiB closes 1009, one just below is taken', async () => {
    const client = await connect();
    const frame = (x: string) => JSON.stringify({ n: 1, heart_rate: 70, x });
    const padded = (bytes: number) => frame('x'.repeat(bytes - frame('').length));
    client.send(padded(262_144));
    expect(await client.take('acuse')).toMatchObject({ aceptadas: 1 });
    client.send(padded(262_145));
    expect(await client.closed).toBe(1009);
  });
});

describe('the key', () => {
  test.each([
    ['query', (k: string) => ({ path: `/ws/dispositivo/?token=${k}`, protocols: [] as string[] })],
    ['subprotocol', (k: string) => ({ path: '/ws/dispositivo', protocols: ['bearer', k] })],
  ])('may come as %s', async (_, form) => {
    const { path, protocols } = form(key);
    const client = openSocket(`${app.wsUrl}${path}`, { protocols });
    expect(await client.next()).toMatchObject({ type: 'listo' });
    expect(client.socket.protocol).toBe(protocols[0] ?? '');
    client.close();
    await client.closed;
  });

  test('that is unknown, or that of a usuario, closes 4001 after the handshake', async () => {
    for (const clave of ['nobody', owner.access]) {
      const client = openDevice(app.wsUrl, clave);
      expect(await client.closed).toBe(4001);
      expect(client.frames).toEqual([]);
    }
    expect(await openSocket(`${app.wsUrl}/ws/dispositivo`).closed).toBe(4001);
  });

  test('that is revoked cuts its idle sockets within a second, and no others', async () => {
    const other = await pairedKey(app, owner);
    const [first, second, spared] = [await connect(), await connect(), await connect(app, other)];
    const { dispositivos } = (await call(app, '/api/dispositivos', { token: owner.access })).body;
    const began = performance.now();
    const revoked = Math.min(...dispositivos.map(({ id }: { id: number }) => id));
    await call(app, `/api/dispositivos/${revoked}`, { method: 'DELETE', token: owner.access });
    expect(await Promise.all([first.closed, second.closed])).toEqual([4001, 4001]);
    expect(performance.now() - began).toBeLessThan(1_000);
    spared.send({ n: 1, heart_rate: 70 });
    await spared.take('acuse');
  });

  test('that ended without a word is refused with the next frame', async () => {
    const client = await connect();
    client.send({ n: 1, heart_rate: 70 });
    await client.take('acuse');
    const ending = 'UPDATE usuarios SET is_active = false WHERE id = $1';
    await app.runtime.database.pool.query(ending, [owner.usuario_id]);
    client.send({ n: 2, heart_rate: 70 });
    expect(await client.closed).toBe(4001);
    expect(await storedNs()).toEqual([1]);
  });
});

/** How many frames went to the database so far, and how many were there at once. */
function watchAppends(): { begun: number; most: number; stop(): void } {
  const { lecturas } = app.runtime.repos;
  const { append } = lecturas;
  let now = 0;
  const watch = { begun: 0, most: 0, stop: () => void Object.assign(lecturas, { append }) };
  lecturas.append = async (batch) => {
    watch.begun += 1;
    now += 1;
    watch.most = Math.max(watch.most, now);
    return append(batch).finally(() => {
      now -= 1;
    });
  };
  return watch;
}

describe('flow', () => {
  test('two hundred frames at once are all acknowledged in order, no more than sixteen under way', async () => {
    const appends = watchAppends();
    const client = await connect();
    for (const n of upTo(200)) client.send({ n, heart_rate: 70 });
    await client.take('acuse', ({ n }) => n === 200);
    const acks = client.frames.flatMap((frame) => (frame.type === 'acuse' ? [frame.n] : []));
    expect(acks).toEqual(upTo(200));
    expect(await storedNs()).toEqual(upTo(200));
    appends.stop();
    expect(appends.most).toBeLessThanOrEqual(16);
    expect(appends.most).toBeGreaterThan(1);
  });

  test('who does not read the answers is not read either, and gets all of them later', async () => {
    const client = await connect();
    const network = (client.socket as WebSocket & { _socket: import('node:net').Socket })._socket;
    network.pause();
    // Each is answered with some 80 kB of verdicts: all of them are more than the network keeps on its way.
    const lecturas = Array.from({ length: 1_000 }, () => 0);
    const appends = watchAppends();
    for (const lote of upTo(120)) client.send({ lecturas, lote });
    const stands = () => {
      const { begun } = appends;
      return new Promise((resolve) => setTimeout(() => resolve(begun > 16 && begun === appends.begun), 300));
    };
    await expect.poll(stands, { timeout: 10_000 }).toBe(true);
    expect(appends.begun).toBeLessThan(120);
    network.resume();
    await client.take('acuse', ({ lote }) => lote === 120);
    appends.stop();
    const lotes = client.frames.flatMap((frame) => (frame.type === 'acuse' ? [frame.lote] : []));
    expect(lotes).toEqual(upTo(120));
  });

  test('frames over the rate are not stored, say when to come again, and are then taken', async () => {
    const limited = await startTestApp(await createTestDatabase());
    const person = await createPerson(limited, 'consumidor');
    const client = await connect(limited, await pairedKey(limited, person));
    for (const n of upTo(260)) client.send({ n, heart_rate: 70 });
    await expect.poll(() => client.frames.length).toBe(261);
    const refused = client.frames.flatMap((frame) => (frame.type === 'error' ? [frame] : []));
    expect(refused.length).toBeGreaterThan(0);
    for (const { problem } of refused) {
      expect(problem.code).toBe('too_many');
      expect(problem.retry_after_ms).toBeLessThanOrEqual(1_000);
    }
    const stored = await storedNs(limited, person);
    expect(stored.length + refused.length).toBe(260);
    await new Promise((resolve) => setTimeout(resolve, refused[0]?.problem.retry_after_ms));
    for (const { n } of refused) client.send({ n, heart_rate: 70 });
    await expect.poll(() => storedNs(limited, person).then((all) => all.length)).toBe(260);
    await limited.close();
  });

  test('a socket that dies in the middle and everything again: each reading once', async () => {
    const first = await connect();
    for (const n of upTo(150)) first.send({ n, heart_rate: 70 });
    await first.take('acuse', ({ n }) => n === 20);
    first.socket.terminate();
    const second = await connect();
    const from = first.frames.reduce(
      (last, frame) => (frame.type === 'acuse' ? Math.max(last, frame.n ?? 0) : last),
      0,
    );
    for (const n of upTo(150).slice(from)) second.send({ n, heart_rate: 70 });
    await second.take('acuse', ({ n }) => n === 150);
    expect((await storedNs()).toSorted((a, b) => Number(a) - Number(b))).toEqual(upTo(150));
    const acks = second.frames.flatMap((frame) => (frame.type === 'acuse' ? [frame] : []));
    expect(acks.every(({ aceptadas, duplicadas }) => aceptadas + duplicadas === 1)).toBe(true);
  });
});

test('a server that ends answers what it took, then says 1012', async () => {
  const databaseUrl = await createTestDatabase();
  const ending = await startTestApp(databaseUrl, { limits: false });
  const person = await createPerson(ending, 'consumidor');
  const client = await connect(ending, await pairedKey(ending, person));
  for (const n of upTo(100)) client.send({ n, heart_rate: 70 });
  await client.take('acuse', ({ n }) => n === 3);
  const ended = ending.close();
  expect((await client.take('drain')).retry_after_ms).toBeLessThanOrEqual(3_000);
  expect(await client.closed).toBe(1012);
  await ended;
  const acks = client.frames.flatMap((frame) => (frame.type === 'acuse' ? [frame.n] : []));
  const again = await startTestApp(databaseUrl, { limits: false });
  expect(acks).toEqual(await storedNs(again, person));
  await again.close();
});
