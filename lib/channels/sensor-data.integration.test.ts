import { afterAll, expect, test } from 'vitest';
import { openLives, type Reading } from '@/lib/testing/life';
import { createTestDatabase } from '@/lib/testing/test-app';

const lives = openLives(await createTestDatabase());
afterAll(() => lives.close());

const NOW = '2026-11-24T20:00:00Z';
const beat = (at: string): Reading => ({ at, heart_rate: 70 });
const MORNING = ['10:00', '10:01', '10:02', '10:03', '10:04'].map((time) => beat(`2026-11-24T${time}:00Z`));

async function worn() {
  const person = await lives.born('America/Tijuana');
  await person.wear(MORNING);
  const since = async (offset: number, limit = 100) => {
    const part = await person.since('sensor_data', offset, limit, NOW);
    return part && { seqs: part.data.map(({ seq }) => seq), offset: part.offset, more: part.more };
  };
  return { ...person, since };
}

/** As retention does for a person who keeps less: `take` is of the seq. */
async function forget(consumidorId: number, take: string): Promise<void> {
  const text = `DELETE FROM lecturas WHERE consumidor_id = $1 AND seq ${take}`;
  await lives.database.pool.query(text, [consumidorId]);
}

test('readings that are all there come newest first, part by part', async () => {
  const { since } = await worn();
  expect(await since(0)).toEqual({ seqs: [5, 4, 3, 2, 1], offset: 5, more: false });
  expect(await since(1, 2)).toEqual({ seqs: [3, 2], offset: 3, more: true });
  expect(await since(3, 2)).toEqual({ seqs: [5, 4], offset: 5, more: true });
  expect(await since(5)).toEqual({ seqs: [], offset: 5, more: false });
});

test('whoever misses readings that retention took is not given the rest as if it were all', async () => {
  const { consumidor_id, since } = await worn();
  await forget(consumidor_id, '<= 2');
  expect(await since(0)).toBeNull();
  expect(await since(1, 2)).toBeNull();
  expect(await since(2)).toMatchObject({ seqs: [5, 4, 3] });
  await forget(consumidor_id, '= 4');
  expect(await since(2)).toBeNull();
  expect(await since(2, 1)).toMatchObject({ seqs: [3], more: true });
});

test('nothing is left, or the end is missing: the stream stands further than what is there', async () => {
  const { consumidor_id, since } = await worn();
  await forget(consumidor_id, '= 5');
  expect(await since(2)).toBeNull();
  expect(await since(4)).toBeNull();
  expect(await since(2, 2)).toMatchObject({ seqs: [4, 3], more: true });
  await forget(consumidor_id, '> 0');
  expect(await since(0)).toBeNull();
  expect(await since(5)).toMatchObject({ seqs: [], more: false });
});

test('readings that came too old to be kept have offsets but are not there', async () => {
  const { wear, since } = await worn();
  await wear([beat('2026-06-01T10:00:00Z'), beat('2026-11-24T10:05:00Z')]);
  expect(await since(4)).toBeNull();
  expect(await since(6)).toMatchObject({ seqs: [7], offset: 7 });
});
