import { expect, test } from 'vitest';
import { openNative } from '@/lib/testing/native-client';
import { call, createPerson, openTestApp, type Person, pairedKey } from '@/lib/testing/test-app';
import { openSocket } from '@/lib/testing/test-socket';

const app = await openTestApp();
const ENGLISH = { 'accept-language': 'en-US,en;q=0.9,es;q=0.5' };
const SPANISH = { 'accept-language': 'es-MX' };

async function speaker(idioma: 'es' | 'en'): Promise<Person> {
  const person = await createPerson(app, 'consumidor');
  await call(app, '/api/cuenta', { method: 'PATCH', token: person.access, body: { idioma } });
  return person;
}

test('the native surface refuses in the language of the account, and before it is known in that of the request', async () => {
  const person = await speaker('en');
  const client = openNative(`${app.wsUrl}/ws`, undefined, ENGLISH);
  client.send('{');
  expect(await client.take('error')).toMatchObject({
    problem: { title: 'The message cannot be understood' },
  });
  client.close();

  const late = openNative(`${app.wsUrl}/ws`, undefined, SPANISH);
  late.send('{');
  expect(await late.take('error')).toMatchObject({ problem: { title: 'El mensaje no se entiende' } });
  late.send({ type: 'hello', token: person.access });
  await late.take('welcome');
  late.send({ type: 'subscribe', ref: 'x', channel: 'no_such', consumidor_id: person.consumidor_id });
  expect(await late.take('error')).toMatchObject({
    problem: { title: 'It does not exist', detail: 'This channel does not exist' },
  });
  late.send({ type: 'subscribe', ref: 'x' });
  const { problem } = await late.take('error');
  expect(problem.errors).toContainEqual({ pointer: '/channel', detail: 'This field is missing' });
  late.close();
});

test('the native surface is Spanish for an account in Spanish, whatever its browser asks for', async () => {
  const client = openNative(`${app.wsUrl}/ws`, (await speaker('es')).access, ENGLISH);
  await client.take('welcome');
  client.send('{');
  expect(await client.take('error')).toMatchObject({ problem: { title: 'El mensaje no se entiende' } });
  client.close();
});

test('one socket too many is refused in the language of the account', async () => {
  const { access } = await speaker('en');
  const open = Array.from({ length: 20 }, () => openNative(`${app.wsUrl}/ws`, access));
  await Promise.all(open.map((client) => client.take('welcome')));
  const more = openNative(`${app.wsUrl}/ws`, access, SPANISH);
  expect(await more.take('error')).toMatchObject({
    problem: { title: 'Too many requests: wait a moment', retry_after_ms: 5_000 },
  });
  for (const client of open) client.close();
});

test.each([
  ['en', 'The message cannot be understood', 'It does not exist'],
  ['es', 'El mensaje no se entiende', 'No existe'],
] as const)('the seed surface refuses in the language of the account: %s', async (idioma, bad, unknown) => {
  const { usuario_id, access } = await speaker(idioma);
  const client = openSocket(`${app.wsUrl}/ws/notificaciones/${usuario_id}/?token=${access}`);
  await client.next();
  client.send('no');
  expect(await client.next()).toMatchObject({ problem: { title: bad } });
  client.send({ type: 'mark_read', notification_id: 999_999 });
  expect(await client.next()).toMatchObject({ problem: { title: unknown } });
  client.close();
});

test('a device is answered in the language that it asks for, on its socket and by POST', async () => {
  const key = await pairedKey(app, await speaker('es'));
  const client = openSocket(`${app.wsUrl}/ws/dispositivo`, {
    headers: { ...ENGLISH, authorization: `Bearer ${key}` },
  });
  await client.next();
  client.send({ heart_rate: 300 });
  expect(await client.next()).toMatchObject({
    problem: {
      title: 'Some of the data is not valid',
      errors: [{ pointer: '/heart_rate', detail: 'out of 20–260 bpm' }],
    },
  });
  const lecturas = [{ heart_rate: 300 }, { heart_rate: 70, medido_at: '2099-01-01T00:00:00Z' }, {}];
  const motivos = [
    'heart_rate: out of 20–260 bpm',
    'medido_at: more than 5 minutes in the future; it is set aside',
  ];
  const refused = [...motivos, 'it brings no measurement'].map((motivo, indice) => ({ indice, motivo }));
  client.send({ lecturas });
  expect(await client.next()).toMatchObject({ type: 'acuse', rechazadas: refused });
  const posted = await call(app, '/api/lecturas', { token: key, body: { lecturas }, headers: ENGLISH });
  expect(posted.body.rechazadas).toEqual(refused);
  const inSpanish = await call(app, '/api/lecturas', { token: key, body: { lecturas } });
  expect(inSpanish.body.rechazadas[2].motivo).toBe('no trae ninguna medida');
  client.close();
});
