import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHANNELS } from '@/lib/channels/registry';
import { PROBLEMS } from '@/lib/domain/errors';
import { FIRST, openMailedApp, SECOND } from '@/lib/testing/mailed-app';
import { secretIn } from '@/lib/testing/mails';
import { openNative } from '@/lib/testing/native-client';
import { createBrowser, startNextAuth } from '@/lib/testing/next-auth-server';
import { call, createPerson, type Person } from '@/lib/testing/test-app';
import { openSocket } from '@/lib/testing/test-socket';

const { app, mailbox, post, close } = await openMailedApp();
const DUE = 'password_change_required';
const NEW = '/api/cuenta/contrasena';

let admin: Person;
let web: Awaited<ReturnType<typeof startNextAuth>>;
beforeAll(async () => {
  admin = await createPerson(app, 'administrador');
  web = await startNextAuth(app.runtime);
});
afterAll(async () => {
  await web.close();
  await close();
});

type Given = { email: string; password: string; usuario_id: number; consumidor_id: number; access: string };

/** An account as an administrador makes it, signed in with the password that came with it. */
async function given(rol = 'consumidor'): Promise<Given> {
  const body = { nombre: 'Marta', email: `${randomUUID()}@latido.test`, rol };
  const { usuario, password } = (await post('/api/admin/usuarios', body, admin.access)).body;
  const pair = await post('/api/token', { email: body.email, password });
  expect(pair.status).toBe(200);
  const { id: usuario_id, consumidor_id } = usuario;
  return { email: body.email, password, usuario_id, consumidor_id, access: pair.body.access };
}

const statusOf = async (access: string) => (await call(app, '/api/perfil', { token: access })).status;
const change = ({ password, access }: Given, nueva: string) => post(NEW, { actual: password, nueva }, access);

test('of all routes it reaches four; every other answers the same to every rol', async () => {
  const people = [await given('consumidor'), await given('cuidador'), await given('administrador')];
  const open = new Set<string>();
  for (const { method, path, access } of app.runtime.api.routes) {
    if (access.kind !== 'usuario') continue;
    const address = path.replace(/\{\w+\}/, '1');
    for (const { access: token } of people) {
      const answer = await call(app, address, { method: method.toUpperCase(), token });
      if (answer.body?.code !== DUE) open.add(`${method} ${path}`);
      else expect(answer.status).toBe(403);
    }
  }
  expect([...open].sort()).toEqual([
    'get /api/yo',
    'patch /api/cuenta',
    'post /api/cuenta/borrar',
    'post /api/cuenta/contrasena',
  ]);
});

test('another password lets the same session go on, and only another', async () => {
  const who = await given();
  const other = (await post('/api/token', who)).body.access;
  expect(await statusOf(who.access)).toBe(403);
  const same = await change(who, who.password);
  expect([same.status, same.body.errors[0].pointer]).toEqual([422, '/nueva']);
  expect((await change(who, 'qwertyuiop')).body.errors[0].pointer).toBe('/nueva');
  expect(await statusOf(who.access)).toBe(403);
  expect((await change(who, FIRST)).status).toBe(204);
  expect([await statusOf(who.access), await statusOf(other)]).toEqual([200, 401]);
  const again = (await post('/api/token', { email: who.email, password: FIRST })).body.access;
  expect(await statusOf(again)).toBe(200);
});

test('refreshed tokens reach no more than those before', async () => {
  const { email, password } = await given();
  const { refresh } = (await post('/api/token', { email, password })).body;
  const { access } = (await post('/api/token/refresh', { refresh })).body;
  expect(await statusOf(access)).toBe(403);
});

test('no socket opens, by whatever it is asked for', async () => {
  const who = await given();
  const refused = PROBLEMS[DUE].close;
  for (const { name, of } of CHANNELS) {
    const id = of === 'usuario' ? who.usuario_id : who.consumidor_id;
    expect(await openSocket(`${app.wsUrl}/ws/${name}/${id}/?token=${who.access}`).closed).toBe(refused);
  }
  expect(await openNative(`${app.wsUrl}/ws`, who.access).closed).toBe(refused);
  const late = openNative(`${app.wsUrl}/ws`);
  late.send({ type: 'hello', token: who.access });
  expect(await late.take('error')).toMatchObject({ problem: { code: DUE } });
  expect(await late.closed).toBe(refused);
});

test('a session of the pages is held to the same', async () => {
  const { email, password } = await given();
  const browser = createBrowser(web.url);
  await browser.signIn('credentials', { email, password });
  const headers = () => ({ cookie: browser.cookies(), origin: app.url });
  expect((await call(app, '/api/yo', { headers: headers() })).body.email).toBe(email);
  expect((await call(app, '/api/perfil', { headers: headers() })).body.code).toBe(DUE);
  const body = { actual: password, nueva: SECOND };
  expect((await call(app, NEW, { headers: headers(), body })).status).toBe(204);
  expect((await call(app, '/api/perfil', { headers: headers() })).status).toBe(200);
});

test('a link to recover sets a password of one’s own, and not the one that was given', async () => {
  const { email, password } = await given();
  await post('/api/recuperar', { email });
  const enlace = secretIn(await mailbox.until(email, 'contraseña nueva'));
  const set = (nueva: string) => post('/api/recuperar/nueva', { enlace, nueva });
  expect((await set(password)).body.errors[0].pointer).toBe('/nueva');
  expect((await set(SECOND)).status).toBe(204);
  const { access } = (await post('/api/token', { email, password: SECOND })).body;
  expect(await statusOf(access)).toBe(200);
});

test('who does not want the account closes it without choosing a password', async () => {
  const { password, access, email } = await given();
  expect((await post('/api/cuenta/borrar', { password }, access)).status).toBe(200);
  expect((await post('/api/token', { email, password })).body.code).toBe('account_deleted');
});
