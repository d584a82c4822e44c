import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '@/lib/db/client';
import { embeddedUrl } from '@/lib/db/embedded-server';
import { openSocket } from './test-socket';

const PORT = 20_000 + (process.pid % 10_000);
const URL = `http://127.0.0.1:${PORT}`;
const dataDir = path.join(os.tmpdir(), `latido-boot-${randomUUID()}`);

type Server = { process: ChildProcess; output(): string; exited: Promise<number | null> };

function start(port = PORT): Server {
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    PORT: String(port),
    LATIDO_DATA_DIR: dataDir,
  } as const;
  const child = spawn(process.execPath, ['dist/server.mjs'], { env, stdio: 'pipe' });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  return {
    process: child,
    output: () => output,
    exited: new Promise((resolve) => child.on('exit', resolve)),
  };
}

async function untilReady(server: Server): Promise<void> {
  for (;;) {
    const ready = await fetch(`${URL}/api/listo`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    if (server.process.exitCode !== null) throw new Error(server.output());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function post<T>(route: string, body: unknown, token = ''): Promise<{ status: number; body: T }> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const response = await fetch(`${URL}${route}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as T };
}

let server: Server;
afterAll(async () => {
  server.process.kill('SIGTERM');
  await server.exited;
  await rm(dataDir, { recursive: true, force: true });
});

test('what was answered 201 survives kill -9, a second process is told off, and SIGTERM ends in order', async () => {
  server = start();
  await untilReady(server);
  const { body: session } = await post<{ access: string }>('/api/token', {
    email: 'demo@latido.test',
    password: 'latido-demo-22',
  });
  const { body: code } = await post<{ codigo: string }>('/api/dispositivos/codigo', {}, session.access);
  const { body: paired } = await post<{ clave: string }>('/api/dispositivos/emparejar', {
    codigo: code.codigo,
  });

  const acknowledged: number[] = [];
  let sending = true;
  const senders = [0, 1, 2, 3].map(async (lane) => {
    for (let n = lane; sending; n += 4) {
      const answer = await post('/api/lecturas', { n, heart_rate: 70 }, paired.clave).catch(() => undefined);
      if (answer?.status === 201) acknowledged.push(n);
      if (answer === undefined) return;
    }
  });
  while (acknowledged.length < 60) await new Promise((resolve) => setTimeout(resolve, 10));
  server.process.kill('SIGKILL');
  sending = false;
  await Promise.all(senders);
  await server.exited;

  server = start();
  await untilReady(server);
  const database = openDatabase(embeddedUrl(dataDir), 1);
  const { rows } = await database.pool.query<{ n: number; seq: number }>(
    'SELECT n, seq FROM lecturas ORDER BY seq',
  );
  await database.close();
  const stored = rows.map(({ n }) => n);
  expect(acknowledged.filter((n) => !stored.includes(n))).toEqual([]);
  expect(new Set(stored).size).toBe(stored.length);
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));

  const second = start(PORT + 1);
  expect(await second.exited).toBe(1);
  expect(second.output()).toContain('Another Latido process is using');

  const socket = openSocket(`ws://127.0.0.1:${PORT}/ws/sensor_data/22/?token=${session.access}`);
  await socket.next();
  server.process.kill('SIGTERM');
  expect(await socket.closed).toBe(1012);
  expect(await server.exited).toBe(0);
  expect(server.output()).not.toMatch(/uncaught|unhandled/i);
});
