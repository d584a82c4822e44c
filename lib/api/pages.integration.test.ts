import { expect, test } from 'vitest';
import { CHANNELS } from '@/lib/channels/registry';
import { closeVentanas } from '@/lib/domain/use-cases/ventanas';
import { call, createPerson, openTestApp, pairedKey } from '@/lib/testing/test-app';

const app = await openTestApp();

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

test('what is missed comes to an end also where the last items of a stream are gaps', async () => {
  const MINUTE = 60_000;
  const start = Math.floor(Date.now() / (5 * MINUTE)) * 5 * MINUTE - 30 * MINUTE;
  const lecturas = [71, null, null, null, null].map((heart_rate, index) => ({
    medido_at: new Date(start + index * 5 * MINUTE).toISOString(),
    ...(heart_rate ? { heart_rate } : { accel_x: 0, accel_y: 0, accel_z: 1 }),
  }));
  const token = await pairedKey(app, owner);
  await call(app, '/api/lecturas', { token, body: { lecturas } });
  await closeVentanas(app.runtime);
  const end: string = (await ask('heart_rate')).body.cursor;
  const got: number[] = [];
  let answers = 0;
  for (let since = `${end.split(':')[0]}:0`, more = true; more; answers += 1) {
    const { body } = await ask('heart_rate', `&since=${since}&limit=2`);
    expect(body.recovered).toBe(true);
    got.push(...body.data.map((row: { heart_rate_mean: number }) => row.heart_rate_mean));
    ({ cursor: since, more } = body);
    if (!more) expect(since).toBe(end);
  }
  expect(got).toEqual([71]);
  expect(answers).toBe(2);
});
