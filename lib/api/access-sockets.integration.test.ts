import { beforeAll, expect, test } from 'vitest';
import { CHANNELS } from '@/lib/channels/registry';
import { ALCANCES } from '@/lib/domain/access';
import { UNCONDITIONAL } from '@/lib/domain/terms';
import { createGuard } from '@/lib/realtime/guard';
import { type SocketScene, socketFaults, socketScene } from '@/lib/testing/socket-matrix';
import { openTestApp } from '@/lib/testing/test-app';
import { startVariant } from '@/lib/testing/variant';

const app = await openTestApp();
let scene: SocketScene;

beforeAll(async () => {
  scene = await socketScene(app);
});

test('every channel opens for those who may see it, on both surfaces, and for nobody else', async () => {
  expect(await socketFaults(app, CHANNELS, scene)).toEqual([]);
}, 120_000);

test('each alcance opens something, and none of them all', () => {
  const scopes = CHANNELS.filter(({ of }) => of !== 'usuario').map((channel) => channel.scopes);
  for (const alcance of ALCANCES.filter((one) => one !== 'notas')) {
    expect(scopes.some((some) => some.includes(alcance))).toBe(true);
    expect(scopes.every((some) => some.includes(alcance))).toBe(false);
  }
});

test('an installation that takes every grant for given is reported, for each who got in', async () => {
  const { bus, clock, log, lookLog, ...rest } = app.runtime;
  const consentimientos = {
    ...rest.repos.consentimientos,
    granted: async () => ({ ...UNCONDITIONAL, alcances: [...ALCANCES] }),
  };
  const repos = { ...rest.repos, consentimientos };
  // Its guard too: one that knows the grants would now and then be there before the data.
  const guard = createGuard(repos, bus, clock, log, lookLog.watching);
  const careless = await startVariant(app, { repos, guard });
  const [channel] = CHANNELS;
  const faults = (await socketFaults(careless, channel ? [channel] : [], scene)).join('\n');
  await careless.close();
  guard.stop();
  for (const surface of ['native', 'seed'])
    for (const reader of ['cuidador whose grant ended', 'cuidador without a grant', 'cuidador with notas'])
      expect(faults).toContain(
        `sensor_data (${surface}): ${reader} on a foreign person got data, not not_allowed`,
      );
}, 60_000);
