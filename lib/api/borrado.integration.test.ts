import { expect, test } from 'vitest';
import { RESTORE_DAYS } from '@/lib/domain/borrado';
import { DAY_MS } from '@/lib/domain/time';
import { type Account, dump, fillAccount, PASSWORD, signUp } from '@/lib/testing/full-account';
import {
  call,
  createPerson,
  createTestDatabase,
  openTestApp,
  startTestApp,
  type TestApp,
} from '@/lib/testing/test-app';
import { openSocket } from '@/lib/testing/test-socket';

const app = await openTestApp();
const { pool } = app.runtime.database;

type Asked = { password?: string; ya?: boolean; confirmacion?: string };
const askDeletion = (who: { access: string }, body: Asked = {}, where: TestApp = app) =>
  call(where, '/api/cuenta/borrar', { token: who.access, body: { password: PASSWORD, ...body } });
const signIn = ({ email }: Account, password = PASSWORD) =>
  call(app, '/api/token', { body: { email, password } });
const restore = ({ email }: Account, password = PASSWORD) =>
  call(app, '/api/cuenta/restaurar', { body: { email, password } });

test('it ends at once for its person, their device, and those who followed', async () => {
  const [owner, cuidador] = [await signUp(app, 'consumidor'), await signUp(app, 'cuidador')];
  const key = await fillAccount(app, owner, cuidador);
  const id = owner.consumidor_id;
  const own = openSocket(`${app.wsUrl}/ws/estado/${id}/?token=${owner.access}`);
  const followed = openSocket(`${app.wsUrl}/ws`, { protocols: ['latido.v1', 'bearer', cuidador.access] });
  const device = openSocket(`${app.wsUrl}/ws/dispositivo`, {
    protocols: ['latido.device.v1', 'bearer', key],
  });
  await own.next();
  await followed.until(({ type }) => type === 'welcome');
  followed.send({ type: 'subscribe', ref: 'a', channel: 'estado', consumidor_id: id });
  await followed.until(({ type }) => type === 'subscribed');
  await device.next();

  const began = performance.now();
  const { status, body } = await askDeletion(owner);
  expect(status).toBe(200);
  await Promise.all([own.closed, device.closed, followed.until(({ type }) => type === 'revoked')]);
  expect(performance.now() - began).toBeLessThan(1_000);
  expect(await own.closed).toBe(4001);
  const days = (Date.parse(body.se_borra_at) - app.runtime.clock.now().getTime()) / DAY_MS;
  expect(days).toBeCloseTo(RESTORE_DAYS, 2);

  expect((await call(app, '/api/yo', { token: owner.access })).status).toBe(401);
  const refresh = await call(app, '/api/token/refresh', { body: { refresh: owner.refresh } });
  expect(refresh.status).toBe(401);
  const reading = await call(app, '/api/lecturas', { token: key, body: { n: 9, heart_rate: 70 } });
  expect(reading.status).toBe(401);
  const seen = (of: number) =>
    call(app, `/api/dashboard/heart_rate?consumidor_id=${of}`, { token: cuidador.access });
  const [gone, missing] = [await seen(id), await seen(999_999)];
  expect({ ...gone.body, request_id: '' }).toEqual({ ...missing.body, request_id: '' });
  expect((await call(app, '/api/consumidores', { token: cuidador.access })).body.consumidores).toEqual([]);
  followed.close();
});

test('who knows the password learns until when it can be restored, anybody else nothing', async () => {
  const owner = await signUp(app, 'consumidor');
  const { se_borra_at } = (await askDeletion(owner)).body;
  const right = await signIn(owner);
  expect(right.status).toBe(403);
  expect(right.body).toMatchObject({ code: 'account_deleted', se_borra_at });
  const plain = async (answer: ReturnType<typeof signIn>) => ({ ...(await answer).body, request_id: '' });
  const unknown = await plain(signIn({ ...owner, email: 'nadie@latido.test' }));
  expect(unknown).toMatchObject({ code: 'bad_credentials' });
  expect(await plain(signIn(owner, 'no es esta'))).toEqual(unknown);
  expect(await plain(restore(owner, 'no es esta'))).toMatchObject({ code: 'bad_credentials' });

  const over = "UPDATE usuarios SET purga_at = now() - interval '1 second' WHERE id = $1";
  await pool.query(over, [owner.usuario_id]);
  expect(await plain(signIn(owner))).toEqual(unknown);
  expect((await restore(owner)).status).toBe(401);
});

