import { beforeAll, expect, test } from 'vitest';
import { openNative } from '@/lib/testing/native-client';
import { call, createPerson, openTestApp, type Person, pairedKey } from '@/lib/testing/test-app';
import { openSocket } from '@/lib/testing/test-socket';

const app = await openTestApp();
let admin: Person;
let owner: Person;

beforeAll(async () => {
  admin = await createPerson(app, 'administrador');
  owner = await createPerson(app, 'consumidor');
});

const ask = (path: string, options: object = {}) =>
  call(app, `/api/admin${path}`, { token: admin.access, ...options });
const post = (token: string) => call(app, '/api/lecturas', { token, body: { heart_rate: 71 } });

test('the devices of all are told, whether they work and nothing they measured', async () => {
  const token = await pairedKey(app, owner);
  await post(token);
  const { dispositivos } = (await ask('/dispositivos?q=pulsera')).body;
  expect(dispositivos).toEqual([
    {
      id: expect.any(Number),
      nombre: 'Pulsera',
      tipo: 'pulsera',
      fuente: 'sensor',
      cadencia_ms: 1_000,
      visto_at: expect.any(String),
      bateria: null,
      created_at: expect.any(String),
      revoked_at: null,
      usuario_id: owner.usuario_id,
      usuario_nombre: 'Persona consumidor',
    },
  ]);
  expect((await ask('/dispositivos?q=reloj')).body.dispositivos).toEqual([]);
});

test('a revoked device is out at once, cannot be revoked twice, and is told as revoked', async () => {
  const token = await pairedKey(app, owner);
  const socket = openSocket(`${app.wsUrl}/ws/dispositivo`, { headers: { authorization: `Bearer ${token}` } });
  await new Promise((resolve) => socket.socket.once('open', resolve));
  const [{ id }] = (await ask('/dispositivos?limit=1')).body.dispositivos;
  expect((await ask(`/dispositivos/${id}`, { method: 'DELETE' })).status).toBe(204);
  expect(await socket.closed).toBe(4001);
  expect((await post(token)).status).toBe(401);
  expect((await ask(`/dispositivos/${id}`, { method: 'DELETE' })).status).toBe(404);
  expect((await ask('/dispositivos?limit=1')).body.dispositivos[0].revoked_at).not.toBeNull();
});

test('the health of the installation: what is open, what comes in, what runs, and nothing wrong', async () => {
  const token = await pairedKey(app, owner);
  const before = (await ask('/salud')).body;
  const native = openNative(`${app.wsUrl}/ws`, owner.access);
  await native.take('welcome');
  await post(token);
  const after = (await ask('/salud')).body;
  expect(after).toMatchObject({
    version: expect.stringMatching(/^\d+\.\d+/),
    base: { responde: true, migrada: true, bytes: expect.any(Number) },
    redis: null,
    disco: { total_bytes: expect.any(Number), libre_bytes: expect.any(Number) },
  });
  expect(after.conexiones.paginas).toBe(before.conexiones.paginas + 1);
  expect(after.lecturas_por_minuto).toBe(before.lecturas_por_minuto + 1);
  expect(after.trabajos.map(({ nombre }: { nombre: string }) => nombre)).toEqual(
    expect.arrayContaining(['close-ventanas', 'retention', 'emergencias']),
  );
  native.close();
});
