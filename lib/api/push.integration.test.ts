import { afterAll, beforeEach, expect, test } from 'vitest';
import { dayStartMs } from '@/lib/domain/time';
import { notify } from '@/lib/domain/use-cases/notificaciones';
import { sendPushes } from '@/lib/domain/use-cases/push';
import { PUSH_CA } from '@/lib/testing/push-certificate';
import { type PushBrowser, startPushService } from '@/lib/testing/push-service';
import { call, createPerson, createTestDatabase, type Person, startTestApp } from '@/lib/testing/test-app';

const [HOUR, MINUTE] = [3_600_000, 60_000];
/** Yesterday: tokens are signed by the real clock, and a later one would find them past. */
const NOON = dayStartMs(Date.now() - 24 * HOUR, 'America/Tijuana') + 12 * HOUR;

const service = await startPushService();
const url = await createTestDatabase();
const settings = {
  limits: false,
  push: { keys: null, subject: 'mailto:latido@latido.test', service: { ca: PUSH_CA } },
};
let now = NOON;
const clock = { now: () => new Date(now) };
const app = await startTestApp(url, settings, clock);
const second = await startTestApp(url, settings, clock);
/** As it is outside of tests. */
const strict = await startTestApp(await createTestDatabase(), { limits: false }, clock);
const { pool } = app.runtime.database;
afterAll(async () => {
  await Promise.all([app, second, strict].map((one) => one.close()));
  await service.close();
});
beforeEach(() => {
  now = NOON;
  service.answer = { status: 201 };
});

const PATH = '/api/cuenta/push';
const devices = async ({ access: token }: Person) => (await call(app, PATH, { token })).body.dispositivos;

async function subscribed(rol: 'consumidor' | 'cuidador' = 'consumidor') {
  const person = await createPerson(app, rol);
  const browser = service.browser();
  const answer = await call(app, PATH, { token: person.access, body: browser.suscripcion });
  expect(answer.status).toBe(201);
  return { person, browser, id: answer.body.id as number };
}

const tell = ({ usuario_id }: Person, tipo: 'alerta' | 'logro' = 'logro', contenido = 'Tres días seguidos') =>
  notify(app.runtime, usuario_id, { tipo, contenido, enlace: '/panel' });
/** The server does so too, every second. */
const send = () => Promise.all([sendPushes(app.runtime.pushes), sendPushes(second.runtime.pushes)]);
const prefer = ({ access: token }: Person, body: object) =>
  call(app, '/api/preferencias', { method: 'PATCH', token, body });
const waiting = async ({ usuario_id }: Person) => {
  const text = `SELECT e.proximo_at, e.intentos, e.error FROM envios_push e
    JOIN notificaciones n ON n.id = e.notificacion_id WHERE n.usuario_id = $1`;
  return (await pool.query(text, [usuario_id])).rows;
};
async function arrives({ arrived }: PushBrowser, count: number) {
  await expect.poll(() => arrived.length, { timeout: 10_000 }).toBe(count);
  return arrived.at(-1);
}

test('what is told is pushed once, encrypted, signed, and without saying what it is about', async () => {
  const { person, browser } = await subscribed();
  await tell(person);
  await send();
  await send();
  const push = await arrives(browser, 1);
  expect(push?.body).toEqual({ texto: 'Tienes un aviso de Latido', enlace: '/panel', tipo: 'recordatorio' });
  expect(push?.headers).toMatchObject({
    'content-encoding': 'aes128gcm',
    ttl: String(24 * 3_600),
    urgency: 'low',
    topic: 'latido-low',
    authorization: expect.stringMatching(/^vapid t=[\w.-]+, k=[\w-]{87}$/),
  });
  expect(await waiting(person)).toEqual([]);
  expect(await devices(person)).toMatchObject([{ actual: true, enviado_at: clock.now().toISOString() }]);
});

test('what is about right now is not pushed late', async () => {
  const { person, browser } = await subscribed();
  const told = { tipo: 'alerta', contenido: 'Puede venir un antojo', fresh_ms: 30 * MINUTE } as const;
  service.answer = { status: 503 };
  await notify(app.runtime, person.usuario_id, told);
  await send();
  service.answer = { status: 201 };
  now += 30 * MINUTE;
  const posts = service.posts();
  await send();
  expect([browser.arrived.length, service.posts()]).toEqual([0, posts]);
});

