import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RequestFailed } from '../device/api';
import { emptyTally } from '../device/sender';
import { type FakeServer, fakeServer } from './fake-server';
import { parseOptions } from './options';
import { type Outcome, runPerson } from './run-person';
import type { LecturaLine, TruthLine } from './truth';

const NOW = Date.parse('2026-11-24T15:00:00.000Z');
const HOUR = 3_600_000;

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'simulate-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Runs on a clock that only sleeping moves, until `seconds` after now. */
async function run(server: FakeServer, seconds: number, ...argv: string[]) {
  const options = parseOptions(['--data-dir', directory, ...argv]);
  if (options === undefined) throw new Error('help');
  const stop = new AbortController();
  const lines: TruthLine[] = [];
  const said: string[] = [];
  const naps: number[] = [];
  let now = NOW;
  const clock = { now: () => new Date(now) };
  server.clock = clock;
  const outcome: Outcome = await runPerson({
    ...server,
    options,
    number: 1,
    tally: emptyTally(),
    write: (line) => lines.push(line),
    clock,
    async sleep(ms) {
      naps.push(ms);
      now += Math.max(1, ms);
      if (now >= NOW + seconds * 1_000) stop.abort();
    },
    say: (line) => said.push(line),
    signal: stop.signal,
  });
  const readings = lines.filter((line): line is LecturaLine => line.kind === 'lectura');
  return { ...outcome, lines, readings, said, naps };
}

describe('readings', () => {
  it('sends the past, then live, and knows all that the server has', async () => {
    const server = fakeServer();
    const faults = 'drift,loss,duplication,reorder,offline=20/100';
    const { ending, totals, readings } = await run(server, 30, '--days', '0.05', '--faults', faults);
    expect(ending).toBe('detenida');
    expect(totals?.planned).toBe(4_351);
    expect(totals?.stored).toBe(server.stored.size);
    expect(totals?.copies).toBe(server.received);
    expect(totals?.lost).toBeGreaterThan(20);
    expect(totals?.unsent).toBeLessThan(30);
    const sent = readings.filter(({ fate }) => fate === 'sent').map(({ n }) => n);
    expect(sent.toSorted((a, b) => a - b)).toEqual([...server.stored.keys()].toSorted((a, b) => a - b));
  });

  it('ends by itself with the past', async () => {
    const { ending, totals } = await run(fakeServer(), 60, '--days', '0.02', '--no-live');
    expect(ending).toBe('terminada');
    expect(totals).toMatchObject({ planned: 1_728, stored: 1_728, unsent: 0 });
  });

  it('adds nothing when the same seed runs again over the same time', async () => {
    const server = fakeServer();
    await run(server, 60, '--from', '2026-11-24T13:00:00Z', '--days', '0.02');
    const before = JSON.stringify([...server.stored]);
    const again = await run(server, 60, '--from', '2026-11-24T13:00:00Z', '--days', '0.02');
    expect(again.totals?.arrived).toBe(1_728);
    expect(JSON.stringify([...server.stored])).toBe(before);
    expect(server.calls.filter((call) => call.startsWith('pair'))).toHaveLength(1);
  });

  it('waits as long as Retry-After says, and loses nothing to a server that fails', async () => {
    const server = fakeServer();
    server.failures.push(
      new RequestFailed(429, 'despacio', '7'),
      new RequestFailed(503, 'no'),
      new RequestFailed(0, 'no'),
    );
    const { naps, totals } = await run(server, 120, '--days', '0.02', '--no-live');
    expect(naps).toContain(7_000);
    expect(totals).toMatchObject({ planned: 1_728, stored: 1_728, unsent: 0 });
    expect(server.stored.size).toBe(1_728);
  });

  it('says what it did not send', async () => {
    const server = fakeServer();
    await run(server, 2, '--cadence', '1000');
    const before = server.received;
    server.failures.push(...Array.from({ length: 100 }, () => new RequestFailed(503, 'no', '5')));
    const { ending, totals, readings } = await run(server, 20, '--days', '0.5');
    expect(ending).toBe('detenida');
    expect(totals).toMatchObject({ planned: 43_221, unsent: 43_221, arrived: 0, stored: 0 });
    expect(server.received).toBe(before);
    expect(readings.every(({ fate }) => fate === 'unsent')).toBe(true);
  });

  it('says so when it never got through', async () => {
    const server = fakeServer();
    server.failures.push(...Array.from({ length: 100 }, () => new RequestFailed(0, 'ECONNREFUSED')));
    const { ending, said } = await run(server, 20);
    expect(ending).toBe('detenida');
    expect(said.at(-1)).toBe('no hubo conexión: no se envió nada');
  });

  it('tells what the server rejects', async () => {
    const server = fakeServer();
    const { totals, readings } = await run(server, 10, '--days', '0.01', '--faults', 'jump=400/840');
    expect(totals?.rejected).toBe(readings.filter(({ motivo }) => motivo === 'futuro').length);
    expect(totals?.rejected).toBeGreaterThan(5);
    expect(totals?.stored).toBe(server.stored.size);
  });
});

