import { expect, it } from 'vitest';
import { loadRecording } from '../replay/recording-files';
import { makeTimeline } from '../replay/timeline';
import { nextBatch } from './batches';

const line = makeTimeline({
  recording: loadRecording('S07'),
  acc_hz: 4,
  speed: 1,
  loop: false,
  backfill_seconds: 0,
  live_at: 0,
});

it('cuts a recording into batches that one POST may carry, each reading once', () => {
  const sent: number[] = [];
  for (
    let step = 0, batch = nextBatch(line, 0, line.steps);
    batch;
    batch = nextBatch(line, step, line.steps)
  ) {
    const { lecturas } = JSON.parse(batch.body) as { lecturas: { n: number }[] };
    expect(batch.count).toBe(lecturas.length);
    expect(batch.count).toBeLessThanOrEqual(1_000);
    expect(Buffer.byteLength(batch.body)).toBeLessThanOrEqual(256 * 1024);
    expect(batch.last_n).toBe(lecturas.at(-1)?.n);
    sent.push(...lecturas.map(({ n }) => n));
    step = batch.next_step;
  }
  expect(sent).toEqual(Array.from({ length: 3380 * 4 }, (_, step) => step * 250_000));
});

it('ends a batch before it is too large', () => {
  const fat = { itemAt: (n: number) => ({ n, medido_at: 'x'.repeat(100_000) }) };
  expect(nextBatch(fat, 0, 10)).toMatchObject({ count: 2, first_step: 0, next_step: 2, last_n: 1 });
});

it('has nothing to send when nothing is due', () => {
  expect(nextBatch(line, 5, 5)).toBeUndefined();
});
