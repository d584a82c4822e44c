import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY_MS } from '@/lib/domain/time';
import { checkSignIn } from '@/lib/domain/use-cases/accounts';
import { openTokenSession } from '@/lib/domain/use-cases/tokens';
import { createLimits, WINDOWS } from '@/lib/server/limits';
import { type Authenticator, authenticator } from '@/lib/testing/authenticator';
import { call, createTestDatabase, startTestApp, type TestApp } from '@/lib/testing/test-app';
import { startVariant } from '@/lib/testing/variant';

const PASSWORD = 'una frase larga';
const FACTOR = '/api/cuenta/segundo-factor';
const STEP_MS = 30_000;

let real: TestApp;
let app: TestApp;
/** In the middle of a step. */
let now = new Date(Math.floor(Date.now() / STEP_MS) * STEP_MS + STEP_MS / 2);
const later = (steps: number) => new Date(now.getTime() + steps * STEP_MS);
const pass = (steps: number) => {
  now = later(steps);
};

beforeAll(async () => {
  real = await startTestApp(await createTestDatabase(), { trustProxy: true });
  const limits = createLimits({ fingerprint: real.runtime.secrets.fingerprint });
  app = await startVariant(real, { clock: { now: () => now }, limits });
});
afterAll(async () => {
  await app.close();
  await real.close();
});

type Account = { email: string; access: string };
let addresses = 0;
const strangerAddress = () => `198.51.${(addresses >> 8) & 255}.${addresses++ & 255}`;

async function register(): Promise<Account> {
  const email = `${randomUUID()}@latido.test`;
  const body = { nombre: 'Ana', email, password: PASSWORD, rol: 'cuidador' };
  const headers = { 'x-forwarded-for': strangerAddress() };
  expect((await call(app, '/api/registro', { body, headers })).status).toBe(201);
  return { email, access: (await signIn(email)).body.access };
}

function signIn(email: string, codigo?: string, more: { password?: string; cookie?: string } = {}) {
  const { password = PASSWORD, cookie } = more;
  const headers = { 'x-forwarded-for': strangerAddress(), ...(cookie ? { cookie } : {}) };
  return call(app, '/api/token', { body: { email, password, codigo }, headers });
}

const cookieOf = (answer: { headers: Headers }) => answer.headers.get('set-cookie')?.split(';')[0] ?? '';
const post = ({ access }: Account, path: string, body: object) =>
  call(app, `${FACTOR}${path}`, { token: access, body });

async function enrol(account: Account): Promise<{ phone: Authenticator; codigos: string[] }> {
  const proposal = await post(account, '', { password: PASSWORD });
  expect(proposal.status).toBe(201);
  const phone = authenticator(proposal.body.secreto);
  const confirmed = await post(account, '/confirmar', { codigo: phone.code(now) });
  expect(confirmed.status).toBe(201);
  pass(1);
  return { phone, codigos: confirmed.body.codigos };
}

test('it counts once a first code confirmed it, and then no session opens without a code', async () => {
  const account = await register();
  const proposal = await post(account, '', { password: PASSWORD });
  expect(proposal.body.uri).toContain(`secret=${proposal.body.secreto}`);
  expect(proposal.body.qr).toMatch(/^<svg /);
  expect((await signIn(account.email)).status).toBe(200);
  const phone = authenticator(proposal.body.secreto);
  expect((await post(account, '/confirmar', { codigo: '000000' })).body.code).toBe('second_factor_wrong');
  expect((await signIn(account.email)).status).toBe(200);
  const confirmed = await post(account, '/confirmar', { codigo: phone.code(now) });
  expect(new Set(confirmed.body.codigos).size).toBe(10);
  for (const code of confirmed.body.codigos) expect(code).toMatch(/^[A-Z2-7]{5}-[A-Z2-7]{5}$/);
  const about = await call(app, FACTOR, { token: account.access });
  expect(about.body).toEqual({ activo: true, desde: now.toISOString(), codigos_restantes: 10 });

  const asked = await signIn(account.email);
  expect(asked).toMatchObject({ status: 401, body: { code: 'second_factor_required' } });
  expect(asked.body).not.toHaveProperty('access');
  expect(asked.headers.get('set-cookie')).toBeNull();
  pass(1);
  const opened = await signIn(account.email, phone.code(now));
  expect(opened.status).toBe(200);
  expect((await call(app, '/api/yo', { token: opened.body.access })).body.email).toBe(account.email);
});

test('a sign-in that was under way while it was confirmed opens nothing after it, and who confirmed it stays', async () => {
  const account = await register();
  const place = { address: strangerAddress(), known: null };
  const proven = await checkSignIn(app.runtime, place, { email: account.email, password: PASSWORD });
  await enrol(account);
  await expect(openTokenSession(app.runtime, proven)).rejects.toMatchObject({ code: 'unauthenticated' });
  expect((await call(app, '/api/yo', { token: account.access })).status).toBe(200);
});

test('who has the wrong password is not told that there is one, with or without its code', async () => {
  const account = await register();
  const { phone } = await enrol(account);
  const password = 'otra frase larga';
  for (const codigo of [undefined, phone.code(now)])
    expect((await signIn(account.email, codigo, { password })).body.code).toBe('bad_credentials');
  expect((await signIn(account.email, phone.code(now))).status).toBe(200);
});

