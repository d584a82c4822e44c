import { environmentManager, isServer, QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ALCANCES } from '@/lib/domain/access';
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
import type { Answer, Method, SendRequest } from './api';
import { bridge } from './channel-bridge';
import { type ChannelState, channelKey, channelOptions } from './channel-query';
import { createLecturaFeed } from './lectura-feed';
import { createLiveClient } from './live-client';
import { createNetwork, cut } from './real-net';
import { createServerClock } from './server-clock';

let app: TestApp;
let owner: Person;
let key: string;

beforeAll(async () => {
  environmentManager.setIsServer(() => false);
  app = await startTestApp(await createTestDatabase(), { limits: false });
  owner = await createPerson(app, 'consumidor');
  key = await pairedKey(app, owner);
});
afterAll(async () => {
  environmentManager.setIsServer(() => isServer);
  await app.close();
});

function createPage(token: string) {
  const network = createNetwork(app.wsUrl, token);
  const live = createLiveClient(network);
  const send: SendRequest = async <T>(method: Method, path: string) => {
    const { status, body } = await call(app, path, { method, token });
    return { status, data: body, etag: undefined } as Answer<T>;
  };
  const reads = { live, send, clock: createServerClock() };
  return { network, ...reads, timers: network };
}

let n = 0;
async function store(count: number): Promise<void> {
  const lecturas = Array.from({ length: count }, () => {
    n += 1;
    return { n, heart_rate: 60 + (n % 40) };
  });
  const { status } = await call(app, '/api/lecturas', { token: key, body: { lecturas } });
  expect(status).toBe(201);
}

test('socket, cuts and polling together give what the database holds, each reading once', async () => {
  const page = createPage(owner.access);
  const { live, network } = page;
  const id = owner.consumidor_id;
  await store(20);
  const feed = createLecturaFeed(page, id, 3_600_000);
  const stopEstado = live.subscribe('estado', id);
  feed.start();
  await vi.waitFor(() => expect(live.status('sensor_data', id).phase).toBe('live'), 5_000);
  for (const off of [false, true, false, false]) {
    await store(3);
    cut(network, off);
    for (let times = 0; times < 6; times += 1) await store(7);
    if (off) await vi.waitFor(() => expect(feed.view().lecturas.length).toBeGreaterThanOrEqual(n - 7), 8_000);
    network.cut = false;
    await vi.waitFor(() => expect(live.status('sensor_data', id).phase).toBe('live'), 8_000);
    await store(2);
  }
  const seqs = () => feed.view().lecturas.map(({ seq }) => seq);
  await vi.waitFor(() => expect(seqs()).toHaveLength(n), 5_000);
  expect([...seqs()].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, index) => index + 1));
  expect(live.list()).toMatchObject([
    { key: `estado_${id}`, status: { phase: 'live' } },
    {
      key: `sensor_data_${id}`,
      cursor: expect.stringMatching(`:${n}$`),
      recovered: true,
      status: { lost: 0 },
    },
  ]);
  expect(network.opened).toBeGreaterThan(4);
  feed.stop();
  stopEstado();
  live.disable();
}, 60_000);

test('a list that is made and changed item by item equals what REST answers', async () => {
  const { network, ...page } = createPage(owner.access);
  const { live } = page;
  const id = owner.consumidor_id;
  const queries = new QueryClient();
  const options = () =>
    channelOptions(
      page,
      queries,
      'desires_tracking',
      id,
      live.status('desires_tracking', id),
    ) as ConstructorParameters<typeof QueryObserver<ChannelState>>[1];
  const observer = new QueryObserver<ChannelState>(queries, options());
  const stops = [
    bridge(page, queries),
    live.onStatus(() => observer.setOptions(options())),
    observer.subscribe(() => {}),
    live.subscribe('desires_tracking', id),
  ];
  await vi.waitFor(() => expect(live.status('desires_tracking', id).phase).toBe('live'), 5_000);
  const ids: number[] = [];
  for (let made = 0; made < 5; made += 1) {
    const { body } = await call(app, '/api/deseos', {
      token: owner.access,
      body: { tipo: 'comida', intensidad: made + 1 },
    });
    ids.push(body.id);
    if (made === 2) cut(network, false);
  }
  const [first] = ids;
  await call(app, `/api/deseos/${first}/resolver`, { token: owner.access, body: { resultado: 'resistido' } });
  const answer = await call(app, `/api/dashboard/desires_tracking?consumidor_id=${id}`, {
    token: owner.access,
  });
  expect(answer.body.data).toHaveLength(5);
  const held = () => queries.getQueryData<ChannelState>(channelKey('desires_tracking', id));
  await vi.waitFor(
    () => expect(held()).toMatchObject({ data: answer.body.data, cursor: answer.body.cursor }),
    5_000,
  );
  for (const stop of stops) stop();
  live.disable();
}, 30_000);

test('a grant that ends ends the subscription within a second, and nothing else', async () => {
  const cuidador = await createPerson(app, 'cuidador');
  await grant(app, owner, cuidador, [...ALCANCES]);
  const { live } = createPage(cuidador.access);
  const id = owner.consumidor_id;
  live.subscribe('sensor_data', id);
  live.subscribe('estado', id);
  live.subscribe('notificaciones', cuidador.usuario_id);
  await vi.waitFor(
    () => expect(live.list().map(({ status }) => status.phase)).toEqual(['live', 'live', 'live']),
    5_000,
  );
  const { body: grants } = await call(app, '/api/consentimientos', { token: owner.access });
  const revoked = await call(app, `/api/consentimientos/${grants.consentimientos[0].id}`, {
    method: 'DELETE',
    token: owner.access,
  });
  expect(revoked.status).toBe(204);
  const phases = () => live.list().map(({ status }) => status.phase);
  await vi.waitFor(() => expect(phases()).toEqual(['ended', 'ended', 'live']), 1_500);
  live.disable();
}, 20_000);

test('somebody signed out is told so at once', async () => {
  const { live } = createPage('no-token');
  live.subscribe('sensor_data', owner.consumidor_id);
  const status = () => live.status('sensor_data', owner.consumidor_id);
  await vi.waitFor(
    () => expect(status()).toMatchObject({ phase: 'ended', problem: 'unauthenticated' }),
    2_000,
  );
  live.disable();
});
