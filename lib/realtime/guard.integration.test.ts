import { beforeAll, expect, test } from 'vitest';
import { endSession } from '@/lib/domain/use-cases/accounts';
import { revokeConsentimiento } from '@/lib/domain/use-cases/consent';
import { createPerson, grant, openTestApp, type Person } from '@/lib/testing/test-app';
import { openSocket } from '@/lib/testing/test-socket';

const app = await openTestApp();
let owner: Person;

beforeAll(async () => {
  owner = await createPerson(app, 'consumidor');
});

const address = (channel: string, id: number, token: string) =>
  `${app.wsUrl}/ws/${channel}/${id}/?token=${token}`;

test('access that ends closes open sockets within a second', async () => {
  const guest = await createPerson(app, 'cuidador');
  await grant(app, owner, guest, ['movimiento']);
  const followed = openSocket(address('sensor_data', owner.consumidor_id, guest.access));
  await followed.next();
  const ownerActor = await app.runtime.authenticate.bearer(owner.access);
  const consents = await app.runtime.repos.consentimientos.ofConsumidor(owner.consumidor_id);
  const consent = consents.find(({ cuidador_id }) => cuidador_id === guest.usuario_id);
  if (!ownerActor || !consent) throw new Error('not set up');
  const began = performance.now();
  await revokeConsentimiento(app.runtime, ownerActor, consent.id);
  expect(await followed.closed).toBe(4003);
  const leaver = await createPerson(app, 'consumidor');
  const own = openSocket(address('sensor_data', leaver.consumidor_id, leaver.access));
  await own.next();
  const actor = await app.runtime.authenticate.bearer(leaver.access);
  await endSession(app.runtime, actor?.session_id ?? '');
  expect(await own.closed).toBe(4001);
  expect(performance.now() - began).toBeLessThan(2_000);
});

test('a socket closes 4001 when its token expires', async () => {
  const actor = await app.runtime.authenticate.bearer(owner.access);
  const short = await app.runtime.tokens.sign({ user_id: owner.usuario_id, sid: actor?.session_id ?? '' }, 2);
  const client = openSocket(address('sensor_data', owner.consumidor_id, short));
  expect((await client.next()).type).toBe('sensor_update');
  expect(await client.closed).toBe(4001);
});
