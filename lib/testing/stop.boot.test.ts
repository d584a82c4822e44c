import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freePort } from './free-port';

const dataDir = path.join(os.tmpdir(), `latido-stop-${randomUUID()}`);
let child: ChildProcess;

afterAll(async () => {
  child.kill('SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
});

test('Ctrl-C, which npm passes on once more, stops the server and its database in order', async () => {
  const env = { ...process.env, PORT: String(await freePort()), LATIDO_DATA_DIR: dataDir, LATIDO_DEMO: '0' };
  child = spawn(process.execPath, ['scripts/start.mjs'], { env: { ...env, NODE_ENV: 'production' } });
  const exited = new Promise((resolve) => child.on('exit', resolve));
  let output = '';
  const stands = new Promise<void>((resolve) => {
    child.stdout?.on('data', (chunk) => {
      output += String(chunk);
      if (output.includes('Ctrl-C')) resolve();
    });
  });
  await Promise.race([stands, exited]);
  expect(output).toContain('Ctrl-C');
  expect(existsSync(path.join(dataDir, 'postgres', 'postmaster.pid'))).toBe(true);
  child.kill('SIGINT');
  child.kill('SIGINT');
  expect(await exited).toBe(0);
  expect(output).toContain('Latido se detuvo.');
  expect(existsSync(path.join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
}, 120_000);
