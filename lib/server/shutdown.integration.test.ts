import http from 'node:http';
import type { AddressInfo } from 'node:net';
import net from 'node:net';
import { expect, inject, test } from 'vitest';
import { startServer } from '@/lib/testing/faults/server-process';
import { createTestDatabase, startTestApp } from '@/lib/testing/test-app';
import { refusedStatus } from '@/lib/testing/test-socket';
import { createWebServer } from './http';

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** One connection that is kept, as a proxy does, and asked again as soon as it has answered. Resolves when it is over. */
async function askOn(port: number): Promise<void> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const ask = () =>
    new Promise<void>((resolve, reject) => {
      const request = http.get({ port, host: '127.0.0.1', path: '/api/salud', agent }, (answer) => {
        answer.on('error', reject).on('end', resolve).resume();
      });
      request.on('error', reject);
    });
  for (;;) await ask();
}

test('a server ends in time and in order though a connection is asked on and another never asks', async () => {
  const server = await startServer(inject('databaseUrl'));
  const silent = net.connect(server.port, '127.0.0.1').on('error', () => {});
  const asking = Array.from({ length: 8 }, () => askOn(server.port).catch(() => {}));
  await pause(300);
  const began = performance.now();
  await server.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  expect(performance.now() - began).toBeLessThan(8_000);
  await Promise.all(asking);
  silent.destroy();
});

test('a socket that is still being admitted when the others are drained is refused', async () => {
  const app = await startTestApp(await createTestDatabase());
  const gate = { asked: () => {}, open: (_nobody: null) => {} };
  const asked = new Promise<void>((resolve) => {
    gate.asked = resolve;
  });
  const bearer = () => {
    gate.asked();
    return new Promise<null>((resolve) => {
      gate.open = resolve;
    });
  };
  const web = createWebServer({ ...app.runtime, authenticate: { ...app.runtime.authenticate, bearer } });
  await new Promise<void>((resolve) => web.server.listen(0, '127.0.0.1', resolve));
  const { port } = web.server.address() as AddressInfo;
  const status = refusedStatus(`ws://127.0.0.1:${port}/ws?token=x`);
  await asked;
  await web.sockets.drain();
  gate.open(null);
  expect(await status).toBe(503);
  await new Promise((resolve) => web.server.close(resolve));
  await app.close();
});
