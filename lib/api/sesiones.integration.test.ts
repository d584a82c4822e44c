import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, test as everywhere, expect } from 'vitest';
import { authenticator } from '@/lib/testing/authenticator';
import { until } from '@/lib/testing/bus-pair';
import { openMailbox } from '@/lib/testing/mailbox';
import { secretIn } from '@/lib/testing/mails';
import { hasRedisServer, killRedisServer, startRedisServer } from '@/lib/testing/redis-server';
import { call, createTestDatabase, startTestApp, type TestApp } from '@/lib/testing/test-app';
import { openSocket, type TestSocket } from '@/lib/testing/test-socket';

const PORT = 20_000 + (process.pid % 12_000);
const redisUrl = `redis://127.0.0.1:${PORT}`;
const test = everywhere.skipIf(!hasRedisServer());
const CHROME = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36';
const FIRST = 'una frase larga';
const SECOND = 'otra frase más larga';
const WITHIN_MS = 1_000;

let folder: string;
let redis: ChildProcess;
let one: TestApp;
let two: TestApp;
const mailbox = await openMailbox();

beforeAll(async () => {
  if (!hasRedisServer()) return;
  folder = await mkdtemp(path.join(os.tmpdir(), 'latido-redis-'));
  redis = await startRedisServer(PORT, folder);
  const databaseUrl = await createTestDatabase();
  const settings = { redisUrl, limits: false, dataDir: mailbox.dataDir };
  one = await startTestApp(databaseUrl, settings);
  two = await startTestApp(databaseUrl, settings);
  await until(() => expect([one, two].map(({ runtime }) => runtime.bus.healthy())).toEqual([true, true]));
});
afterAll(async () => {
  if (!hasRedisServer()) return;
  await one.close();
  await two.close();
  await killRedisServer(redis);
  await rm(folder, { recursive: true, force: true });
  await mailbox.remove();
});

type Account = { email: string; usuario_id: number };
let made = 0;
async function account(): Promise<Account> {
  made += 1;
  const email = `sesiones-${made}@latido.test`;
  await call(one, '/api/registro', { body: { nombre: 'Ana', email, password: FIRST, rol: 'cuidador' } });
  const usuario = await one.runtime.repos.usuarios.secretByEmail(email);
  return { email, usuario_id: usuario?.id ?? 0 };
}
const signIn = async ({ email }: Account, headers: Record<string, string> = {}): Promise<string> =>
  (await call(one, '/api/token', { body: { email, password: FIRST }, headers })).body.access;

/** An open socket on an instance, which has had its first message. */
async function live(app: TestApp, { usuario_id }: Account, token: string): Promise<TestSocket> {
  const socket = openSocket(`${app.wsUrl}/ws/notificaciones/${usuario_id}/?token=${token}`);
  await socket.next();
  return socket;
}

/** Sockets on both instances for each token, then what is done; the codes they closed with in time, or null. */
async function closedBy(who: Account, tokens: string[], work: () => Promise<{ status: number }>) {
  const sockets = await Promise.all(
    tokens.map((token) => Promise.all([live(one, who, token), live(two, who, token)])),
  );
  expect([201, 204]).toContain((await work()).status);
  const late = new Promise<null>((resolve) => setTimeout(resolve, WITHIN_MS, null));
  const codes = await Promise.all(
    sockets.map((pair) => Promise.all(pair.map(({ closed }) => Promise.race([closed, late])))),
  );
  for (const { close } of sockets.flat()) close();
  return codes;
}

const ENDED = [4001, 4001];
const OPEN = [null, null];
const post = (path: string, token: string | undefined, body: object) =>
  call(two, path, { method: 'POST', token, body });

test('the list tells of each session what helps to know it again, and no more', async () => {
  const who = await account();
  const phone = await signIn(who, { 'user-agent': CHROME });
  await signIn(who, { 'user-agent': 'curl/8.5.0' });
  const { body } = await call(one, '/api/cuenta/sesiones', { token: phone });
  const about = { kind: 'token', direccion: '127.0.0.x', seen_at: null };
  expect(body.sesiones).toHaveLength(2);
  expect(body.sesiones).toContainEqual(
    expect.objectContaining({ ...about, dispositivo: 'Chrome en Android', actual: true }),
  );
  expect(body.sesiones).toContainEqual(
    expect.objectContaining({ ...about, dispositivo: 'curl', actual: false }),
  );
});

