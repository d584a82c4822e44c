import { describe, expect, it, vi } from 'vitest';
import { RequestFailed } from '../device/api';
import { run, testFolder } from './fake-run';
import { fakeServer } from './fake-server';

/** Hours of a simulated life are some seconds of work on a busy machine. */
vi.setConfig({ testTimeout: 30_000 });

const HOUR = 3_600_000;
const folder = testFolder();

describe('readings', () => {
  it('sends the past, then live, and knows all that the server has', async () => {
    const server = fakeServer();
    const faults = 'drift,loss,duplication,reorder,offline=20/100';
    const { ending, totals, readings } = await run(server, folder, 30, '--days', '0.05', '--faults', faults);
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
    const { ending, totals } = await run(fakeServer(), folder, 60, '--days', '0.02', '--no-live');
    expect(ending).toBe('terminada');
    expect(totals).toMatchObject({ planned: 1_728, stored: 1_728, unsent: 0 });
  });

  it('adds nothing when the same seed runs again over the same time', async () => {
    const server = fakeServer();
    await run(server, folder, 60, '--from', '2026-11-24T13:00:00Z', '--days', '0.02');
    const before = JSON.stringify([...server.stored]);
    const again = await run(server, folder, 60, '--from', '2026-11-24T13:00:00Z', '--days', '0.02');
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
    const { naps, totals } = await run(server, folder, 120, '--days', '0.02', '--no-live');
    expect(naps).toContain(7_000);
    expect(totals).toMatchObject({ planned: 1_728, stored: 1_728, unsent: 0 });
    expect(server.stored.size).toBe(1_728);
  });

  it('says what it did not send', async () => {
    const server = fakeServer();
    await run(server, folder, 2, '--cadence', '1000');
    const before = server.received;
    server.failures.push(...Array.from({ length: 100 }, () => new RequestFailed(503, 'no', '5')));
    const { ending, totals, readings } = await run(server, folder, 20, '--days', '0.5');
    expect(ending).toBe('detenida');
    expect(totals).toMatchObject({ planned: 43_221, unsent: 43_221, arrived: 0, stored: 0 });
    expect(server.received).toBe(before);
    expect(readings.every(({ fate }) => fate === 'unsent')).toBe(true);
  });

  it('says so when it never got through', async () => {
    const server = fakeServer();
    server.failures.push(...Array.from({ length: 100 }, () => new RequestFailed(0, 'ECONNREFUSED')));
    const { ending, said } = await run(server, folder, 20);
    expect(ending).toBe('detenida');
    expect(said.at(-1)).toBe('no hubo conexión: no se envió nada');
  });

  it('tells what the server rejects', async () => {
    const server = fakeServer();
    const { totals, readings } = await run(server, folder, 10, '--days', '0.01', '--faults', 'jump=400/840');
    expect(totals?.rejected).toBe(readings.filter(({ motivo }) => motivo === 'futuro').length);
    expect(totals?.rejected).toBeGreaterThan(5);
    expect(totals?.stored).toBe(server.stored.size);
  });
});

it('writes the plan it lived, from what was under way at the start', async () => {
  const { lines, events_lived: lived } = await run(
    fakeServer(),
    folder,
    5,
    '--from',
    '2026-11-23T09:00:00Z',
    '--days',
    '1',
    '--cadence',
    '60000',
  );
  expect(lived[0]).toMatchObject({ kind: 'sleep' });
  const from = Date.parse('2026-11-23T09:00:00Z');
  for (const event of lived) {
    expect(Date.parse(String(event.to))).toBeGreaterThan(from);
    expect(Date.parse(String(event.from))).toBeLessThan(from + 24 * HOUR);
  }
  expect(new Set(lived.map(({ kind, from: start }) => `${kind} ${start}`)).size).toBe(lived.length);
  expect(lines[0]).toMatchObject({ kind: 'run', person: 1, consumidor_id: 22, seed: '22' });
});
