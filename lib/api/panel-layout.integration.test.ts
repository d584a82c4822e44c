import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_LAYOUT } from '@/lib/domain/panel-layout';
import { call, createPerson, createTestDatabase, startTestApp, type TestApp } from '@/lib/testing/test-app';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp(await createTestDatabase());
});
afterAll(() => app.close());

const PATH = '/api/panel-layout';

test('what one account chose is there again, for it alone, until it is reset', async () => {
  const [{ access: token }, other] = [
    await createPerson(app, 'consumidor'),
    await createPerson(app, 'cuidador'),
  ];
  expect((await call(app, PATH, { token })).body).toEqual(DEFAULT_LAYOUT);
  const chosen = { order: [...DEFAULT_LAYOUT.order].reverse(), hidden: ['sensores'] };
  const saved = await call(app, PATH, { method: 'PUT', token, body: chosen });
  expect(saved).toMatchObject({ status: 200, body: chosen });
  expect((await call(app, PATH, { token })).body).toEqual(chosen);
  expect((await call(app, PATH, { token: other.access })).body).toEqual(DEFAULT_LAYOUT);
  expect((await call(app, PATH, { method: 'DELETE', token })).status).toBe(204);
  expect((await call(app, PATH, { token })).body).toEqual(DEFAULT_LAYOUT);
});

test('what another release stored is completed, not refused', async () => {
  const { access: token, usuario_id } = await createPerson(app, 'consumidor');
  const text = 'INSERT INTO panel_layouts (usuario_id, layout, updated_at) VALUES ($1, $2, now())';
  const old = { order: ['historial', 'de_antes'], hidden: ['de_antes'] };
  await app.runtime.database.pool.query(text, [usuario_id, JSON.stringify(old)]);
  const { body } = await call(app, PATH, { token });
  expect(body.order).toHaveLength(DEFAULT_LAYOUT.order.length);
  expect(body.order.at(-1)).toBe('historial');
  expect(body.hidden).toEqual([]);
});

test('a name that is no panel is refused by its place', async () => {
  const { access: token } = await createPerson(app, 'consumidor');
  const body = { order: ['deseos', 'nada'], hidden: [] };
  const { status, body: problem } = await call(app, PATH, { method: 'PUT', token, body });
  expect(status).toBe(422);
  expect(problem.errors[0].pointer).toBe('/order/1');
});
