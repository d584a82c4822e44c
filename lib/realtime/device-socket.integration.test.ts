import { describe, expect, test } from 'vitest';
import { openDevice } from '@/lib/testing/device-client';
import { openDeviceScene, upTo } from '@/lib/testing/device-scene';
import { call, pairedKey } from '@/lib/testing/test-app';
import { openSocket } from '@/lib/testing/test-socket';

const scene = await openDeviceScene();
const { app, connect } = scene;

describe('a frame', () => {
  test('is acknowledged after its commit, with counts', async () => {
    const client = scene.open();
    expect(await client.listo).toMatchObject({ max_en_vuelo: 16, max_bytes: 262_144, cadencia_ms: 1_000 });
    const seen: unknown[] = [];
    client.socket.on('message', () => seen.push(scene.storedNs()));
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
    const { body } = await call(app, '/api/lecturas', { token: scene.key, body: { n: 1, heart_rate: 70 } });
    expect(body).toMatchObject({ aceptadas: 0, duplicadas: 1 });
    expect(await scene.storedNs()).toEqual([1]);
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
    expect(await scene.storedNs()).toEqual([30, 10, 20, 5]);
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
    expect(await scene.storedNs()).toEqual([1, 3, 4]);
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
    expect(await scene.storedNs()).toEqual([1]);
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
    const { path, protocols } = form(scene.key);
    const client = openSocket(`${app.wsUrl}${path}`, { protocols });
    expect(await client.next()).toMatchObject({ type: 'listo' });
    expect(client.socket.protocol).toBe(protocols[0] ?? '');
    client.close();
    await client.closed;
  });

  test('that is unknown, or that of a usuario, closes 4001 after the handshake', async () => {
    for (const clave of ['nobody', scene.owner.access]) {
      const client = openDevice(app.wsUrl, clave);
      expect(await client.closed).toBe(4001);
      expect(client.frames).toEqual([]);
    }
    expect(await openSocket(`${app.wsUrl}/ws/dispositivo`).closed).toBe(4001);
  });

  test('that is revoked cuts its idle sockets within a second, and no others', async () => {
    const other = await pairedKey(app, scene.owner);
    const [first, second, spared] = [await connect(), await connect(), await connect(app, other)];
    const { dispositivos } = (await call(app, '/api/dispositivos', { token: scene.owner.access })).body;
    const began = performance.now();
    const revoked = Math.min(...dispositivos.map(({ id }: { id: number }) => id));
    await call(app, `/api/dispositivos/${revoked}`, { method: 'DELETE', token: scene.owner.access });
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
    await app.runtime.database.pool.query(ending, [scene.owner.usuario_id]);
    client.send({ n: 2, heart_rate: 70 });
    expect(await client.closed).toBe(4001);
    expect(await scene.storedNs()).toEqual([1]);
  });
});
