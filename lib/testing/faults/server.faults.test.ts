import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '@/lib/testing/test-app';
import { lasting, pause, until } from './durations';
import { expectRight } from './report';
import { openScene, type SceneOptions } from './scene';
import { type ServerProcess, startServer } from './server-process';

const WARM_MS = lasting(5, 1.5);

let databaseUrl: string;
let server: ServerProcess;
beforeAll(async () => {
  databaseUrl = await createTestDatabase();
  server = await startServer(databaseUrl);
});
afterAll(() => server.kill());

const open = (more: Partial<SceneOptions> = {}) => openScene({ databaseUrl, server: () => server, ...more });

test.concurrent('a server that is killed, then one that ends in order, each started again', async () => {
  let own = await startServer(databaseUrl);
  const scene = await open({ server: () => own });
  const back: number[] = [];
  for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
    await pause(WARM_MS);
    await own.kill(signal);
    await until('the page says so', () => !scene.page.isLive(), 1_000);
    await pause(lasting(5, 0.3));
    own = await startServer(databaseUrl);
    scene.network.lead(own.port);
    const began = performance.now();
    await until('the page is live again', () => scene.page.isLive());
    back.push(Math.round(performance.now() - began));
  }
  await pause(WARM_MS);
  expect(scene.page.closes).toContain(1012);
  expectRight('server ended', await scene.end(), `live again after ${back.join(' and ')} ms`);
  await own.kill();
});

test.concurrent('a token that ends, renewed on the open socket in time', async () => {
  const scene = await open();
  const seconds = lasting(10, 2) / 1_000;
  for (let turn = 0; turn < 3; turn += 1) {
    scene.page.token(await scene.tokenFor(seconds + 3), 'refresh');
    await pause(seconds * 1_000);
  }
  scene.page.token(scene.band.access, 'refresh');
  await pause(1_500);
  expect(scene.page.closes).toEqual([]);
  expectRight('token refreshed', await scene.end());
});

test.concurrent('a token that ends and is not renewed: 4001, until somebody signs in again', async () => {
  const scene = await open();
  const ends = lasting(10, 2) / 1_000;
  scene.page.token(await scene.tokenFor(ends), 'refresh');
  const began = performance.now();
  await until('the socket is closed', () => scene.page.closes.length > 0);
  const closed = Math.round(performance.now() - began);
  expect(scene.page.closes).toEqual([4001]);
  expect(scene.page.isLive()).toBe(false);
  await pause(lasting(10, 1));
  expect(scene.page.isLive()).toBe(false);
  scene.page.token(scene.band.access);
  scene.page.wake();
  expectRight('token ended', await scene.end(), `closed after ${closed} ms of ${ends} s`);
});

test.concurrent('batches that come twice and overtake each other, also while the network is cut', async () => {
  const scene = await open({ disordered: true });
  for (let turn = 0; turn < 2; turn += 1) {
    await pause(lasting(10, 3));
    scene.network.cut();
    await pause(lasting(5, 0.5));
    scene.network.heal();
    scene.page.wake();
  }
  await pause(lasting(5, 1));
  const outcome = await scene.end();
  const historical = scene.page.wire.frames.filter((frame) => frame.historical).length;
  expect(historical).toBeGreaterThan(0);
  expect(outcome.readings).toBe(scene.device.sent());
  expectRight('batches disordered', outcome, `${historical} frames historical`);
});
