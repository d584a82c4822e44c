import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LOOK_GAP_MS, type Look, type LookSpan } from '@/lib/domain/accesos';
import { createLookLog } from './look-log';

const LOOK: Look = { consumidor_id: 1, usuario_id: 2, que: 'deseos', alcances: ['deseos'], motivo: null };
const BEGAN = Date.parse('2026-03-01T12:00:00Z');

beforeEach(() => void vi.useFakeTimers({ now: BEGAN }));
afterEach(() => void vi.useRealTimers());

function start() {
  const stored: LookSpan[][] = [];
  const errors: string[] = [];
  const repo = { record: async (spans: readonly LookSpan[]): Promise<void> => void stored.push([...spans]) };
  const clock = { now: () => new Date() };
  const log = createLookLog({ record: (spans) => repo.record(spans) }, clock, {
    error: (_, message) => void errors.push(message),
  });
  return { repo, log, stored, errors, rest: log.of('rest') };
}

/** Where a promise stands after everything that waits for nothing has run. */
async function isDone(promise: Promise<unknown>): Promise<boolean> {
  let done = false;
  void promise.then(() => {
    done = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  return done;
}

test('a look that begins is stored before it is over, all of one answer in one query', async () => {
  const { rest, stored } = start();
  await rest.seen([LOOK, { ...LOOK, que: 'consumos' }]);
  expect(stored).toMatchObject([
    [
      { que: 'consumos', veces: 1 },
      { que: 'deseos', via: 'rest' },
    ],
  ]);
});

test('repeats wait for each other for a second, and keep nobody', async () => {
  const { rest, stored } = start();
  await rest.seen([LOOK]);
  for (let times = 0; times < 9; times += 1) {
    expect(await isDone(rest.seen([LOOK]))).toBe(true);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(stored).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(100);
  expect(stored[1]).toEqual([
    { ...LOOK, via: 'rest', veces: 9, desde: new Date(BEGAN), hasta: new Date(BEGAN + 800) },
  ]);
});

test('whoever looks while the first row is on its way waits for it too', async () => {
  const { repo, rest } = start();
  let stored = () => {};
  repo.record = () =>
    new Promise((resolve) => {
      stored = resolve;
    });
  const looks = [rest.seen([LOOK]), rest.seen([LOOK])];
  for (const look of looks) expect(await isDone(look)).toBe(false);
  stored();
  for (const look of looks) expect(await isDone(look)).toBe(true);
});

test('after a pause it begins anew; so it does for another reason', async () => {
  const { rest, stored } = start();
  await rest.seen([LOOK]);
  await vi.advanceTimersByTimeAsync(LOOK_GAP_MS + 1);
  await rest.seen([LOOK]);
  expect(stored).toHaveLength(2);
  await rest.seen([{ ...LOOK, motivo: 'urgencia' }]);
  expect(stored).toHaveLength(3);
});

test('a database that refuses, or never answers, fails no look; what it refused is tried again', async () => {
  const { repo, rest, stored, errors } = start();
  const record = repo.record;
  repo.record = () => Promise.reject(new Error('no database'));
  await rest.seen([LOOK]);
  expect(errors).toHaveLength(1);
  repo.record = record;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(stored).toMatchObject([[{ que: 'deseos', veces: 1, desde: new Date(BEGAN) }]]);

  repo.record = () => new Promise(() => {});
  const waits = rest.seen([{ ...LOOK, que: 'consumos' }]);
  expect(await isDone(waits)).toBe(false);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await isDone(waits)).toBe(true);
});

test('what is watched on end says so within a minute, however often it is checked, and when it ends', async () => {
  const { log, stored } = start();
  await log.of('socket').seen([LOOK]);
  for (let checks = 0; checks < 240; checks += 1) {
    await vi.advanceTimersByTimeAsync(750);
    await log.watching.seen([LOOK]);
  }
  await log.flush();
  const told = stored.flat().map(({ hasta }) => hasta.getTime());
  const gaps = told.slice(1).map((at, index) => at - (told[index] ?? 0));
  expect(Math.max(...gaps)).toBeLessThan(60_000);
  expect(told.length).toBeLessThan(10);
  expect(stored.flat().reduce((sum, { veces }) => sum + veces, 0)).toBe(1);

  const { consumidor_id, usuario_id, que } = LOOK;
  await vi.advanceTimersByTimeAsync(7_000);
  log.watching.ended({ consumidor_id, usuario_id, que });
  await log.flush();
  expect(stored.at(-1)).toMatchObject([{ hasta: new Date(), veces: 0, alcances: ['deseos'] }]);
});

test('the end of what was never a look of somebody else is none', async () => {
  const { log, stored } = start();
  log.watching.ended({ consumidor_id: 1, usuario_id: 1, que: 'deseos' });
  await log.flush();
  expect(stored).toEqual([]);
});
