import { randomUUID } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { freePort } from '@/lib/testing/free-port';
import { hasRedisServer, startRedisServer } from '@/lib/testing/redis-server';
import { createTestDatabase } from '@/lib/testing/test-app';
import { lasting, pause, until } from './durations';
import { openFront } from './front';
import { expectRight } from './report';
import { openScene } from './scene';
import { type ServerProcess, startServer } from './server-process';

const PAGES = 5;
const TURNS = 2;

test.runIf(hasRedisServer())(
  'instances restarted one after the other behind a proxy that takes turns',
  async () => {
    const folder = path.join(os.tmpdir(), `latido-rolling-${randomUUID()}`);
    const databaseUrl = await createTestDatabase();
    const redisPort = await freePort();
    const redis = await startRedisServer(redisPort, os.tmpdir());
    const start = (port: number) => startServer(databaseUrl, `redis://127.0.0.1:${redisPort}`, port);
    const instances = await Promise.all([await freePort(), await freePort()].map(start));
    const ports = instances.map(({ port }) => port);
    const front = await openFront(ports, folder);
    const url = `http://127.0.0.1:${front.port}`;
    const scene = await openScene({
      databaseUrl,
      server: () => ({ ...(instances[0] as ServerProcess), port: front.port, url }),
    });
    const pages = [scene, ...(await Promise.all(Array.from({ length: PAGES - 1 }, () => scene.addPage())))];
    scene.addDevice({});
    const held = await Promise.all(ports.map(socketsOf));
    const drained: number[] = [];
    for (let turn = 0; turn < TURNS * instances.length; turn += 1) {
      const at = turn % instances.length;
      await pause(lasting(5, 1));
      const began = performance.now();
      await instances[at]?.kill('SIGTERM');
      drained.push(Math.round(performance.now() - began));
      await pause(lasting(3, 0.5));
      instances[at] = await start(ports[at] ?? 0);
      await until('it can serve', () => isReady(ports[at]));
    }
    await pause(lasting(5, 1));
    const outcome = await scene.end();
    const closes = pages.flatMap(({ page }) => page.closes);
    const figures = `behind ${front.name}, sockets at first ${held.join(' and ')}, ended in ${drained.join(' ')} ms, closed with ${[...new Set(closes)].join()}`;
    redis.kill('SIGKILL');
    await Promise.all([front.close(), ...instances.map((one) => one.kill())]);
    expect(Math.min(...held)).toBeGreaterThan(0);
    expect(closes).toContain(1012);
    expectRight('rolling restarts', outcome, figures);
  },
);

async function isReady(port: number | undefined): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/listo`).catch(() => undefined);
  return answer?.status === 200;
}

/** Asked past the proxy. */
async function socketsOf(port: number): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return Number(/^latido_sockets\{surface="native"\} (\d+)/m.exec(text)?.[1]);
}
