import { expect, test } from 'vitest';
import { batched } from './batched';

/** A database that answers when it is told to. */
function slowRows() {
  const asked: { keys: readonly number[]; answer(): void; fail(): void }[] = [];
  const query = (keys: readonly number[]) =>
    new Promise<{ id: number }[]>((resolve, reject) => {
      const answer = () => resolve(keys.filter((key) => key > 0).map((id) => ({ id })));
      asked.push({ keys, answer, fail: () => reject(new Error('the database is gone')) });
    });
  return { asked, read: batched(query, ({ id }) => String(id)) };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('reads of one turn share a query, and what does not exist is null', async () => {
  const { asked, read } = slowRows();
  const reads = [read(1), read(-1), read(2)];
  await turn();
  expect(asked.map(({ keys }) => keys)).toEqual([[1, -1, 2]]);
  asked[0]?.answer();
  expect(await Promise.all(reads)).toEqual([{ id: 1 }, null, { id: 2 }]);
});

test('while a query is on its way the others gather for the next', async () => {
  const { asked, read } = slowRows();
  const reads: Promise<unknown>[] = [];
  for (let id = 1; id <= 4; id += 1) {
    reads.push(read(id));
    await turn();
  }
  expect(asked.map(({ keys }) => keys)).toEqual([[1]]);
  asked[0]?.answer();
  await reads[0];
  await expect.poll(() => asked.map(({ keys }) => keys)).toEqual([[1], [2, 3, 4]]);
  asked[1]?.answer();
  expect(await Promise.all(reads)).toEqual([1, 2, 3, 4].map((id) => ({ id })));
});

test('a slow query keeps nobody waiting for long', async () => {
  const { asked, read } = slowRows();
  const slow = read(1);
  await turn();
  const quick = read(2);
  await expect.poll(() => asked.length).toBe(2);
  asked[1]?.answer();
  expect(await quick).toEqual({ id: 2 });
  asked[0]?.answer();
  expect(await slow).toEqual({ id: 1 });
});

test('a query that fails is told to those who shared it, and the next is asked all the same', async () => {
  const { asked, read } = slowRows();
  const failed = [read(1), read(2)];
  await turn();
  const next = read(3);
  asked[0]?.fail();
  for (const one of failed) await expect(one).rejects.toThrow('gone');
  await expect.poll(() => asked.length).toBe(2);
  asked[1]?.answer();
  expect(await next).toEqual({ id: 3 });
});
