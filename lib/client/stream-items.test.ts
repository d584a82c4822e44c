import { describe, expect, it } from 'vitest';
import { CHANNELS } from '@/lib/channels/registry';
import { withItems } from './stream-items';

const deseo = (deseo_id: number, minute: number, resolved = false) => ({
  deseo_id,
  fecha_creacion: `2026-11-24T15:${String(minute).padStart(2, '0')}:00.000Z`,
  resolved,
});
const ids = (rows: ReturnType<typeof withItems>) => rows?.map(({ deseo_id }) => deseo_id);

describe('items put into a snapshot', () => {
  it('come first when they are new, and stay in their place when they changed', () => {
    const rows = [deseo(3, 30), deseo(2, 20), deseo(1, 10)];
    const merged = withItems('desires_tracking', rows, [deseo(4, 40), deseo(2, 20, true)]);
    expect(merged).toEqual([deseo(4, 40), deseo(3, 30), deseo(2, 20, true), deseo(1, 10)]);
    expect(rows).toHaveLength(3);
  });

  it('of one item in two states, the newer counts, which comes first', () => {
    const merged = withItems('desires_tracking', [], [deseo(2, 20, true), deseo(2, 20)]);
    expect(merged).toEqual([deseo(2, 20, true)]);
  });

  it('that come late stand where they were made', () => {
    expect(ids(withItems('desires_tracking', [deseo(3, 30), deseo(1, 10)], [deseo(4, 20)]))).toEqual([
      3, 4, 1,
    ]);
  });

  it('push out the oldest beyond a page, but never part those of one instant', () => {
    const page = Array.from({ length: 50 }, (_, n) => deseo(100 - n, 50 - Math.min(n, 48)));
    expect(ids(withItems('desires_tracking', page, [deseo(200, 59)]))).toEqual([
      200,
      ...page.map(({ deseo_id }) => deseo_id),
    ]);
    const single = Array.from({ length: 50 }, (_, n) => deseo(100 - n, 50 - n));
    expect(ids(withItems('desires_tracking', single, [deseo(200, 59)]))?.at(-1)).toBe(52);
  });

  it('fit every channel that is a stream: each row has the fields it is told apart and ordered by', () => {
    const streams = CHANNELS.filter(({ kind }) => kind === 'stream');
    for (const { name, example } of streams) expect(withItems(name, [], example), name).toEqual(example);
  });

  it('are not guessed at for another channel', () => {
    expect(withItems('desires_stats', [], [])).toBeUndefined();
    expect(withItems('desires_tracking', undefined, [])).toBeUndefined();
  });
});
