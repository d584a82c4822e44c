import { beforeAll, describe, expect, test } from 'vitest';
import { CHANNELS } from '@/lib/channels/registry';
import { ALCANCES, type Alcance } from '@/lib/domain/access';
import { call, createPerson, grant, openTestApp, type Person, pairedKey } from '@/lib/testing/test-app';
import { openSocket } from '@/lib/testing/test-socket';

const app = await openTestApp();
let owner: Person;
const reader = new Map<Alcance, Person>();

beforeAll(async () => {
  owner = await createPerson(app, 'consumidor');
  for (const alcance of ALCANCES) {
    const cuidador = await createPerson(app, 'cuidador');
    reader.set(alcance, cuidador);
    await grant(app, owner, cuidador, [alcance]);
  }
  const token = await pairedKey(app, owner);
  const reading = { heart_rate: 71, accel_x: 0.1, accel_y: 0.2, accel_z: 1, gyro_x: 1, gyro_y: 2, gyro_z: 3 };
  await call(app, '/api/lecturas', { token, body: reading });
  await call(app, '/api/deseos', { token: owner.access, body: { tipo: 'otro', nota: 'solo mía' } });
});

function only(alcance: Alcance): Person {
  const found = reader.get(alcance);
  if (!found) throw new Error(`no reader with ${alcance}`);
  return found;
}

const OF_CONSUMIDOR = CHANNELS.filter(({ of }) => of !== 'usuario');

const rowsOf = (data: unknown) => (Array.isArray(data) ? data : [data]) as Record<string, unknown>[];

describe.each(ALCANCES)('a cuidador with %s alone', (alcance) => {
  test.each(OF_CONSUMIDOR.map((channel) => [channel.name, channel] as const))('%s', async (name, channel) => {
    const route = `/api/dashboard/${name}?consumidor_id=${owner.consumidor_id}`;
    const routes = channel.since ? [route, `${route}&since=1:0`] : [route];
    for (const one of routes) {
      const { status, body } = await call(app, one, { token: only(alcance).access });
      expect(status).toBe(channel.scopes.includes(alcance) ? 200 : 403);
      if (status !== 200) continue;
      expect(channel.schema.parse(body.data)).toEqual(body.data);
      for (const [field, scope] of Object.entries(channel.fields ?? {}))
        if (scope !== alcance) for (const row of rowsOf(body.data)) expect(row[field]).toBeNull();
      expect(body.estado.fuente).toBe('sensor');
      if (alcance !== 'estado')
        expect(body.estado).toMatchObject({ estado: null, edad_ms: null, medido_at: null });
    }
  });

  test('sees the estado only by its own scope, and a nota by its own', async () => {
    const token = only(alcance).access;
    const estado = await call(app, `/api/consumidores/${owner.consumidor_id}/estado`, { token });
    expect(estado.status).toBe(alcance === 'estado' ? 200 : 403);
    const deseos = await call(app, `/api/deseos?consumidor_id=${owner.consumidor_id}`, { token });
    expect(deseos.status).toBe(alcance === 'deseos' ? 200 : 403);
    if (alcance === 'deseos') expect(deseos.body.deseos[0].nota).toBeNull();
  });
});

test('the owner sees every field', async () => {
  const route = `/api/dashboard/sensor_data?consumidor_id=${owner.consumidor_id}`;
  const { body } = await call(app, route, { token: owner.access });
  expect(body.data[0]).toMatchObject({ heart_rate: 71, accel_x: 0.1, gyro_z: 3 });
  expect(body.estado.estado).toBe('en_vivo');
});

test('a socket shows what is granted, and a changed grant within a second', async () => {
  const cuidador = await createPerson(app, 'cuidador');
  await grant(app, owner, cuidador, ['movimiento']);
  const url = `${app.wsUrl}/ws/sensor_data/${owner.consumidor_id}/?token=${cuidador.access}`;
  const socket = openSocket(url);
  expect(rowsOf((await socket.next()).data)[0]).toMatchObject({ heart_rate: null, accel_x: 0.1 });

  await grant(app, owner, cuidador, ['frecuencia']);
  const { consumidor_id } = owner;
  app.runtime.bus.publish({
    name: 'consentimiento.changed',
    consumidor_id,
    cuidador_id: cuidador.usuario_id,
  });
  expect(rowsOf((await socket.next()).data)[0]).toMatchObject({ heart_rate: 71, accel_x: null });
  socket.close();
});

test('a wider grant is never answered "not modified"', async () => {
  const cuidador = await createPerson(app, 'cuidador');
  await grant(app, owner, cuidador, ['movimiento']);
  const route = `/api/dashboard/sensor_data?consumidor_id=${owner.consumidor_id}`;
  const first = await call(app, route, { token: cuidador.access });
  const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
  expect((await call(app, route, { token: cuidador.access, headers })).status).toBe(304);
  await grant(app, owner, cuidador, ['movimiento', 'frecuencia']);
  const second = await call(app, route, { token: cuidador.access, headers });
  expect(second.body.data[0].heart_rate).toBe(71);
});