test('restored, everything is as it was, but for the sessions that ended', async () => {
  const [owner, cuidador] = [await signUp(app, 'consumidor'), await signUp(app, 'cuidador')];
  const key = await fillAccount(app, owner, cuidador);
  // Codes that are tried meanwhile are none, and stay what they are.
  const invitation = await call(app, '/api/consentimientos/invitaciones', {
    token: owner.access,
    body: { alcances: ['estado'] },
  });
  await app.runtime.lookLog.flush();
  const before = await dump(app);
  await askDeletion(owner);
  const accept = () =>
    call(app, '/api/consentimientos/aceptar', {
      token: cuidador.access,
      body: { codigo: invitation.body.codigo },
    });
  expect((await accept()).status).toBe(410);
  expect((await restore(owner)).status).toBe(204);
  const version = (row: string) => row.replace(/"session_version":\d+/, '');
  expect((await dump(app)).map(version)).toEqual(before.map(version));

  expect((await call(app, '/api/yo', { token: owner.access })).status).toBe(401);
  expect((await signIn(owner)).status).toBe(200);
  expect((await call(app, '/api/lecturas', { token: key, body: { n: 9, heart_rate: 70 } })).status).toBe(201);
  const seen = await call(app, `/api/dashboard/heart_rate?consumidor_id=${owner.consumidor_id}`, {
    token: cuidador.access,
  });
  expect(seen.status).toBe(200);
  expect((await accept()).status).toBe(201);
  expect((await restore(owner)).status).toBe(204);
});

test('while it is closed its ventanas wait, and nothing is predicted of it', async () => {
  const [owner, cuidador] = [await signUp(app, 'consumidor'), await signUp(app, 'cuidador')];
  await fillAccount(app, owner, cuidador);
  const later = new Date(app.runtime.clock.now().getTime() + DAY_MS);
  const isDue = async () => (await app.runtime.repos.ventanas.due(later)).includes(owner.consumidor_id);
  expect(await isDue()).toBe(true);
  await askDeletion(owner);
  expect(await isDue()).toBe(false);
  await restore(owner);
  expect(await isDue()).toBe(true);
});

test('at once: the receipt answers, and nothing is left', async () => {
  const [owner, cuidador] = [await signUp(app, 'consumidor'), await signUp(app, 'cuidador')];
  await fillAccount(app, owner, cuidador);
  const { status, body } = await askDeletion(owner, { ya: true, confirmacion: 'BORRAR' });
  expect(status).toBe(200);
  expect(body.se_borra_at).toBeNull();
  expect(body.recibo.filas).toMatchObject({ usuarios: 1, deseos: 1, lecturas: 3 });
  expect((await dump(app)).filter((row) => row.includes(owner.marker))).toEqual([]);
  const { rows } = await pool.query('SELECT hash FROM recibos_borrado WHERE id = $1', [body.recibo.id]);
  expect(rows).toEqual([{ hash: body.recibo.hash }]);
  expect((await signIn(owner)).body.code).toBe('bad_credentials');
});

test('at once, but something is found again: no receipt, the account is closed, and it is said', async () => {
  const [owner, cuidador] = [await signUp(app, 'consumidor'), await signUp(app, 'cuidador')];
  await fillAccount(app, owner, cuidador);
  await pool.query(`CREATE FUNCTION skip() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$`);
  await pool.query('CREATE TRIGGER skip BEFORE DELETE ON deseos FOR EACH ROW EXECUTE FUNCTION skip()');
  const { status, body } = await askDeletion(owner, { ya: true, confirmacion: 'BORRAR' });
  await pool.query('DROP TRIGGER skip ON deseos');
  expect(status).toBe(503);
  expect(body).toMatchObject({ code: 'unavailable', detail: expect.stringContaining('cada hora') });
  expect((await signIn(owner)).body.code).toBe('bad_credentials');
});

test('neither a wrong password nor a missing word deletes anything', async () => {
  const owner = await signUp(app, 'consumidor');
  const pointers = async (asked: Asked) => {
    const { status, body } = await askDeletion(owner, asked);
    return [status, ...body.errors.map(({ pointer }: { pointer: string }) => pointer)];
  };
  expect(await pointers({ password: 'no es esta' })).toEqual([422, '/password']);
  expect(await pointers({ ya: true })).toEqual([422, '/confirmacion']);
  expect(await pointers({ ya: true, confirmacion: 'borrar' })).toEqual([422, '/confirmacion']);
  expect((await call(app, '/api/yo', { token: owner.access })).status).toBe(200);
});

test('the last administrador stays, also of two who leave at once', async () => {
  const password_hash = await app.runtime.passwords.hash(PASSWORD);
  const two = [await createPerson(app, 'administrador'), await createPerson(app, 'administrador')];
  const hashed = 'UPDATE usuarios SET password_hash = $1 WHERE id = ANY($2)';
  await pool.query(hashed, [password_hash, two.map(({ usuario_id }) => usuario_id)]);
  const answers = await Promise.all(two.map((who) => askDeletion(who)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('tries of a password count as those of signing in', async () => {
  const limited = await startTestApp(await createTestDatabase());
  const owner = await signUp(limited, 'consumidor');
  const statuses: number[] = [];
  for (let tries = 0; tries < 11; tries += 1)
    statuses.push((await askDeletion(owner, { password: 'no es esta' }, limited)).status);
  expect(statuses).toEqual([...Array(10).fill(422), 429]);
  await limited.close();
});
