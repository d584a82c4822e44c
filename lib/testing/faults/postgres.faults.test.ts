import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, test } from 'vitest';
import { type EmbeddedServer, embeddedServer, embeddedUrl } from '@/lib/db/embedded-server';
import { type End, endAll, lasting, pause } from './durations';
import { expectRight } from './report';
import { openScene } from './scene';
import { type ServerProcess, startServer } from './server-process';

const dataDir = path.join(os.tmpdir(), `latido-faults-${randomUUID()}`);
const databaseUrl = embeddedUrl(dataDir);
const WARM_MS = lasting(5, 1);

const ends: End[] = [];
let cluster: EmbeddedServer;
let server: ServerProcess;
beforeAll(async () => {
  ends.push(() => rm(dataDir, { recursive: true, force: true }));
  cluster = await embeddedServer(dataDir);
  ends.push(cluster.stop);
  await cluster.start();
  server = await startServer(databaseUrl);
  ends.push(server.kill);
});
afterAll(async () => {
  await endAll(ends);
});

test('PostgreSQL restarted, then away for a while', async () => {
  const scene = await openScene({ databaseUrl, server: () => server });
  await pause(WARM_MS);
  await cluster.stop();
  await cluster.start();
  await pause(lasting(10, 2));
  await cluster.stop();
  await pause(lasting(20, 1.5));
  await cluster.start();
  await pause(WARM_MS);
  expectRight('PostgreSQL restarted', await scene.end());
});
