import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { embeddedServer } from '@/lib/db/embedded-server';
import { crashUnderLoad } from './crash';
import { openSocket } from './test-socket';

const PORT = 20_000 + (process.pid % 10_000);
const URL = `http://127.0.0.1:${PORT}`;
const SECONDS = 6;
/** It starts four times, and a busy machine is slow at that. */
const PATIENCE_MS = 240_000;
const dataDir = path.join(os.tmpdir(), `latido-boot-${randomUUID()}`);

type Server = { process: ChildProcess; output(): string; exited: Promise<number | null> };

function start(port = PORT): Server {
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    PORT: String(port),
    LATIDO_DATA_DIR: dataDir,
    LATIDO_DEMO: '0',
    LATIDO_LIMITS: '0',
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

const servers: Server[] = [];
afterAll(async () => {
  for (const server of servers) server.process.kill('SIGKILL');
  await Promise.all(servers.map(({ exited }) => exited));
  await (await embeddedServer(dataDir)).stop();
  await rm(dataDir, { recursive: true, force: true });
});

test(
  'what was answered 201 survives kill -9 of server and database; a second process is told off; SIGTERM ends in order',
  async () => {
    const killable = {
      start: async () => {
        const server = start();
        servers.push(server);
        await untilReady(server);
        return URL;
      },
      kill: async () => {
        const server = servers.at(-1);
        server?.process.kill('SIGKILL');
        await server?.exited;
      },
    };
    const { bands, silence, acknowledged, stored, ...faults } = await crashUnderLoad(
      killable,
      dataDir,
      SECONDS,
    );
    expect(faults).toEqual({ lost: 0, doubled: 0, offsets: 0, rollups: 0 });
    expect(acknowledged).toBeGreaterThan(200);
    expect(stored).toBeGreaterThanOrEqual(acknowledged);
    expect(Object.keys(silence)).toEqual(['none', 'server', 'database']);

    const second = start(PORT + 1);
    expect(await second.exited).toBe(1);
    expect(second.output()).toContain('Another Latido process is using');

    const server = servers.at(-1);
    const band = bands[0];
    const socket = openSocket(
      `ws://127.0.0.1:${PORT}/ws/sensor_data/${band?.consumidor_id}/?token=${band?.access}`,
    );
    await socket.next();
    server?.process.kill('SIGTERM');
    expect(await socket.closed).toBe(1012);
    expect(await server?.exited).toBe(0);
    expect(server?.output()).not.toMatch(/uncaught|unhandled/i);
  },
  PATIENCE_MS,
);