test('a clock may be off by one step, no more', async () => {
  const account = await register();
  const { phone } = await enrol(account);
  pass(2);
  expect((await signIn(account.email, phone.code(later(-2)))).status).toBe(401);
  expect((await signIn(account.email, phone.code(later(2)))).status).toBe(401);
  expect((await signIn(account.email, phone.code(later(-1)))).status).toBe(200);
  expect((await signIn(account.email, phone.code(later(1)))).status).toBe(200);
});

test('a code works once, also the one that confirmed, and none that is older than it', async () => {
  const account = await register();
  const proposal = await post(account, '', { password: PASSWORD });
  const phone = authenticator(proposal.body.secreto);
  const first = phone.code(now);
  await post(account, '/confirmar', { codigo: first });
  expect((await signIn(account.email, first)).body.code).toBe('second_factor_wrong');
  pass(1);
  const before = phone.code(now);
  pass(1);
  expect((await signIn(account.email, phone.code(now))).status).toBe(200);
  expect((await signIn(account.email, phone.code(now))).status).toBe(401);
  expect((await signIn(account.email, before)).status).toBe(401);
});

test('of sign-ins at once with one code, one gets in', async () => {
  const account = await register();
  const { phone, codigos } = await enrol(account);
  for (const codigo of [phone.code(now), codigos[0]]) {
    const all = await Promise.all(Array.from({ length: 6 }, () => signIn(account.email, codigo)));
    expect(all.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401, 401]);
  }
});

test('a recovery code works once, however it is typed, and new ones end the old', async () => {
  const account = await register();
  const { phone, codigos } = await enrol(account);
  const [one = '', two = ''] = codigos;
  expect((await signIn(account.email, ` ${one.toLowerCase().replace('-', ' ')} `)).status).toBe(200);
  expect((await signIn(account.email, one)).status).toBe(401);
  expect((await call(app, FACTOR, { token: account.access })).body.codigos_restantes).toBe(9);
  const renewed = await post(account, '/codigos', { password: PASSWORD, codigo: phone.code(now) });
  expect(renewed.body.codigos).toHaveLength(10);
  expect((await signIn(account.email, two)).status).toBe(401);
  expect((await signIn(account.email, renewed.body.codigos[9])).status).toBe(200);
});

test('nothing of it lies open in the database', async () => {
  const account = await register();
  const { phone, codigos } = await enrol(account);
  const { pool } = real.runtime.database;
  const tables = ['segundos_factores', 'codigos_recuperacion'];
  const rows = await Promise.all(
    tables.map(async (table) => (await pool.query(`SELECT * FROM ${table}`)).rows),
  );
  const text = JSON.stringify(rows);
  expect(text).toContain('v1.');
  for (const secret of [phone.secreto, ...codigos, ...codigos.map((code) => code.replace('-', ''))])
    expect(text).not.toContain(secret);
});

test('a session alone neither replaces nor removes it', async () => {
  const account = await register();
  const { phone, codigos } = await enrol(account);
  expect((await post(account, '', { password: PASSWORD })).status).toBe(409);
  const remove = (password: string, codigo: string) => post(account, '/desactivar', { password, codigo });
  const wrong = await remove('otra frase larga', phone.code(now));
  expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([422, '/password']);
  expect((await remove(PASSWORD, '000000')).body.code).toBe('second_factor_wrong');
  expect((await signIn(account.email)).body.code).toBe('second_factor_required');
  expect((await remove(PASSWORD, codigos[3] ?? '')).status).toBe(204);
  expect((await signIn(account.email)).status).toBe(200);
  expect((await remove(PASSWORD, phone.code(now))).status).toBe(409);
  // What was left of it counts for nothing in the next one.
  await enrol(account);
  expect((await signIn(account.email, codigos[4])).status).toBe(401);
});

test('a session guesses neither password nor code for long', async () => {
  const account = await register();
  await enrol(account);
  const statuses = [];
  for (let tries = 0; tries <= WINDOWS.ownSecret.points; tries += 1)
    statuses.push((await post(account, '/desactivar', { password: PASSWORD, codigo: '000000' })).status);
  expect(statuses.slice(0, -1)).toEqual(statuses.slice(0, -1).map(() => 401));
  expect(statuses.at(-1)).toBe(429);
});

test('who knows the password guesses few codes, and keeps nobody out who has a code', async () => {
  const account = await register();
  const { phone, codigos } = await enrol(account);
  const cookie = cookieOf(await signIn(account.email, phone.code(now)));
  pass(1);
  const guesses = [];
  for (let tries = 0; tries < WINDOWS.strangeCodes.points + 5; tries += 1)
    guesses.push((await signIn(account.email, '000000')).status);
  expect(guesses.filter((status) => status === 401)).toHaveLength(WINDOWS.strangeCodes.points);
  expect(guesses.at(-1)).toBe(429);
  expect(WINDOWS.strangeCodes.seconds * 1_000).toBe(DAY_MS);
  expect((await signIn(account.email, phone.code(now))).status).toBe(429);
  expect((await signIn(account.email, codigos[0])).status).toBe(200);
  expect((await signIn(account.email, phone.code(now), { cookie })).status).toBe(200);
});
