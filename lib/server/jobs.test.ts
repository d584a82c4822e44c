import { expect, test, vi } from 'vitest';
import { startJob } from './jobs';

test('a job tells of its last run, and how often it failed in a row', async () => {
  const fail = [true, true, false, false];
  let runs = 0;
  const work = async () => {
    runs += 1;
    if (fail[runs - 1]) throw new Error('no');
  };
  const at = new Date('2026-11-26T10:00:00.000Z');
  const seen: (readonly [unknown, number])[] = [];
  const log = { error: () => {} };
  const job = startJob('seen', 1, work, log, {
    now: () => {
      const { resultado, fallas_seguidas } = job.status();
      seen.push([resultado, fallas_seguidas]);
      return at;
    },
  });
  expect(job.status()).toEqual({
    nombre: 'seen',
    cada_ms: 1,
    corrio_at: null,
    duracion_ms: null,
    resultado: null,
    fallas_seguidas: 0,
  });
  await vi.waitFor(() => expect(seen.length).toBeGreaterThan(3));
  await job.stop();
  // Each as it stood before that run ended.
  expect(seen.slice(0, 4)).toEqual([
    [null, 0],
    ['falla', 1],
    ['falla', 2],
    ['bien', 0],
  ]);
  expect(job.status()).toMatchObject({ corrio_at: at.toISOString(), resultado: 'bien' });
});
