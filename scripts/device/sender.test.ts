import { describe, expect, it } from 'vitest';
import type { IngestVerdict } from '@/lib/domain/lecturas';
import { loadRecording } from '../replay/recording-files';
import { makeTimeline } from '../replay/timeline';
import { RequestFailed } from './api';
import { emptyTally, runSender, type SenderPorts } from './sender';

const LIVE_AT = Date.parse('2026-11-24T15:00:00.000Z');
const recording = loadRecording('S28');

type Answer = (ns: number[]) => IngestVerdict;

const stored: Answer = (ns) => ({
  status: 'success',
  aceptadas: ns.length,
  duplicadas: 0,
  rechazadas: [],
  seq: 1,
});
const fails =
  (status: number, retryAfter: string | null = null) =>
  (): never => {
    throw new RequestFailed(status, 'no', retryAfter);
  };

/** Runs on a clock that only sleeping moves, for 10 s of readings after `backfill` s of past. */
async function run(answers: Answer[], options: { backfill?: number; queue?: number; seconds?: number } = {}) {
  const { backfill = 0, queue = 20_000, seconds = 10 } = options;
  const stop = new AbortController();
  let now = LIVE_AT;
  const posts: number[][] = [];
  const naps: number[] = [];
  const said: string[] = [];
  const ports: SenderPorts = {
    plan: makeTimeline({
      recording,
      acc_hz: 4,
      speed: 1,
      loop: true,
      backfill_seconds: backfill,
      live_at: LIVE_AT,
    }),
    from: 0,
    queue,
    tally: emptyTally(),
    async post({ body }) {
      const ns = (JSON.parse(body) as { lecturas: { n: number }[] }).lecturas.map(({ n }) => n);
      posts.push(ns);
      return (answers.shift() ?? stored)(ns);
    },
    onDone: () => undefined,
    say: (line) => said.push(line),
    clock: { now: () => new Date(now) },
    async sleep(ms) {
      naps.push(ms);
      now += Math.max(1, ms);
      if (now >= LIVE_AT + seconds * 1_000) stop.abort();
    },
    signal: stop.signal,
  };
  const ending = await runSender(ports);
  return { ending, posts, naps, said, tally: ports.tally };
}

describe('runSender', () => {
  it('sends each reading once, when its instant has come', async () => {
    const { ending, posts, tally } = await run([]);
    expect(ending).toBe('detenida');
    expect(posts.flat()).toEqual(
      Array.from({ length: posts.flat().length }, (_, step) => LIVE_AT * 1_000 + step * 250_000),
    );
    expect(tally).toMatchObject({ enviadas: 40, aceptadas: 40, descartadas: 0, en_espera: 0 });
  });

  it('sends the past first, in full batches and without waiting between them', async () => {
    const { posts, naps } = await run([], { backfill: 600, seconds: 0.1 });
    expect(posts.map((ns) => ns.length)).toEqual([1_000, 1_000, 401]);
    expect(naps).toHaveLength(1);
  });

  it.each([0, 429, 500, 503])('sends the same n again after %i', async (status) => {
    const { posts, tally, said } = await run([fails(status), fails(status)]);
    expect(posts[1]?.[0]).toBe(posts[0]?.[0]);
    expect(new Set(posts.slice(2).flat()).size).toBe(posts.slice(2).flat().length);
    expect(posts.slice(2).flat()[0]).toBe(LIVE_AT * 1_000);
    expect(tally.rechazadas).toBe(0);
    expect(said).toEqual(['sin entregar (no); reintento', 'el servidor responde otra vez']);
  });

  it('waits as long as Retry-After says', async () => {
    const { naps } = await run([fails(429, '3')]);
    expect(naps[0]).toBe(3_000);
  });

  it('drops the oldest when too many wait, and says so', async () => {
    const { posts, tally, said } = await run([fails(503, '8')], { queue: 10 });
    expect(tally.descartadas).toBe(22);
    expect(posts[1]?.[0]).toBe((LIVE_AT + 22 * 250) * 1_000);
    expect(said).toContain('la espera está llena: se descartan las lecturas más viejas');
  });

  it('counts what the server rejects and goes on', async () => {
    const one: Answer = () => ({
      status: 'success',
      aceptadas: 0,
      duplicadas: 0,
      rechazadas: [{ indice: 0, motivo: 'fuera de 20–260 bpm' }],
      seq: 0,
    });
    const { tally, said } = await run([one, fails(422)]);
    expect(tally).toMatchObject({ enviadas: 40, rechazadas: 2, aceptadas: 38 });
    expect(said).toEqual(['1 rechazadas, la primera: fuera de 20–260 bpm', 'lote de 1 rechazado: no']);
  });

  it('stops when the key is not known', async () => {
    expect((await run([stored, fails(401)])).ending).toBe('revocada');
  });

  it('does not hammer an address that is not a Latido', async () => {
    await expect(run([fails(404)])).rejects.toThrow('no');
  });
});
