import { beforeAll, expect, test } from 'vitest';
import type { Estado } from '@/lib/domain/estado';
import { call, createPerson, openTestApp, type Person, pairedKey } from '@/lib/testing/test-app';
import { openSocket } from '@/lib/testing/test-socket';

const app = await openTestApp();
let owner: Person;
let key: string;

beforeAll(async () => {
  owner = await createPerson(app, 'consumidor');
  key = await pairedKey(app, owner);
});

const listen = ({ consumidor_id, access }: Person) =>
  openSocket(`${app.wsUrl}/ws/estado/${consumidor_id}/?token=${access}`);
const post = (secondsAgo: number, token = key) => {
  const medido_at = new Date(Date.now() - secondsAgo * 1_000).toISOString();
  return call(app, '/api/lecturas', { token, body: { heart_rate: 70, medido_at } });
};
const estadoIn = ({ data }: { data?: unknown }) => data as Estado;
const dashboard = (headers: Record<string, string> = {}) =>
  call(app, `/api/dashboard/estado?consumidor_id=${owner.consumidor_id}`, { token: owner.access, headers });

test('the state is pushed with a reading, and again when it stops being true by time alone', async () => {
  const socket = listen(owner);
  expect(await socket.next()).toMatchObject({ type: 'estado_update', data: { estado: 'nunca' } });
  await post(10);
  const live = await socket.until((message) => estadoIn(message).estado === 'en_vivo');
  expect(estadoIn(live).edad_ms).toBeGreaterThanOrEqual(10_000);
  // Opened while it is live, on a person of whom nothing comes: no push tells it where it stands.
  const quiet = await createPerson(app, 'consumidor');
  await post(10, await pairedKey(app, quiet));
  const alone = listen(quiet);
  expect(estadoIn(await alone.next()).estado).toBe('en_vivo');
  for (const one of [socket, alone]) {
    const { data } = await one.next();
    expect(data).toMatchObject({ estado: 'sin_senal', fuente: 'sensor', cadencia_ms: 1_000 });
    expect((data as Estado).edad_ms).toBeLessThan(20_000);
  }
  await post(0);
  const again = await socket.next();
  expect(estadoIn(again)).toMatchObject({ estado: 'en_vivo' });
  socket.close();
  alone.close();
});

test('an age is never answered from what was kept, and the validator holds while the state does', async () => {
  await post(5);
  const first = await dashboard();
  const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
  expect((await dashboard(headers)).status).toBe(304);
  const second = await dashboard();
  for (const { at, data } of [first.body, second.body])
    expect(Date.parse(data.medido_at) + data.edad_ms).toBeGreaterThanOrEqual(Date.parse(at));
});
