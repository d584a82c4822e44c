import { afterAll, expect, test } from 'vitest';
import { CHANNELS } from '@/lib/channels/registry';
import { call, createPerson, createTestDatabase, startTestApp } from '@/lib/testing/test-app';

const app = await startTestApp(await createTestDatabase(), { limits: false });
afterAll(() => app.close());

const owner = await createPerson(app, 'consumidor');
const ask = (channel: string, more = '', headers: Record<string, string> = {}) =>
  call(app, `/api/dashboard/${channel}?consumidor_id=${owner.consumidor_id}${more}`, {
    token: owner.access,
    headers,
  });

type Row = { deseo_id: number; fecha_creacion: string };

test('page after page of antes gives every deseo once, newest first, and the pages end', async () => {
  const ids: number[] = [];
  for (let n = 0; n < 5; n += 1) {
    const { body } = await call(app, '/api/deseos', { token: owner.access, body: { tipo: 'otro' } });
    ids.unshift(body.id);
  }
  const got: number[] = [];
  for (let antes = ''; ; ) {
    const { body } = await ask('desires_tracking', `&limit=2${antes}`);
    const rows: Row[] = body.data;
    if (rows.length === 0) break;
    got.push(...rows.map(({ deseo_id }) => deseo_id));
    antes = `&antes=${rows.at(-1)?.fecha_creacion}`;
  }
  expect(got).toEqual(ids);
});

test('an older page is never answered "not modified"', async () => {
  const { headers } = await ask('desires_tracking');
  const etag = { 'if-none-match': headers.get('etag') ?? '' };
  expect((await ask('desires_tracking', '', etag)).status).toBe(304);
  expect((await ask('desires_tracking', '&antes=2026-01-01T00:00:00Z', etag)).status).toBe(200);
});

test('antes is an instant, and only where a channel has pages', async () => {
  for (const { name, pages } of CHANNELS.filter(({ of }) => of !== 'usuario')) {
    const { status, body } = await ask(name, '&antes=2026-01-01T00:00:00Z');
    expect(`${name} ${status}`).toBe(`${name} ${pages ? 200 : 422}`);
    if (!pages) expect(body.errors[0].pointer).toBe('/antes');
    expect((await ask(name, '&antes=ayer')).status).toBe(422);
  }
});