describe('the device', () => {
  it('is paired as simulado, and its key is kept for its owner only', async () => {
    const server = fakeServer();
    const { said } = await run(server, 2, '--seed', 'uno', '--cadence', '500');
    expect(server.calls).toEqual([
      'register simulado-uno-1@latido.test America/Tijuana',
      'pair Simulador uno 500',
    ]);
    expect(said[0]).toContain('emparejado como simulado (consumidor 22)');
    const kept = JSON.parse(readFileSync(path.join(directory, 'simulate-key-uno.json'), 'utf8'));
    expect(kept).toEqual({
      'http://127.0.0.1:3000 simulado-uno-1@latido.test': {
        clave: 'clave-1',
        consumidor_id: 22,
        cadencia_ms: 500,
      },
    });
  });

  it('does not pair a second time over a lost key or at another cadence', async () => {
    const server = fakeServer();
    await run(server, 2);
    await expect(run(server, 2, '--cadence', '500')).rejects.toThrow('--cadence 1000');
    rmSync(path.join(directory, 'simulate-key-22.json'));
    await expect(run(server, 2)).rejects.toThrow('ya tiene el dispositivo');
  });

  it('stays silent when it was revoked, and begins again on a new server', async () => {
    const server = fakeServer();
    await run(server, 2);
    server.keys.clear();
    expect((await run(server, 2)).ending).toBe('revocada');
    const { ending, totals, said } = await run(fakeServer(), 2);
    expect(ending).toBe('detenida');
    expect(totals?.stored).toBeGreaterThan(0);
    expect(said.join()).toContain('el servidor es nuevo');
  });

  it('uses an account that exists without registering it', async () => {
    const server = fakeServer();
    await run(server, 2, '--account', 'demo@latido.test');
    expect(server.calls).toEqual(['pair Simulador 22 1000']);
  });

  it('waits to register as long as the server asks, and says so', async () => {
    const server = fakeServer();
    server.failures.push(new RequestFailed(429, 'Demasiadas peticiones', '1200'));
    const { naps, said, totals } = await run(server, 1_300, '--cadence', '60000');
    expect(naps[0]).toBe(1_200_000);
    expect(said[0]).toBe('el servidor pide esperar 1200 s (Demasiadas peticiones)');
    expect(totals?.unsent).toBe(0);
  });
});

describe('what the person logs by hand', () => {
  const events = (lines: TruthLine[], kind: string) =>
    lines.flatMap((line) => (line.kind === 'event' && line.event.kind === kind ? [line.event] : []));

  it('logs cigarettes of the past and cravings only live, once each', async () => {
    const server = fakeServer();
    const argv = ['--days', '1', '--speed', '200', '--deseos', '--consumos', '--cadence', '10000'];
    const { lines, events: done } = await run(server, 300, ...argv);
    const cigarettes = events(lines, 'consumo');
    expect(server.consumos.map(({ ocurrido_at }) => ocurrido_at)).toEqual(cigarettes.map(({ from }) => from));
    expect(cigarettes.length).toBeGreaterThan(2);
    const live = events(lines, 'deseo').filter(({ from }) => Date.parse(String(from)) >= NOW);
    expect(live.length).toBeGreaterThan(2);
    expect(server.deseos.size).toBe(live.length);
    expect([...server.deseos.values()].every(({ nota }) => nota === 'Simulado')).toBe(true);
    expect(done).toMatchObject({ consumo: cigarettes.length, deseo: live.length });
    expect(server.resolved.size).toBe(done?.resolver);
    expect(done?.resolver).toBeGreaterThan(1);
  });

  it('goes on without consumos where the server has none yet', async () => {
    const server = fakeServer();
    server.knowsConsumos = false;
    const {
      said,
      events: done,
      totals,
    } = await run(server, 5, '--days', '1', '--no-live', '--consumos', '--cadence', '10000');
    expect(said.filter((line) => line.includes('todavía no registra consumos'))).toHaveLength(1);
    expect(done?.consumo).toBe(0);
    expect(totals?.stored).toBe(8_640);
  });

  it('signs in again when its session is over', async () => {
    const server = fakeServer();
    server.tokenUses = 2;
    await run(server, 20, '--days', '2', '--consumos', '--cadence', '10000');
    expect(server.consumos.length).toBeGreaterThan(4);
    expect(new Set(server.consumos.map(({ uuid }) => uuid)).size).toBe(server.consumos.length);
  });
});

it('writes the plan it lived, from what was under way at the start', async () => {
  const { lines } = await run(
    fakeServer(),
    5,
    '--from',
    '2026-11-23T09:00:00Z',
    '--days',
    '1',
    '--cadence',
    '60000',
  );
  const lived = lines.flatMap((line) => (line.kind === 'event' ? [line.event] : []));
  expect(lived[0]).toMatchObject({ kind: 'sleep' });
  const from = Date.parse('2026-11-23T09:00:00Z');
  for (const event of lived) {
    expect(Date.parse(String(event.to))).toBeGreaterThan(from);
    expect(Date.parse(String(event.from))).toBeLessThan(from + 24 * HOUR);
  }
  expect(new Set(lived.map(({ kind, from: start }) => `${kind} ${start}`)).size).toBe(lived.length);
  expect(lines[0]).toMatchObject({ kind: 'run', person: 1, consumidor_id: 22, seed: '22' });
});