test('its text is shown only to who asked for that, in the language of the account', async () => {
  const { person, browser } = await subscribed();
  await pool.query("UPDATE usuarios SET idioma = 'en' WHERE id = $1", [person.usuario_id]);
  await tell(person);
  await send();
  expect((await arrives(browser, 1))?.body).toMatchObject({ texto: 'You have a notice from Latido' });
  await prefer(person, { mostrar_texto: true });
  await tell(person, 'alerta', 'Respira un minuto');
  await send();
  const push = await arrives(browser, 2);
  expect(push?.body).toEqual({ texto: 'Respira un minuto', enlace: '/panel', tipo: 'alerta' });
  expect(push?.headers).toMatchObject({ ttl: String(12 * 3_600), urgency: 'high' });
});

test('a tipo that nobody wants by push stays in the app', async () => {
  const { person, browser } = await subscribed();
  await prefer(person, { por_push: ['alerta'] });
  await tell(person, 'logro');
  expect(await waiting(person)).toEqual([]);
  await tell(person, 'alerta');
  await send();
  await arrives(browser, 1);
});

test('in quiet hours it waits until they end; what is read meanwhile wakes nobody', async () => {
  const { person, browser } = await subscribed();
  await prefer(person, { silencio_desde: '11:30', silencio_hasta: '13:00' });
  const { id } = await tell(person, 'logro');
  await tell(person, 'alerta');
  await expect
    .poll(async () => (await waiting(person)).map((row) => row.proximo_at.getTime()))
    .toEqual([now + HOUR, now + HOUR]);
  await call(app, `/api/notificaciones/${id}/leer`, { token: person.access, method: 'POST' });
  expect(await waiting(person)).toMatchObject([{ intentos: 0 }]);
  expect(browser.arrived).toEqual([]);
  now += HOUR;
  await send();
  expect((await arrives(browser, 1))?.headers.urgency).toBe('high');
});

test.each([404, 410])('a browser that is gone (%i) is forgotten', async (status) => {
  const { person } = await subscribed();
  service.answer = { status };
  await tell(person);
  await send();
  await expect.poll(() => devices(person)).toEqual([]);
  expect(await waiting(person)).toEqual([]);
});

test.each([429, 503])(
  'a service that cannot now (%i) is asked again, later each time, and as late as it says',
  async (status) => {
    const { person, browser } = await subscribed();
    service.answer = { status };
    await tell(person);
    await send();
    const due = async () =>
      (await waiting(person)).map((row) => [row.intentos, row.proximo_at.getTime() - now]);
    await expect.poll(due).toEqual([[1, 10_000]]);
    now += 10_000;
    service.answer = { status, headers: { 'retry-after': '300' } };
    await send();
    await expect.poll(due).toEqual([[2, 300_000]]);
    now += 300_000;
    service.answer = { status: 201 };
    await send();
    await arrives(browser, 1);
    expect(await waiting(person)).toEqual([]);
  },
);

test('it is given up when its time is over, and when the service refuses it', async () => {
  const { person } = await subscribed();
  service.answer = { status: 503, headers: { 'retry-after': '999999' } };
  await prefer(person, { silencio_desde: null, silencio_hasta: null });
  await tell(person, 'alerta');
  for (let hour = 0; hour < 9; hour += 1) {
    await send();
    await expect
      .poll(async () => (await waiting(person)).every((row) => row.proximo_at > clock.now()))
      .toBe(true);
    now += HOUR;
  }
  expect(await waiting(person)).toEqual([]);
  service.answer = { status: 400 };
  await tell(person);
  await send();
  await expect.poll(() => waiting(person)).toEqual([]);
  const text = 'SELECT id FROM suscripciones_push WHERE usuario_id = $1';
  expect((await pool.query(text, [person.usuario_id])).rows).toHaveLength(1);
});

