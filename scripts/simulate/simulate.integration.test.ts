import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { systemClock } from '@/lib/domain/clock';
import { call, createTestDatabase, startTestApp, type TestApp } from '@/lib/testing/test-app';
import { makeCaller, makePublicApi } from '../device/api';
import { emptyTally } from '../device/sender';
import { makeDeviceSockets } from '../device/socket';
import { sleeperOf } from '../device/waiting';
import { parseOptions } from './options';
import { makeOwnerApi } from './owner-api';
import { type Outcome, runPerson } from './run-person';
import type { LecturaLine, TruthLine } from './truth';

/** Hours of a simulated life are some seconds of work on a busy machine. */
vi.setConfig({ testTimeout: 60_000 });

const HOUR = 3_600_000;
const FAULTS = 'drift=200,jump=120/900,dst=0.1,loss=0.03,duplication=0.05/20,reorder=0.1/8,offline=120/900';

let app: TestApp;
let directory: string;
beforeAll(async () => {
  app = await startTestApp(await createTestDatabase());
  directory = mkdtempSync(path.join(os.tmpdir(), 'simulate-'));
});
afterAll(async () => {
  rmSync(directory, { recursive: true, force: true });
  await app.close();
});

type Told = Outcome & { lines: TruthLine[]; readings: LecturaLine[]; consumidor_id: number };

/** One person over HTTP, through the public API and its limits only. */
async function simulate(number: number, ...argv: string[]): Promise<Told> {
  const options = parseOptions(['--url', app.url, '--data-dir', directory, '--no-live', ...argv]);
  if (options === undefined) throw new Error('help');
  const { signal } = new AbortController();
  const caller = makeCaller(options.url, signal);
  const api = makePublicApi(caller, 'simulado');
  const sockets = options.socket ? makeDeviceSockets(options.url, signal) : undefined;
  const lines: TruthLine[] = [];
  const outcome = await runPerson({
    api: sockets ? { ...api, sendReadings: sockets.sendReadings } : api,
    owner: makeOwnerApi(caller),
    options,
    number,
    tally: emptyTally(),
    write: (line) => lines.push(line),
    clock: systemClock,
    sleep: sleeperOf(signal),
    say: () => undefined,
    signal,
  });
  sockets?.close();
  const readings = lines.filter((line): line is LecturaLine => line.kind === 'lectura');
  return { ...outcome, lines, readings, consumidor_id: lines[0]?.consumidor_id ?? 0 };
}

const since = (hours: number) => new Date(systemClock.now().getTime() - hours * HOUR).toISOString();

async function stored(consumidorId: number) {
  const query = `SELECT n::float8 AS n, medido_at, fuente, heart_rate FROM lecturas WHERE consumidor_id = $1 ORDER BY n`;
  const { rows } = await app.runtime.database.pool.query(query, [consumidorId]);
  return rows as { n: number; medido_at: Date; fuente: string; heart_rate: number | null }[];
}

test('what two faulty wristbands sent, one by POST and one by socket, is what the database has, once each, marked as simulated', async () => {
  // It ends a while ago, so that also the last burst lies in the past.
  const argv = ['--persons', '2', '--from', since(1), '--days', '0.03', '--faults', FAULTS];
  const told = await Promise.all([simulate(1, ...argv), simulate(2, ...argv, '--socket')]);
  expect(new Set(told.map(({ consumidor_id }) => consumidor_id)).size).toBe(2);
  for (const { ending, totals, readings, consumidor_id } of told) {
    expect(ending).toBe('terminada');
    const rows = await stored(consumidor_id);
    const sent = readings.filter(({ fate }) => fate === 'sent').toSorted((a, b) => a.n - b.n);
    expect(rows.map(({ n, medido_at }) => [n, medido_at.toISOString()])).toEqual(
      sent.map(({ n, medido_at }) => [n, medido_at]),
    );
    expect(rows).toHaveLength(totals?.stored ?? 0);
    expect(new Set(rows.map(({ fuente }) => fuente))).toEqual(new Set(['simulado']));
    expect(totals).toMatchObject({ unsent: 0, rejected: 0 });
    expect(totals?.planned).toBe(2_592);
    expect(totals?.lost).toBeGreaterThan(40);
    expect(totals?.copies).toBeGreaterThan((totals?.arrived ?? 0) + 80);
  }
});

test('the same seed over the same time again adds nothing', async () => {
  const argv = ['--seed', 'again', '--from', since(1), '--days', '0.02'];
  const first = await simulate(1, ...argv);
  const before = await stored(first.consumidor_id);
  expect(before).toHaveLength(1_728);
  const second = await simulate(1, ...argv, '--faults', 'duplication=0.1,reorder');
  expect(second.totals?.arrived).toBe(1_728);
  expect(await stored(first.consumidor_id)).toEqual(before);
});

test('a clock in the future is told as rejected and is not there', async () => {
  const argv = [
    '--seed',
    'future',
    '--from',
    since(0.1),
    '--faults',
    'dst=0.05',
    '--zone',
    'Australia/Lord_Howe',
  ];
  const { totals, readings, consumidor_id } = await simulate(1, ...argv);
  const rejected = readings.filter(({ fate }) => fate === 'rejected');
  expect(rejected).toHaveLength(180);
  expect(rejected.every(({ motivo }) => motivo?.includes('5 minutos'))).toBe(true);
  const rows = await stored(consumidor_id);
  expect(rows).toHaveLength(totals?.stored ?? 0);
  const there = new Set(rows.map(({ n }) => n));
  expect(rejected.filter(({ n }) => there.has(n))).toEqual([]);
});

test('its owner sees a simulated device and every cigarette of the past, once', async () => {
  const from = since(72);
  const argv = [
    '--seed',
    'owner',
    '--cadence',
    '60000',
    '--from',
    from,
    '--days',
    '2',
    '--deseos',
    '--consumos',
  ];
  const { consumidor_id, lines, events } = await simulate(1, ...argv);
  await simulate(1, ...argv);
  const account = { email: 'simulado-owner-1@latido.test', password: 'latido-demo-22' };
  const token: string = (await call(app, '/api/token', { body: account })).body.access;
  const get = async (route: string) => (await call(app, `/api/${route}`, { token })).body;
  expect((await get('dispositivos')).dispositivos).toMatchObject([
    { nombre: 'Simulador owner', fuente: 'simulado', cadencia_ms: 60_000 },
  ]);
  const latest = await get(`dashboard/sensor_data?consumidor_id=${consumidor_id}`);
  expect(latest.data[0]).toMatchObject({ fuente: 'simulado' });
  expect(latest.estado).toMatchObject({ fuente: 'simulado' });
  const smoked = lines.flatMap((line) =>
    line.kind === 'event' && line.event.kind === 'consumo' && line.event.from >= from
      ? [line.event.from]
      : [],
  );
  const { consumos } = await get(`consumos?consumidor_id=${consumidor_id}`);
  expect(consumos.map(({ ocurrido_at }: { ocurrido_at: string }) => ocurrido_at).toReversed()).toEqual(
    smoked,
  );
  expect(smoked.length).toBeGreaterThan(0);
  expect(events).toEqual({ consumo: smoked.length, deseo: 0, resolver: 0 });
});