test('when a session was last seen is written together, and at most once in some minutes', async () => {
  const who = await account();
  const token = await signIn(who);
  const { sessions } = one.runtime.repos;
  const seen = async () => (await call(one, '/api/cuenta/sesiones', { token })).body.sesiones[0].seen_at;
  expect(await seen()).toBeNull();
  await sessions.flushSeen();
  const first = await seen();
  expect(first).not.toBeNull();
  await sessions.flushSeen();
  expect(await seen()).toBe(first);
  const { pool } = one.runtime.database;
  await pool.query("UPDATE sessions SET seen_at = seen_at - interval '6 minutes' WHERE usuario_id = $1", [
    who.usuario_id,
  ]);
  const old = await seen();
  await sessions.flushSeen();
  expect(Date.parse(await seen())).toBeGreaterThan(Date.parse(old));
});

test('one session is ended, on both instances, and nobody ends that of another', async () => {
  const who = await account();
  const [own, other] = [await signIn(who), await signIn(who)];
  const stranger = await signIn(await account());
  const { sesiones } = (await call(one, '/api/cuenta/sesiones', { token: own })).body;
  const { id } = sesiones.find(({ actual }: { actual: boolean }) => !actual);
  const end = (token: string) => call(two, `/api/cuenta/sesiones/${id}`, { method: 'DELETE', token });
  expect((await end(stranger)).status).toBe(404);
  expect(await closedBy(who, [own, other], () => end(own))).toEqual([OPEN, ENDED]);
  expect((await end(own)).status).toBe(404);
});

test('a second factor that is turned on or off, or gets other codes, ends all others', async () => {
  const who = await account();
  const path = '/api/cuenta/segundo-factor';
  const own = await signIn(who);
  const { secreto } = (await post(path, own, { password: FIRST })).body;
  const codigo = authenticator(secreto).code(one.runtime.clock.now());
  let codigos: string[] = [];
  const confirm = async () => {
    const answer = await post(`${path}/confirmar`, own, { codigo });
    codigos = answer.body.codigos;
    return answer;
  };
  const proof = () => ({ password: FIRST, codigo: codigos.pop() });
  const ends = async (other: string, work: () => Promise<{ status: number }>) => {
    expect(await closedBy(who, [own, other], work)).toEqual([OPEN, ENDED]);
    expect((await call(two, '/api/yo', { token: other })).status).toBe(401);
  };
  await ends(await signIn(who), confirm);

  const second = async () =>
    (await post('/api/token', undefined, { email: who.email, ...proof() })).body.access;
  const renew = async () => {
    const answer = await post(`${path}/codigos`, own, proof());
    codigos = answer.body.codigos;
    return answer;
  };
  await ends(await second(), renew);
  const remove = () => post(`${path}/desactivar`, own, proof());
  await ends(await second(), remove);
});

test('all others end, or all', async () => {
  const who = await account();
  const [own, other] = [await signIn(who), await signIn(who)];
  const others = () => post('/api/cuenta/sesiones/cerrar', own, { tambien_esta: false });
  expect(await closedBy(who, [own, other], others)).toEqual([OPEN, ENDED]);
  const third = await signIn(who);
  const all = () => post('/api/cuenta/sesiones/cerrar', own, { tambien_esta: true });
  expect(await closedBy(who, [own, third], all)).toEqual([ENDED, ENDED]);
  expect((await call(one, '/api/yo', { token: own })).status).toBe(401);
});

test('a changed password ends all but the session that changed it', async () => {
  const who = await account();
  const [own, other] = [await signIn(who), await signIn(who)];
  const change = () => post('/api/cuenta/contrasena', own, { actual: FIRST, nueva: SECOND });
  expect(await closedBy(who, [own, other], change)).toEqual([OPEN, ENDED]);
  expect((await call(one, '/api/yo', { token: own })).status).toBe(200);
});

test('a recovered account ends all of them', async () => {
  const who = await account();
  const tokens = [await signIn(who), await signIn(who)];
  await post('/api/recuperar', undefined, { email: who.email });
  const enlace = secretIn(await mailbox.until(who.email, 'Elegir una contraseña nueva'));
  const recover = () => post('/api/recuperar/nueva', undefined, { enlace, nueva: SECOND });
  expect(await closedBy(who, tokens, recover)).toEqual([ENDED, ENDED]);
});
