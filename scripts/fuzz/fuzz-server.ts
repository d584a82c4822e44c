import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import v8 from 'node:v8';
import { SignJWT } from 'jose';
import { encode } from 'next-auth/jwt';
import { WebSocket } from 'ws';
import { memoryNow, serveCommands } from '@/bench/child';
import { channelNamed } from '@/lib/channels/registry';
import { ALCANCES } from '@/lib/domain/access';
import { openTokenSession, revokeTokens } from '@/lib/domain/use-cases/tokens';
import type { Rol } from '@/lib/domain/usuarios';
import { NativeSession } from '@/lib/realtime/native-session';
import { Pipe } from '@/lib/realtime/pipes';
import { StreamTopic } from '@/lib/realtime/stream-topic';
import { Topic } from '@/lib/realtime/topic';
import { sessionCookieName } from '@/lib/server/authenticate';
import { readConfig } from '@/lib/server/config';
import { createWebServer } from '@/lib/server/http';
import { createLogger } from '@/lib/server/logger';
import { createRuntime } from '@/lib/server/runtime';
import { type Account, SECRET_TEXT, type World } from './world';

/** What is held for sockets. Everything is zero when none is open. */
export type Held = Record<
  'connections' | 'sockets' | 'sessions' | 'pipes' | 'topics' | 'guarded' | 'counted',
  number
>;

/** The real server without its pages, with commands to make people and to tell what it holds. */
const config = readConfig({ ...process.env, NODE_ENV: 'test', LATIDO_LIMITS: '0' });
const runtime = await createRuntime({ ...config, demo: false }, createLogger(config.logLevel));
const guard = watchGuard();
const { server } = createWebServer(runtime);
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const port = (): number => (server.address() as AddressInfo).port;

/** Counts what the guard holds, which it tells nobody. */
function watchGuard(): { held: Set<unknown>; counted: number } {
  const { guard } = runtime;
  const { hold, release, enter, leave } = guard;
  const seen = { held: new Set<unknown>(), counted: 0 };
  guard.hold = (one) => {
    seen.held.add(one);
    hold(one);
  };
  guard.release = (one) => {
    seen.held.delete(one);
    release(one);
  };
  guard.enter = (...args) => {
    const isIn = enter(...args);
    if (isIn) seen.counted += 1;
    return isIn;
  };
  guard.leave = (...args) => {
    seen.counted -= 1;
    leave(...args);
  };
  return seen;
}

async function account(nombre: string, rol: Rol): Promise<Account> {
  const email = `${nombre}-${randomUUID()}@latido.test`;
  const { usuarios, dispositivos } = runtime.repos;
  const made = await usuarios.create({
    nombre,
    email,
    rol,
    zona_horaria: 'America/Tijuana',
    password_hash: 'none',
  });
  const { access, refresh } = await openTokenSession(runtime, made);
  const { sid } = JSON.parse(Buffer.from(access.split('.')[1] ?? '', 'base64url').toString());
  const session = await encode({ token: { sid }, secret: config.secret });
  const clave = runtime.secrets.key();
  const device = { nombre: 'Pulsera', tipo: 'pulsera', fuente: 'sensor', cadencia_ms: 1_000 } as const;
  const consumidor_id = made.consumidor_id ?? 0;
  await dispositivos.create(consumidor_id, device, runtime.secrets.fingerprint(clave));
  const cookie = `${sessionCookieName(false)}=${session}`;
  return { usuario_id: made.id, consumidor_id, access, refresh, cookie, clave };
}

/** Credentials that open nothing; some of them name the victim. */
async function worthlessOf(own: Account, victim: Account): Promise<string[]> {
  const ended = await openTokenSession(runtime, { id: own.usuario_id });
  await revokeTokens(runtime, ended.refresh);
  const claims = { user_id: victim.usuario_id, sid: randomUUID() };
  const forged = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime('1h')
    .sign(Buffer.from('another secret, just as long as ours is'));
  const [head, , signature] = own.access.split('.');
  const payload = Buffer.from(JSON.stringify({ ...claims, exp: 4e9 })).toString('base64url');
  const none = Buffer.from('{"alg":"none"}').toString('base64url');
  const expired = await runtime.tokens.sign({ user_id: own.usuario_id, sid: randomUUID() }, -60);
  const wrong = [
    '',
    'x',
    '..',
    'a.b.c',
    own.refresh,
    own.clave,
    `${head}.${payload}.${signature}`,
    `${none}.${payload}.`,
  ];
  return [ended.access, expired, forged, ...wrong];
}

async function makePeople(): Promise<{ victim: Account; world: World }> {
  const [victim, own] = [await account(SECRET_TEXT, 'consumidor'), await account('Atacante', 'consumidor')];
  const { repos, clock } = runtime;
  // It was allowed to see all of it once.
  await repos.consentimientos.grant(victim.consumidor_id, own.usuario_id, [...ALCANCES]);
  const [grant] = await repos.consentimientos.ofConsumidor(victim.consumidor_id);
  if (grant) await repos.consentimientos.revoke(victim.consumidor_id, grant.id, clock.now());
  for (const usuario_id of [victim.usuario_id, own.usuario_id]) {
    const contenido = usuario_id === victim.usuario_id ? SECRET_TEXT : 'Sin novedad';
    await repos.notificaciones.create(usuario_id, { tipo: 'alerta', contenido }, clock.now());
  }
  const { cursor } = await runtime.snapshots.current(channelNamed('sensor_data'), own.consumidor_id);
  const { usuario_id, consumidor_id } = victim;
  const worthless = await worthlessOf(own, victim);
  const world = {
    host: `127.0.0.1:${port()}`,
    own,
    victim: { usuario_id, consumidor_id },
    worthless,
    cursor,
  };
  return { victim, world };
}

const countOf = (made: Parameters<typeof v8.queryObjects>[0]) => Number(v8.queryObjects(made));

async function heldNow(): Promise<Held> {
  // One that waits for its next request is the client's to close, within a time.
  server.closeIdleConnections();
  const connections = await new Promise<number>((resolve) =>
    server.getConnections((_, count) => resolve(count)),
  );
  return {
    connections,
    sockets: countOf(WebSocket),
    sessions: countOf(NativeSession),
    pipes: countOf(Pipe),
    topics: countOf(Topic) + countOf(StreamTopic),
    guarded: guard.held.size,
    counted: guard.counted,
  };
}

serveCommands({
  port,
  people: makePeople,
  held: heldNow,
  memory: () => memoryNow(),
});
