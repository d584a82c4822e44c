import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type PublicApi, RequestFailed } from '../device/api';
import { emptyTally } from '../device/sender';
import { parseOptions } from './options';
import { play } from './play';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'replay-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** A server that knows the keys in `known` and stops the player after `batches` accepted ones. */
function fakeServer(known: Set<string>, batches: number, newest: number | null = null) {
  const stop = new AbortController();
  const calls: string[] = [];
  const sent: number[] = [];
  const api: PublicApi = {
    async token() {
      return 'access';
    },
    async pair(_, { nombre, cadencia_ms }) {
      calls.push(`pair ${nombre} ${cadencia_ms}`);
      known.add('fresh');
      return { clave: 'fresh', consumidor_id: 22 };
    },
    newestReading: async () => newest,
    async sendReadings(clave, { body, count }) {
      if (!known.has(clave)) throw new RequestFailed(401, 'no');
      sent.push(...(JSON.parse(body) as { lecturas: { n: number }[] }).lecturas.map(({ n }) => n));
      calls.push(`send ${clave}`);
      if (--batches <= 0) stop.abort();
      return { status: 'success', aceptadas: count, duplicadas: 0, rechazadas: [], seq: 1 };
    },
  };
  return { api, calls, sent, known, signal: stop.signal };
}

function start(server: ReturnType<typeof fakeServer>, ...argv: string[]) {
  const options = parseOptions(['--data-dir', directory, '--loop', ...argv]);
  const [first] = options?.subjects ?? [];
  if (options === undefined || first === undefined) throw new Error('no options');
  const { api, signal } = server;
  return play({ api, options, ...first, tally: emptyTally(), say: () => undefined, signal });
}

const keyFile = () => path.join(directory, 'replay-key-S28.json');

it('pairs once, keeps the key for its owner only, and uses it again', async () => {
  const server = fakeServer(new Set(), 1);
  expect(await start(server)).toBe('detenida');
  expect(server.calls).toEqual(['pair Empatica E4 (S28) 250', 'send fresh']);
  expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
  const kept = JSON.parse(readFileSync(keyFile(), 'utf8'));
  expect(kept).toEqual({
    'http://127.0.0.1:3000 demo@latido.test': {
      clave: 'fresh',
      consumidor_id: 22,
      hasta: server.sent.at(-1),
    },
  });

  const again = fakeServer(server.known, 1);
  await start(again);
  expect(again.calls).toEqual(['send fresh']);
});

it('pairs again when the server does not know the kept key', async () => {
  await start(fakeServer(new Set(), 1));
  const renewed = fakeServer(new Set(), 1);
  expect(await start(renewed)).toBe('detenida');
  expect(renewed.calls).toEqual(['pair Empatica E4 (S28) 250', 'send fresh']);
});

it('respects a revocation while it plays', async () => {
  const server = fakeServer(new Set(), 9);
  const send = server.api.sendReadings;
  server.api.sendReadings = async (clave, batch) => {
    const verdict = await send(clave, batch);
    server.known.clear();
    return verdict;
  };
  expect(await start(server)).toBe('revocada');
  expect(server.calls.filter((call) => call.startsWith('pair'))).toHaveLength(1);
});

it('sends of the past only what the server and the key file lack', async () => {
  const server = fakeServer(new Set(), 3);
  await start(server, '--backfill', '10');
  expect(server.sent.length).toBeGreaterThanOrEqual(2_400);
  const last = server.sent.at(-1) ?? 0;

  const again = fakeServer(server.known, 1);
  await start(again, '--backfill', '10');
  expect(Math.min(...again.sent)).toBeGreaterThan(last);
  expect(again.sent.length).toBeLessThan(20);

  rmSync(keyFile());
  const newest = Math.floor((again.sent.at(-1) ?? 0) / 1_000);
  const third = fakeServer(new Set(), 1, newest);
  await start(third, '--backfill', '10');
  expect(Math.min(...third.sent)).toBeGreaterThan(newest * 1_000);
});

it('leaves no trace of a key that was given by hand', async () => {
  const server = fakeServer(new Set(['secreta']), 1);
  await start(server, '--key', 'secreta');
  expect(server.calls).toEqual(['send secreta']);
  expect(readFileSync(keyFile(), 'utf8')).not.toContain('secreta');
});

it('waits for a server that does not answer yet', async () => {
  const server = fakeServer(new Set(), 1);
  const { token } = server.api;
  let down = true;
  server.api.token = async (...account) => {
    if (!down) return token(...account);
    down = false;
    throw new RequestFailed(0, 'ECONNREFUSED');
  };
  expect(await start(server)).toBe('detenida');
});

it('does not insist on a wrong password', async () => {
  const server = fakeServer(new Set(), 1);
  server.api.token = async () => {
    throw new RequestFailed(401, 'Credenciales inválidas');
  };
  await expect(start(server)).rejects.toThrow('Credenciales inválidas');
});
