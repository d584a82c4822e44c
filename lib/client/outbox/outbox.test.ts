import { expect, test } from 'vitest';
import { consumo, deseo } from './fake-items';
import { createOutbox } from './outbox';
import { memoryStore } from './store';

test('what has arrived never waits as well, at no moment in between', async () => {
  let id = 0;
  const outbox = createOutbox({
    store: memoryStore(),
    send: async () => {
      id += 1;
      return { status: 201, data: { id } as never, etag: undefined };
    },
    alone: (work) => work(),
    after: () => () => {},
    now: () => 0,
    random: () => 0.5,
    channel: () => ({ post: () => {}, close: () => {} }),
  });
  const seen: { waiting: string[]; arrived: string[] }[] = [];
  outbox.subscribe(() => {
    const { items, sent } = outbox.view();
    seen.push({ waiting: items.map((item) => item.id), arrived: sent.map(({ item }) => item.id) });
  });
  const stop = outbox.start();
  outbox.add(deseo('d1'), consumo('c1', 'd1'), consumo('c2'));
  await expect.poll(() => seen.at(-1)).toMatchObject({ waiting: [], arrived: { length: 3 } });
  stop();
  const twice = seen.filter(({ waiting, arrived }) => waiting.some((one) => arrived.includes(one)));
  expect(twice).toEqual([]);
  expect(seen.some(({ waiting }) => waiting.length === 3)).toBe(true);
});
