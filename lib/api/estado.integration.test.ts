import { beforeEach, expect, test } from 'vitest';
import { call, createPerson, openTestApp, type Person, pairedKey } from '@/lib/testing/test-app';

const app = await openTestApp();
let owner: Person;
let key: string;

beforeEach(async () => {
  owner = await createPerson(app, 'consumidor');
  key = await pairedKey(app, owner);
});

type Sent = { agoMs?: number; [measure: string]: unknown };
const reading = ({ agoMs = 0, ...rest }: Sent) => ({
  medido_at: new Date(Date.now() - agoMs).toISOString(),
  heart_rate: 70,
  ...rest,
});
const post = async (sent: Sent[], token = key) =>
  (await call(app, '/api/lecturas', { token, body: { lecturas: sent.map(reading) } })).body;
const estado = async () =>
  (await call(app, `/api/consumidores/${owner.consumidor_id}/estado`, { token: owner.access })).body;

test('a consumidor of whom nothing was ever received is nunca, also with a device that is paired', async () => {
  expect(await estado()).toMatchObject({ estado: 'nunca', edad_ms: null, visto_at: null, cadencia_ms: null });
});

test('the contact bit of the newest reading counts, not that of a late one; the battery is told', async () => {
  await post([{ contacto: true, bateria: 41 }]);
  expect(await estado()).toMatchObject({ estado: 'en_vivo', bateria: 41 });
  await post([{ contacto: false, bateria: 40 }]);
  expect(await estado()).toMatchObject({ estado: 'no_puesto', bateria: 40 });
  await post([{ contacto: true, agoMs: 60_000 }]);
  expect(await estado()).toMatchObject({ estado: 'no_puesto' });
  await post([{ contacto: true }]);
  expect(await estado()).toMatchObject({ estado: 'en_vivo' });
});

test('heart rate that stands still while the body moves is plano', async () => {
  const moving = (second: number) => ({ accel_x: 0, accel_y: 0, accel_z: second % 2 === 0 ? 1.2 : 0.8 });
  const six = Array.from({ length: 360 }, (_, second) => second + 1).toReversed();
  await post(six.map((second) => ({ agoMs: second * 1_000, heart_rate: 72, ...moving(second) })));
  expect(await estado()).toMatchObject({ estado: 'plano' });
  await post([{ heart_rate: 73, ...moving(0) }]);
  expect(await estado()).toMatchObject({ estado: 'en_vivo' });
});

test('a clock more than two minutes ahead is reloj', async () => {
  expect(await post([{ agoMs: -3 * 60_000 }])).toMatchObject({ aceptadas: 1 });
  const flagged = await estado();
  expect(flagged).toMatchObject({ estado: 'reloj' });
  expect(flagged.desfase_ms).toBeLessThan(-170_000);
});

test('a clock so far ahead that all it says is quarantined is reloj too, and was heard', async () => {
  await post([{ agoMs: -10 * 60_000 }]);
  expect(await estado()).toMatchObject({ estado: 'reloj', edad_ms: null, medido_at: null });
});

test('a clock within two minutes is right, and no age is negative', async () => {
  await post([{ agoMs: -110_000 }]);
  expect(await estado()).toMatchObject({ estado: 'en_vivo', fuente: 'sensor' });
  expect((await estado()).edad_ms).toBeLessThan(10_000);
});

test('of two devices the one that says most is told, whichever was heard last', async () => {
  const onTheTable = await pairedKey(app, owner);
  await post([{ contacto: true }]);
  await post([{ contacto: false }], onTheTable);
  expect(await estado()).toMatchObject({ estado: 'en_vivo' });
  await post([{ contacto: false }]);
  expect(await estado()).toMatchObject({ estado: 'no_puesto' });
});

test('readings that come late are told by their age, and that they come', async () => {
  await post([{ agoMs: 10 * 60_000 }]);
  const late = await estado();
  expect(late).toMatchObject({ estado: 'sin_senal' });
  expect(late.edad_ms).toBeGreaterThanOrEqual(600_000);
  expect(Date.now() - Date.parse(late.visto_at)).toBeLessThan(10_000);
});
