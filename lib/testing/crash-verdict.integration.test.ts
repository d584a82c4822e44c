import { expect, test } from 'vitest';
import { pairBands, startLoad } from './crash-load';
import { judge } from './crash-verdict';
import { openTestApp } from './test-app';

const app = await openTestApp();
const { database } = app.runtime;

const FAULTLESS = { lost: 0, doubled: 0, offsets: 0, rollups: 0 };

test('a load that nothing disturbs has no fault; one that is tampered with has those that were made', async () => {
  const bands = await pairBands(app.url, 2, 2);
  const load = startLoad(bands, () => app.url);
  while ([...load.acknowledged.values()].some((counters) => counters.length < 8))
    await new Promise((resolve) => setTimeout(resolve, 10));
  await load.stop();
  const whole = await judge(database, bands, load);
  expect(whole).toMatchObject(FAULTLESS);
  expect(whole.stored).toBe(whole.acknowledged);

  const [person] = bands.map(({ consumidor_id }) => consumidor_id);
  const first = 'consumidor_id = $1 AND seq = 1';
  const copy = `INSERT INTO lecturas (consumidor_id, seq, dispositivo_id, n, medido_at, recibido_at, fuente)
    SELECT consumidor_id, seq, dispositivo_id, n, medido_at + interval '1 ms', recibido_at, fuente
    FROM lecturas WHERE ${first}`;
  await database.pool.query(copy, [person]);
  expect(await judge(database, bands, load)).toMatchObject({ lost: 0, doubled: 1, offsets: 1 });
  await database.pool.query(`DELETE FROM lecturas WHERE ${first}`, [person]);
  const { lost, doubled, offsets, rollups } = await judge(database, bands, load);
  expect({ lost, doubled, offsets }).toEqual({ lost: 1, doubled: 0, offsets: 1 });
  expect(rollups).toBeGreaterThanOrEqual(4);
});
