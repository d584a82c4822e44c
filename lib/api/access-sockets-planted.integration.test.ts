import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { authorizeView } from '@/lib/channels/view';
import type { SocketScene } from '@/lib/testing/socket-matrix';
import type { TestApp } from '@/lib/testing/test-app';

/** One more channel in the registry, which the place that decides lets everybody have. */
vi.doMock('@/lib/channels/registry', async (original) => {
  const real = await original<typeof import('@/lib/channels/registry')>();
  const planted = { ...real.channelNamed('daily_summary'), name: 'plantado' };
  return {
    ...real,
    CHANNELS: [...real.CHANNELS.slice(0, 1), planted],
    findChannel: (name: string) => (name === 'plantado' ? planted : real.findChannel(name)),
  };
});
vi.doMock('@/lib/channels/view', async (original) => {
  const real = await original<typeof import('@/lib/channels/view')>();
  const careless: typeof authorizeView = async (deps, actor, id, channel) =>
    'name' in channel && channel.name === 'plantado'
      ? { ownerId: id, view: { hidden: [], estado: false, resolucion: 'vivo', key: '' }, ends_at: null }
      : real.authorizeView(deps, actor, id, channel);
  return { ...real, authorizeView: careless };
});
// Files share what they import: this one takes everything anew, and leaves nothing of it to the next.
vi.resetModules();
const { CHANNELS } = await import('@/lib/channels/registry');
const { socketFaults, socketScene } = await import('@/lib/testing/socket-matrix');
const { createTestDatabase, startTestApp } = await import('@/lib/testing/test-app');

let app: TestApp;
let scene: SocketScene;

beforeAll(async () => {
  app = await startTestApp(await createTestDatabase(), { limits: false });
  scene = await socketScene(app);
});
afterAll(async () => {
  await app.close();
  vi.doUnmock('@/lib/channels/registry');
  vi.doUnmock('@/lib/channels/view');
  vi.resetModules();
});

test('a channel that is not guarded is reported for each who got it, and no other is', async () => {
  // Of persons that there are: of none it would be waited for what a socket never gets.
  const persons = scene.targets.filter(({ whose }) => /person|^the owner/.test(whose));
  const faults = await socketFaults(app, CHANNELS, { ...scene, targets: persons });
  expect(faults.filter((fault) => !fault.startsWith('plantado '))).toEqual([]);
  const readers = scene.readers.filter(({ person }) => person).map(({ name }) => name);
  for (const surface of ['native', 'seed'])
    for (const reader of readers.filter((name) => name !== 'another consumidor'))
      expect(faults).toContain(
        `plantado (${surface}): ${reader} on a foreign person got data, not not_allowed`,
      );
}, 60_000);
