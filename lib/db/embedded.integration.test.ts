import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import {
  call,
  createPerson,
  type Person,
  pairedKey,
  startTestApp,
  type TestApp,
} from '@/lib/testing/test-app';
import { startEmbedded } from './embedded';
import { embeddedUrl } from './embedded-server';

const dataDir = path.join(os.tmpdir(), `latido-embedded-${randomUUID()}`);
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const socketFolder = () => new URL(embeddedUrl(dataDir)).searchParams.get('host') ?? '';

/** The database server's process, 0 when there is none. */
async function postmaster(): Promise<number> {
  const file = path.join(dataDir, 'postgres', 'postmaster.pid');
  const pid = Number((await readFile(file, 'utf8').catch(() => '0')).split('\n')[0]);
  try {
    return pid > 0 && process.kill(pid, 0) ? pid : 0;
  } catch {
    return 0;
  }
}

async function killPostmaster(): Promise<void> {
  const pid = await postmaster();
  expect(pid).toBeGreaterThan(0);
  process.kill(pid, 'SIGKILL');
}

type Traffic = { acknowledged: number[]; refusals: Set<string>; stop(): Promise<void> };

/** A device that sends again what it is not sure of, and pages that read and write, until stopped. */
function traffic(app: TestApp, owner: Person, key: string): Traffic {
  const acknowledged: number[] = [];
  const refusals = new Set<string>();
  let going = true;
  const ask = async (token: string, route: string, body?: unknown): Promise<boolean> => {
    const { status, body: said, headers } = await call(app, route, { token, body });
    if (status >= 400) refusals.add(`${status} ${said.code} ${headers.get('retry-after')}`);
    await pause(20);
    return status < 400;
  };
  const sender = async (lane: number): Promise<void> => {
    for (let n = lane; going; )
      if (await ask(key, '/api/lecturas', { n, heart_rate: 70 })) {
        acknowledged.push(n);
        n += 3;
      }
  };
  const page = async (route: string, body?: unknown): Promise<void> => {
    while (going) await ask(owner.access, route, body);
  };
  const whose = `consumidor_id=${owner.consumidor_id}`;
  const work = [
    ...[0, 1, 2].map(sender),
    page(`/api/dashboard/heart_rate_stats?${whose}`),
    page('/api/dispositivos'),
    page('/api/yo'),
    page('/api/deseos', { tipo: 'otro' }),
  ];
  const stop = async (): Promise<void> => {
    going = false;
    await Promise.all(work);
  };
  return { acknowledged, refusals, stop };
}

test('a database killed under a running server comes back, and nothing answered 201 is lost', async () => {
  const app = await startTestApp('postgresql://none', { databaseUrl: null, dataDir, limits: false });
  const owner = await createPerson(app, 'consumidor');
  const { acknowledged, refusals, stop } = traffic(app, owner, await pairedKey(app, owner));
  const untilMore = async (count: number): Promise<void> => {
    const goal = acknowledged.length + count;
    while (acknowledged.length < goal) await pause(10);
  };
  for (const _ of ['once', 'and again']) {
    await untilMore(10);
    await killPostmaster();
    await untilMore(10);
  }
  await stop();

  expect([...refusals]).toEqual(['503 unavailable 1']);
  const { rows } = await app.runtime.database.pool.query('SELECT n, seq FROM lecturas ORDER BY seq');
  expect(rows.map(({ n }) => n).sort((a, b) => a - b)).toEqual(acknowledged.toSorted((a, b) => a - b));
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
  await app.close();
  await expect.poll(postmaster).toBe(0);
  expect(existsSync(socketFolder())).toBe(false);
}, 120_000);

test('a stop while the killed database is being started again leaves none behind', async () => {
  let away = (): void => {};
  const gone = new Promise<void>((resolve) => {
    away = resolve;
  });
  const database = await startEmbedded(dataDir, away);
  await killPostmaster();
  await gone;
  await database.stop();
  await expect.poll(postmaster).toBe(0);
}, 120_000);

test('a start right after a stop was asked for waits for its end', async () => {
  const first = await startEmbedded(dataDir);
  const [, second] = await Promise.all([first.stop(), startEmbedded(dataDir)]);
  expect(await postmaster()).not.toBe(0);
  await expect(startEmbedded(dataDir)).rejects.toMatchObject({ code: 'data_directory_busy' });
  await second.stop();
  await expect.poll(postmaster).toBe(0);
  expect(existsSync(socketFolder())).toBe(false);
}, 120_000);
