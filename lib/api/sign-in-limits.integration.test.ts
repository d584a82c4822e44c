import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLimits, WINDOWS } from '@/lib/server/limits';
import { call, createTestDatabase, startTestApp, type TestApp } from '@/lib/testing/test-app';
import { startVariant } from '@/lib/testing/variant';

const PASSWORD = 'una frase larga';
const ATTACKS = 1_000;

let real: TestApp;
let app: TestApp;

beforeAll(async () => {
  real = await startTestApp(await createTestDatabase(), { trustProxy: true });
  // Its own classes would stop what comes from one address sooner: here it is about the tries.
  const windows = { sensitive: { points: 100_000, seconds: 60 } };
  const limits = createLimits({ fingerprint: real.runtime.secrets.fingerprint, windows });
  app = await startVariant(real, { limits });
});
afterAll(async () => {
  await app.close();
  await real.close();
});

async function register(address: string): Promise<string> {
  const email = `${randomUUID()}@latido.test`;
  const body = { nombre: 'Ana', email, password: PASSWORD, rol: 'cuidador' };
  const { status } = await call(app, '/api/registro', { body, headers: { 'x-forwarded-for': address } });
  expect(status).toBe(201);
  return email;
}

type From = { address: string; cookie?: string };

async function signIn(email: string, password: string, { address, cookie }: From) {
  const headers = { 'x-forwarded-for': address, ...(cookie ? { cookie } : {}) };
  const answer = await call(app, '/api/token', { body: { email, password }, headers });
  const given = answer.headers.get('set-cookie') ?? '';
  return { status: answer.status, retryAfter: answer.headers.get('retry-after'), given };
}

const cookieIn = (given: string) => given.split(';')[0] ?? '';
const counted = (statuses: readonly number[]) => ({
  guessed: statuses.filter((status) => status === 401).length,
  refused: statuses.filter((status) => status === 429).length,
});

/** The tries of an attacker, some at once. */
async function attack(email: string, froms: readonly From[]): Promise<number[]> {
  const statuses: number[] = [];
  for (let at = 0; at < froms.length; at += 50) {
    const some = froms.slice(at, at + 50).map((from) => signIn(email, 'no es esta frase', from));
    statuses.push(...(await Promise.all(some)).map(({ status }) => status));
  }
  return statuses;
}

test('a thousand tries from as many addresses guess a few, and the owner gets in on their device', async () => {
  const email = await register('192.0.2.1');
  const first = await signIn(email, PASSWORD, { address: '192.0.2.1' });
  expect(first.given).toMatch(/^latido-conocido=.*HttpOnly.*SameSite=Lax/i);
  const cookie = cookieIn(first.given);
  const froms = Array.from({ length: ATTACKS }, (_, n) => ({ address: `203.0.${n >> 8}.${n & 255}` }));
  const { guessed, refused } = counted(await attack(email, froms));
  expect({ guessed, refused }).toEqual({
    guessed: WINDOWS.strangers.points,
    refused: ATTACKS - WINDOWS.strangers.points,
  });
  expect(WINDOWS.strangers).toEqual({ points: 30, seconds: 3_600 });
  const own = await signIn(email, PASSWORD, { address: '203.0.0.7', cookie });
  expect(own.status).toBe(200);
  // Also after a typo, and what they carry on with is as good.
  expect((await signIn(email, 'una frase larg', { address: '192.0.2.9', cookie })).status).toBe(401);
  const again = await signIn(email, PASSWORD, { address: '192.0.2.9', cookie: cookieIn(own.given) });
  expect(again.status).toBe(200);
  // Where nothing is known it has to wait, and is told how long; another account does not.
  const elsewhere = await signIn(email, PASSWORD, { address: '192.0.2.77' });
  expect(elsewhere.status).toBe(429);
  expect(Number(elsewhere.retryAfter)).toBeGreaterThan(0);
  const other = await register('192.0.2.1');
  expect((await signIn(other, PASSWORD, { address: '192.0.2.77' })).status).toBe(200);
}, 120_000);

