import { gzipSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { expectDocumented } from '@/lib/testing/documented';
import { call, createPerson, openTestApp, type Person, pairedKey } from '@/lib/testing/test-app';

const app = await openTestApp();
let owner: Person;
let key: string;

beforeEach(async () => {
  owner = await createPerson(app, 'consumidor');
  key = await pairedKey(app, owner);
});

const post = (body: unknown, headers?: Record<string, string>) =>
  call(app, '/api/lecturas', { token: key, body, headers });
const stored = async () => {
  const query = 'SELECT seq, n, heart_rate FROM lecturas WHERE consumidor_id = $1 ORDER BY seq';
  return (await app.runtime.database.pool.query(query, [owner.consumidor_id])).rows;
};
const raw = async (body: BodyInit, more: Record<string, string>) => {
  const method = 'POST';
  const url = `${app.url}/api/lecturas`;
  const answer = await fetch(url, { method, body, headers: { authorization: `Bearer ${key}`, ...more } });
  const { status, headers } = answer;
  await expectDocumented({ method, url, status, headers, body: await answer.json() });
  return answer;
};
const JSON_TYPE = { 'content-type': 'application/json' };

test('a batch is stored once, however often and in whatever parts it comes', async () => {
  const lecturas = Array.from({ length: 40 }, (_, n) => ({ n, heart_rate: 60 + n }));
  expect((await post({ lecturas })).body).toEqual({
    status: 'success',
    aceptadas: 40,
    duplicadas: 0,
    rechazadas: [],
    seq: 40,
  });
  expect((await post({ lecturas: lecturas.toReversed() })).body).toMatchObject({
    aceptadas: 0,
    duplicadas: 40,
    seq: 40,
  });
  const parts = await Promise.all([
    post({ lecturas: lecturas.slice(0, 20) }),
    post({ lecturas }),
    post({ n: 40, heart_rate: 99 }),
  ]);
  expect(parts.map(({ body }) => body.aceptadas)).toEqual([0, 0, 1]);
  expect((await stored()).map(({ seq }) => seq)).toEqual(Array.from({ length: 41 }, (_, index) => index + 1));
});

test('the same counter twice in one batch is stored once', async () => {
  const { body } = await post({
    lecturas: [
      { n: 1, heart_rate: 70 },
      { n: 1, heart_rate: 71 },
    ],
  });
  expect(body).toMatchObject({ aceptadas: 1, duplicadas: 1 });
  expect(await stored()).toMatchObject([{ heart_rate: 70 }]);
});

test('one bad item never sinks the rest: each has its verdict', async () => {
  const soon = new Date(Date.now() + 10 * 60_000).toISOString();
  const { status, body } = await post({
    lecturas: [
      { n: 1, heart_rate: 70 },
      { n: 2, heart_rate: 300 },
      { n: 3, accel_x: 33 },
      { n: 4, gyro_x: 4001 },
      { n: 5 },
      { n: 6, heart_rate: 70, medido_at: soon },
      { n: 7, heart_rate: 70, medido_at: 'ayer' },
      'garbage',
      null,
      { n: 8, heart_rate: 20 },
    ],
  });
  expect(status).toBe(201);
  expect(body).toMatchObject({ aceptadas: 2, duplicadas: 0, seq: 2 });
  expect(body.rechazadas.map(({ indice }: { indice: number }) => indice)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(body.rechazadas[0].motivo).toContain('heart_rate');
});

test('a lone bad reading is refused with the field named', async () => {
  const { status, body, headers } = await post({ heart_rate: 10 });
  expect(status).toBe(422);
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(body).toMatchObject({ code: 'invalid', errors: [{ pointer: '/heart_rate' }] });
});

test('zero and null stay different', async () => {
  await post({ accel_x: 0, accel_y: null });
  const { rows } = await app.runtime.database.pool.query(
    'SELECT accel_x, accel_y FROM lecturas WHERE consumidor_id = $1',
    [owner.consumidor_id],
  );
  expect(rows).toEqual([{ accel_x: 0, accel_y: null }]);
});

test('gzip is read; a bomb, a huge body, too many items and other forms are refused', async () => {
  const body = gzipSync(JSON.stringify({ lecturas: [{ heart_rate: 70 }] }));
  expect((await raw(body, { ...JSON_TYPE, 'content-encoding': 'gzip' })).status).toBe(201);
  const bomb = gzipSync(Buffer.alloc(20_000_000, 32));
  expect((await raw(bomb, { ...JSON_TYPE, 'content-encoding': 'gzip' })).status).toBe(413);
  expect((await raw('x', { ...JSON_TYPE, 'content-encoding': 'gzip' })).status).toBe(400);
  expect((await raw('x', { ...JSON_TYPE, 'content-encoding': 'br' })).status).toBe(415);
  expect((await raw('{}', { 'content-type': 'text/plain' })).status).toBe(415);
  expect((await raw('{"lecturas":', JSON_TYPE)).status).toBe(400);
  expect((await raw(' '.repeat(300_000), JSON_TYPE)).status).toBe(413);
  expect((await post({ lecturas: Array.from({ length: 1_001 }, () => ({ heart_rate: 70 })) })).status).toBe(
    413,
  );
  expect((await post({ lecturas: 'many' })).body.errors).toEqual([
    { pointer: '/lecturas', detail: 'No es una lista' },
  ]);
  expect(await stored()).toHaveLength(1);
});

test('an unknown key, a usuario token and a revoked key write nothing', async () => {
  for (const token of ['nobody', owner.access])
    expect((await call(app, '/api/lecturas', { token, body: { heart_rate: 70 } })).status).toBe(401);
  const [device] = (await call(app, '/api/dispositivos', { token: owner.access })).body.dispositivos;
  expect(
    (await call(app, `/api/dispositivos/${device.id}`, { token: owner.access, method: 'DELETE' })).status,
  ).toBe(204);
  expect((await post({ heart_rate: 70 })).status).toBe(401);
  expect(await stored()).toHaveLength(0);
});

test('a device pairs with a code once, and then writes for its consumidor', async () => {
  const { body: code } = await call(app, '/api/dispositivos/codigo', { token: owner.access, method: 'POST' });
  expect(code.codigo).toMatch(/^\d{6}$/);
  const paired = await call(app, '/api/dispositivos/emparejar', {
    body: { codigo: code.codigo, fuente: 'simulado' },
  });
  expect(paired).toMatchObject({
    status: 201,
    body: { consumidor_id: owner.consumidor_id, cadencia_ms: 1_000 },
  });
  expect((await call(app, '/api/dispositivos/emparejar', { body: { codigo: code.codigo } })).status).toBe(
    410,
  );
  expect(
    (await call(app, '/api/lecturas', { token: paired.body.clave, body: { heart_rate: 71 } })).status,
  ).toBe(201);
  const route = `/api/dashboard/sensor_data?consumidor_id=${owner.consumidor_id}`;
  const { body } = await call(app, route, { token: owner.access });
  expect(body.data).toMatchObject([{ heart_rate: 71, fuente: 'simulado' }]);
  expect(body.estado).toMatchObject({ estado: 'en_vivo', fuente: 'simulado' });
});

test('any order and split of the same readings gives the same statistics', async () => {
  const base = Date.parse('2026-03-08T12:00:00Z');
  const lecturas = Array.from({ length: 60 }, (_, n) => ({
    n,
    heart_rate: 60 + ((n * 37) % 41) / 7,
    medido_at: new Date(base + n * 11_000).toISOString(),
  }));
  const other = await createPerson(app, 'consumidor');
  const otherKey = await pairedKey(app, other);
  await post({ lecturas });
  for (const part of [lecturas.slice(31).toReversed(), lecturas.slice(0, 40), lecturas.slice(7, 31)])
    await call(app, '/api/lecturas', { token: otherKey, body: { lecturas: part } });
  const rollups = async (id: number) =>
    (
      await app.runtime.database.pool.query(
        `SELECT to_jsonb(r) - 'consumidor_id' AS row FROM rollups r WHERE consumidor_id = $1 ORDER BY minutos, inicio`,
        [id],
      )
    ).rows;
  expect(await rollups(other.consumidor_id)).toEqual(await rollups(owner.consumidor_id));
  const stats = await call(app, `/api/dashboard/heart_rate_stats?consumidor_id=${owner.consumidor_id}`, {
    token: owner.access,
  });
  const values = lecturas.map(({ heart_rate }) => Math.fround(heart_rate));
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const std = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
  expect(stats.body.data.total_mediciones).toBe(60);
  expect(stats.body.data.hr_promedio_general).toBeCloseTo(mean, 2);
  expect(stats.body.data.hr_desviacion).toBeCloseTo(std, 2);
});