const ENDS: Record<string, (person: Person) => Promise<unknown>> = {
  'signing out': ({ refresh }) => call(app, '/api/token/revoke', { body: { refresh } }),
  'ending all sessions': ({ access: token }) =>
    call(app, '/api/cuenta/sesiones/cerrar', { token, body: { tambien_esta: true } }),
};
test.each(Object.entries(ENDS))('%s takes the subscription along, in the same commit', async (_, end) => {
  const { person, id } = await subscribed();
  await end(person);
  const { rows } = await pool.query('SELECT id FROM suscripciones_push WHERE id = $1', [id]);
  expect(rows).toEqual([]);
});

test('an account that is closed is pushed nothing any more', async () => {
  const { person, browser } = await subscribed();
  await tell(person);
  await pool.query('UPDATE usuarios SET deleted_at = now() WHERE id = $1', [person.usuario_id]);
  const posts = service.posts();
  await send();
  expect([browser.arrived.length, service.posts()]).toEqual([0, posts]);
  await app.runtime.repos.push.prune(clock.now());
  const text = 'SELECT id FROM suscripciones_push WHERE usuario_id = $1';
  expect((await pool.query(text, [person.usuario_id])).rows).toEqual([]);
});

test('a browser that somebody else signs in with is theirs, and what was under way for the other is not', async () => {
  const { person, browser } = await subscribed();
  await prefer(person, { silencio_desde: '11:00', silencio_hasta: '13:00' });
  await tell(person);
  const heir = await createPerson(app, 'cuidador');
  await call(app, PATH, { token: heir.access, body: browser.suscripcion });
  expect(await devices(person)).toEqual([]);
  expect(await devices(heir)).toHaveLength(1);
  expect(await waiting(person)).toEqual([]);
});

test('one ends it for a device; of somebody else there is none', async () => {
  const { person, id } = await subscribed();
  const other = await createPerson(app, 'cuidador');
  const end = (token: string) => call(app, `${PATH}/${id}`, { method: 'DELETE', token });
  expect((await end(other.access)).status).toBe(404);
  expect((await end(person.access)).status).toBe(204);
  expect(await devices(person)).toEqual([]);
});

test.each([
  'http://push.example/1',
  'https://127.0.0.1/1',
  'https://[::1]/1',
  'https://10.0.0.7/1',
  'https://169.254.169.254/latest/meta-data',
  'https://[::ffff:127.0.0.1]/1',
  'https://0x7f000001/1',
  'https://localhost/1',
  'https://localhost.:443/1',
  'https://user:word@push.example/1',
  'https://8.8.8.8:22/1',
])('%s is no push service', async (endpoint) => {
  const { access: token } = await createPerson(strict, 'consumidor');
  const { keys } = service.browser().suscripcion;
  const answer = await call(strict, PATH, { token, body: { endpoint, keys } });
  expect(answer.status).toBe(422);
  expect(answer.body.errors).toMatchObject([{ pointer: '/endpoint' }]);
});

test('one that leads here all the same is not asked: it is checked again at each push', async () => {
  const { person, browser } = await subscribed();
  await tell(person);
  const posts = service.posts();
  const { sender } = strict.runtime.pushes;
  const { keys } = browser.suscripcion;
  const push = { body: '{}', ttl_s: 60, urgency: 'low', topic: 'latido-low' } as const;
  for (const endpoint of [
    browser.endpoint,
    browser.endpoint.replace('127.0.0.1', 'localhost'),
    'https://localhost/',
  ])
    expect(await sender.send({ endpoint, ...keys }, push)).toEqual({ result: 'gone' });
  expect(service.posts()).toBe(posts);
});

test('keys that are none are refused with their field', async () => {
  const { access: token } = await createPerson(app, 'consumidor');
  const { endpoint } = service.browser();
  const answer = await call(app, PATH, { token, body: { endpoint, keys: { p256dh: 'no', auth: 'no' } } });
  expect(answer.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    '/keys/p256dh',
    '/keys/auth',
  ]);
});

test('few devices are kept, the newest ones', async () => {
  const { person } = await subscribed();
  for (let index = 0; index < 11; index += 1) {
    now += MINUTE;
    await call(app, PATH, { token: person.access, body: service.browser().suscripcion });
  }
  expect(await devices(person)).toHaveLength(10);
});
