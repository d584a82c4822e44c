import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import type { Alcance } from '@/lib/domain/access';
import type { Clock } from '@/lib/domain/clock';
import type { Conditions } from '@/lib/domain/terms';
import { openTokenSession } from '@/lib/domain/use-cases/tokens';
import type { Rol } from '@/lib/domain/usuarios';
import { type Config, readConfig } from '@/lib/server/config';
import { createWebServer } from '@/lib/server/http';
import { createLogger } from '@/lib/server/logger';
import { createRuntime, type Runtime } from '@/lib/server/runtime';
import { expectDocumented } from './documented';
import { TEMPLATE } from './postgres.setup';

/** A database of this test file, made from the migrated template. */
export async function createTestDatabase(): Promise<string> {
  const url = new URL(inject('databaseUrl'));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  await admin.end();
  url.pathname = `/${name}`;
  return url.href;
}

export type TestApp = { runtime: Runtime; url: string; wsUrl: string; close(): Promise<void> };

const SECRET = 'a secret that only the tests have, long enough';

/** The server without the pages, on a free port, on a real database. */
export async function startTestApp(
  databaseUrl: string,
  settings: Partial<Config> = {},
  clock?: Clock,
): Promise<TestApp> {
  const dataDir = path.join(os.tmpdir(), 'latido-tests');
  const base = readConfig({
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    LATIDO_SECRET: SECRET,
    LATIDO_DATA_DIR: dataDir,
  });
  const runtime = await createRuntime({ ...base, demo: false, ...settings }, createLogger('silent'), clock);
  const { server, sockets } = createWebServer(runtime);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    runtime,
    url: `http://127.0.0.1:${port}`,
    wsUrl: `ws://127.0.0.1:${port}`,
    close: async () => {
      await sockets.drain();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await runtime.close();
    },
  };
}

/** The app of a test file on a database of its own, without limits unless they are asked for; it ends with the file. */
export async function openTestApp(settings: Partial<Config> = {}, clock?: Clock): Promise<TestApp> {
  const app = await startTestApp(await createTestDatabase(), { limits: false, ...settings }, clock);
  afterAll(() => app.close());
  return app;
}

export type Person = { usuario_id: number; consumidor_id: number; access: string; refresh: string };

/** A usuario with an open session; the password hash is no hash, since these tests sign in by token. */
export async function createPerson({ runtime }: TestApp, rol: Rol): Promise<Person> {
  const usuario = await runtime.repos.usuarios.create({
    nombre: `Persona ${rol}`,
    email: `${randomUUID()}@latido.test`,
    rol,
    zona_horaria: 'America/Tijuana',
    password_hash: 'none',
    email_verified_at: new Date(),
  });
  const { access, refresh } = await openTokenSession(runtime, { id: usuario.id });
  return { usuario_id: usuario.id, consumidor_id: usuario.consumidor_id ?? 0, access, refresh };
}

export async function grant(
  { runtime }: TestApp,
  owner: Person,
  cuidador: Person,
  alcances: Alcance[],
  conditions?: Partial<Conditions>,
): Promise<void> {
  await runtime.repos.consentimientos.grant(owner.consumidor_id, cuidador.usuario_id, alcances, conditions);
}

/** A paired device's key. */
export async function pairedKey({ runtime }: TestApp, owner: Person): Promise<string> {
  const key = runtime.secrets.key();
  await runtime.repos.dispositivos.create(
    owner.consumidor_id,
    { nombre: 'Pulsera', tipo: 'pulsera', fuente: 'sensor', cadencia_ms: 1_000 },
    runtime.secrets.fingerprint(key),
  );
  return key;
}

type CallOptions = { method?: string; token?: string; body?: unknown; headers?: Record<string, string> };

/** One request; the body is JSON both ways. Fails when the OpenAPI document does not tell of such an answer. */
export async function call({ url }: Pick<TestApp, 'url'>, route: string, options: CallOptions = {}) {
  const { method = options.body === undefined ? 'GET' : 'POST', token, body } = options;
  const response = await fetch(`${url}${route}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...options.headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  const answer = {
    status: response.status,
    headers: response.headers,
    body: text && response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : undefined,
  };
  await expectDocumented({ method, url: `${url}${route}`, ...answer });
  return answer;
}
