import { SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { CHANNELS } from '@/lib/channels/registry';
import { ALCANCES } from '@/lib/domain/access';
import { call, createPerson, grant, openTestApp, type Person, pairedKey } from '@/lib/testing/test-app';
import { openSocket, refusedStatus } from '@/lib/testing/test-socket';

const app = await openTestApp();
let owner: Person;
let cuidador: Person;
let stranger: Person;
let admin: Person;
let key: string;

beforeAll(async () => {
  owner = await createPerson(app, 'consumidor');
  cuidador = await createPerson(app, 'cuidador');
  stranger = await createPerson(app, 'consumidor');
  admin = await createPerson(app, 'administrador');
  await grant(app, owner, cuidador, [...ALCANCES]);
  key = await pairedKey(app, owner);
});

const address = (channel: string, id: number, token: string) =>
  `${app.wsUrl}/ws/${channel}/${id}/?token=${token}`;

describe.each(CHANNELS.map((channel) => [channel.name, channel] as const))('%s', (name, channel) => {
  test.each([name, name.replaceAll('_', '-')])(
    'sends the snapshot at once under the spelling %s',
    async (spelling) => {
      const client = openSocket(address(spelling, owner.consumidor_id, owner.access));
      const first = await client.next();
      expect(first.type).toBe(channel.type);
      expect(() => channel.schema.parse(first.data)).not.toThrow();
      const rest = await call(app, `/api/dashboard/${spelling}?consumidor_id=${owner.consumidor_id}`, {
        token: owner.access,
      });
      expect(rest.body).toMatchObject({ type: channel.type, data: first.data });
      client.send({ type: 'ping' });
      expect(await client.next()).toEqual({ type: 'pong' });
      client.send({ type: 'request_data', extra: 1 });
      expect(await client.next()).toEqual(first);
      client.close();
    },
  );

  const codes = async (person: Person, id: number) => openSocket(address(name, id, person.access)).closed;
  if (channel.of === 'usuario')
    test('lets in each under their own id, and tells nothing of whether there are others', async () => {
      for (const person of [owner, cuidador, admin]) {
        const own = openSocket(address(name, person.usuario_id, person.access));
        expect((await own.next()).type).toBe(channel.type);
        own.close();
        expect(await codes(person, stranger.usuario_id)).toBe(4003);
        expect(await codes(person, 999_999)).toBe(4003);
      }
    });
  else
    test('lets in the owner and who was granted, and tells the others nothing of who exists', async () => {
      const granted = openSocket(address(name, owner.consumidor_id, cuidador.access));
      expect((await granted.next()).type).toBe(channel.type);
      granted.close();
      for (const person of [stranger, admin]) expect(await codes(person, owner.consumidor_id)).toBe(4003);
      for (const person of [owner, cuidador, admin]) expect(await codes(person, 999_999)).toBe(4003);
      expect(await codes(cuidador, stranger.consumidor_id)).toBe(4003);
    });

  test('closes 4001 without a token, with garbage, with a forged and with an expired one', async () => {
    const forged = await new SignJWT({ user_id: owner.usuario_id, sid: 'x' })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode('another secret, just as long as ours is'));
    const expired = await app.runtime.tokens.sign({ user_id: owner.usuario_id, sid: 'x' }, -10);
    for (const token of ['', 'garbage', forged, expired])
      expect(await openSocket(address(name, owner.consumidor_id, token)).closed).toBe(4001);
    expect(await openSocket(`${app.wsUrl}/ws/${name}/${owner.consumidor_id}`).closed).toBe(4001);
  });
});

test('a token may come as the bearer subprotocol', async () => {
  const client = openSocket(`${app.wsUrl}/ws/sensor_data/${owner.consumidor_id}`, {
    protocols: ['bearer', owner.access],
  });
  expect((await client.next()).type).toBe('sensor_update');
  expect(client.socket.protocol).toBe('bearer');
  client.close();
});

test('unknown paths get 404 and a foreign origin with a cookie 403, without an upgrade', async () => {
  for (const path of ['/ws/nothing/22/', '/ws/sensor_data/abc/', '/ws/sensor_data', '/elsewhere'])
    expect(await refusedStatus(`${app.wsUrl}${path}`)).toBe(404);
  const cookie = 'next-auth.session-token=x';
  const target = `${app.wsUrl}/ws/sensor_data/${owner.consumidor_id}/`;
  expect(await refusedStatus(target, { cookie, origin: 'https://evil.example' })).toBe(403);
  expect(await refusedStatus(target, { cookie })).toBe(403);
});

test('a reading is pushed whole to its consumidor and to nobody else', async () => {
  const mine = openSocket(address('sensor_data', owner.consumidor_id, owner.access));
  const theirs = openSocket(address('sensor_data', stranger.consumidor_id, stranger.access));
  await mine.next();
  expect((await theirs.next()).data).toEqual([]);
  const posted = await call(app, '/api/lecturas', { token: key, body: { heart_rate: 77, accel_x: 0 } });
  expect(posted.status).toBe(201);
  const pushed = await mine.next();
  expect(pushed).toMatchObject({
    type: 'sensor_update',
    data: [{ heart_rate: 77, accel_x: 0, accel_y: null }],
  });
  theirs.send({ type: 'request_data' });
  expect((await theirs.next()).data).toEqual([]);
  mine.close();
  theirs.close();
});

test('a deseo logged and resolved over REST reaches both of its channels', async () => {
  const tracking = openSocket(address('desires_tracking', owner.consumidor_id, owner.access));
  const stats = openSocket(address('desires_stats', owner.consumidor_id, cuidador.access));
  await tracking.next();
  await stats.next();
  const created = await call(app, '/api/deseos', {
    token: owner.access,
    body: { tipo: 'sustancia', intensidad: 0 },
  });
  expect(created.status).toBe(201);
  const { id } = created.body;
  expect((await tracking.next()).data).toMatchObject([{ deseo_id: id, intensidad: 0, resolved: false }]);
  const body = { resultado: 'resistido' };
  expect((await call(app, `/api/deseos/${id}/resolver`, { token: owner.access, body })).status).toBe(200);
  expect((await tracking.next()).data).toMatchObject([
    { deseo_id: id, resolved: true, resultado: 'resistido' },
  ]);
  await stats.until(({ data }) =>
    (data as { deseo_tipo: string; deseos_resistidos: number }[]).some(
      (row) => row.deseo_tipo === 'total' && row.deseos_resistidos === 1,
    ),
  );
  tracking.close();
  stats.close();
});

test('what is not understood gets an error frame, and ten of them close 4400', async () => {
  const client = openSocket(address('sensor_data', owner.consumidor_id, owner.access));
  await client.next();
  for (const frame of [
    'not json',
    '[]',
    '{"type":"drop_table"}',
    'null',
    '7',
    '""',
    '{}',
    '{"type":1}',
    '{"tipo":"ping"}',
  ])
    client.send(frame);
  for (let count = 0; count < 9; count += 1)
    expect(await client.next()).toMatchObject({ type: 'error', problem: { code: 'bad_frame', status: 400 } });
  client.send({ type: 'ping' });
  expect(await client.next()).toEqual({ type: 'pong' });
  client.send('again');
  expect(await client.closed).toBe(4400);
});

test('a frame over 16 KiB closes 1009', async () => {
  const client = openSocket(address('sensor_data', owner.consumidor_id, owner.access));
  await client.next();
  client.send('x'.repeat(17 * 1024));
  expect(await client.closed).toBe(1009);
});