test('from the address of the owner, too', async () => {
  const email = await register('192.0.2.2');
  const address = '192.0.2.2';
  const { given } = await signIn(email, PASSWORD, { address });
  const statuses = await attack(
    email,
    Array.from({ length: 40 }, () => ({ address })),
  );
  expect(counted(statuses).guessed).toBe(WINDOWS.pair.points);
  expect((await signIn(email, PASSWORD, { address })).status).toBe(429);
  expect((await signIn(email, PASSWORD, { address, cookie: cookieIn(given) })).status).toBe(200);
});

test('the cookie of a device gives nothing for the account of somebody else, and no forged one does', async () => {
  const [mine, other] = [await register('192.0.2.3'), await register('192.0.2.3')];
  const cookie = cookieIn((await signIn(mine, PASSWORD, { address: '192.0.2.3' })).given);
  const forged = `${cookie.slice(0, -4)}AAAA`;
  const froms = Array.from({ length: 45 }, (_, n) => ({
    address: `198.51.100.${n}`,
    cookie: n % 2 ? cookie : forged,
  }));
  expect(counted(await attack(other, froms)).guessed).toBe(WINDOWS.strangers.points);
});

test('a stolen device guesses no more than its tries', async () => {
  const email = await register('192.0.2.4');
  const cookie = cookieIn((await signIn(email, PASSWORD, { address: '192.0.2.4' })).given);
  const froms = Array.from({ length: 30 }, (_, n) => ({ address: `198.51.101.${n}`, cookie }));
  expect(counted(await attack(email, froms)).guessed).toBe(WINDOWS.knownDevice.points);
});

test('two accounts of one device are both known there', async () => {
  const [one, two] = [await register('192.0.2.5'), await register('192.0.2.5')];
  const first = cookieIn((await signIn(one, PASSWORD, { address: '192.0.2.5' })).given);
  const both = cookieIn((await signIn(two, PASSWORD, { address: '192.0.2.5', cookie: first })).given);
  for (const email of [one, two]) {
    await attack(
      email,
      Array.from({ length: 35 }, (_, n) => ({ address: `198.51.102.${n}` })),
    );
    expect((await signIn(email, PASSWORD, { address: '192.0.2.6', cookie: both })).status).toBe(200);
  }
});

test('of IPv6, all addresses of one connection count together', async () => {
  const email = await register('192.0.2.8');
  const froms = Array.from({ length: 25 }, (_, n) => ({ address: `2001:db8:1:2::${n}` }));
  expect(counted(await attack(email, froms)).guessed).toBe(WINDOWS.pair.points);
});

test('an email without an account is limited alike', async () => {
  const froms = Array.from({ length: 40 }, (_, n) => ({ address: `198.51.103.${n}` }));
  const statuses = await attack(`${randomUUID()}@latido.test`, froms);
  expect(counted(statuses).guessed).toBe(WINDOWS.strangers.points);
});

test('nor is it told apart by how long the answer takes', async () => {
  const known = await register('192.0.2.10');
  const took = async (email: string, address: string) => {
    const began = performance.now();
    expect((await signIn(email, 'no es esta frase', { address })).status).toBe(401);
    return performance.now() - began;
  };
  const times = { known: [] as number[], unknown: [] as number[] };
  for (let n = 0; n < 9; n += 1) {
    times.known.push(await took(known, `198.51.104.${n}`));
    times.unknown.push(await took(`${randomUUID()}@latido.test`, `198.51.104.${n}`));
  }
  const median = (all: number[]) => all.toSorted((a, b) => a - b)[4] ?? Number.NaN;
  // Without the work for an unknown email it is some ten times less.
  expect(median(times.unknown) / median(times.known)).toBeGreaterThan(0.5);
  expect(median(times.unknown) / median(times.known)).toBeLessThan(2);
});
