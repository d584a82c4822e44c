import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '@/lib/testing/test-app';
import { lasting, pause, until } from './durations';
import { expectRight } from './report';
import { openScene, type SceneOptions } from './scene';
import { type ServerProcess, startServer } from './server-process';

const WARM_MS = lasting(5, 1.5);
const FAULT_MS = lasting(60, 4);

let databaseUrl: string;
let server: ServerProcess;
beforeAll(async () => {
  databaseUrl = await createTestDatabase();
  server = await startServer(databaseUrl);
});
afterAll(() => server.kill());

const open = (more: Partial<SceneOptions> = {}) => openScene({ databaseUrl, server: () => server, ...more });
const sinceNow = () => {
  const began = performance.now();
  return () => Math.round(performance.now() - began);
};

test.concurrent('a network that is cut', async () => {
  const scene = await open();
  await pause(WARM_MS);
  scene.network.cut();
  await until('the page says so', () => !scene.page.isLive(), 1_000);
  await pause(FAULT_MS);
  expect(scene.page.isLive()).toBe(false);
  scene.network.heal();
  expectRight('network cut', await scene.end());
});

test.concurrent('a network that lets only requests through: the page reads by REST meanwhile', async () => {
  const scene = await open({ restPast: true });
  await pause(WARM_MS);
  const had = scene.page.rows().length;
  scene.network.cut();
  await until('the page reads on by itself', () => scene.page.rows().length > had);
  await pause(FAULT_MS);
  expect(scene.page.isLive()).toBe(false);
  scene.network.heal();
  const outcome = await scene.end();
  expectRight('sockets cut', outcome, `${scene.page.byRest()} by REST`);
});

test.concurrent('a network that takes everything and gives nothing: nobody is told that it is gone', async () => {
  const scene = await open();
  await pause(WARM_MS);
  scene.network.silence();
  const passed = sinceNow();
  await until('the page notices by itself', () => !scene.page.isLive());
  const noticed = passed();
  await pause(Math.max(0, FAULT_MS - noticed));
  expect(scene.page.isLive()).toBe(false);
  scene.network.heal();
  expectRight('network silent', await scene.end(), `noticed after ${noticed} ms`);
});

test.concurrent('a slow network, and one that comes and goes', async () => {
  const scene = await open();
  scene.network.delay(300);
  for (let turn = 0; turn < 3; turn += 1) {
    await pause(lasting(6, 1));
    scene.network.cut();
    await pause(lasting(2, 0.3));
    scene.network.heal();
    scene.page.wake();
  }
  expectRight('network slow and broken three times', await scene.end());
});

test.concurrent('a hidden page, whose timers run once a minute, cut in the meantime', async () => {
  const scene = await open();
  await pause(WARM_MS);
  scene.page.timers.hide();
  await pause(lasting(35, 2));
  scene.network.cut();
  await pause(lasting(5, 0.5));
  scene.network.heal();
  await pause(lasting(65, 2));
  scene.page.timers.show();
  scene.page.wake();
  const passed = sinceNow();
  await until('the page is live again', () => scene.page.isLive());
  const live = passed();
  expectRight('page hidden', await scene.end(), `live ${live} ms after it was looked at`);
});
