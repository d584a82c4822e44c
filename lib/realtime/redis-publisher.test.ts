import { expect, test, vi } from 'vitest';
import type { Link } from './redis-link';
import { MAX_WAITING_BYTES, redisPublisher } from './redis-publisher';

const MEGABYTE = 'x'.repeat(1024 * 1024);

/** A Redis that answers when the test says so. */
function setUp(mode?: 'plain') {
  const answers: { took(): void; refused(error: Error): void }[] = [];
  const publish = vi.fn(
    (_topic: string, _text: string) =>
      new Promise<number>((resolve, reject) => {
        answers.push({ took: () => resolve(0), refused: reject });
      }),
  );
  const lost = vi.fn();
  const publisher = redisPublisher({ mode: () => mode, client: { publish } } as unknown as Link, lost);
  return { publisher, publish, lost, answers };
}

test('no more waits than its bound, however much is said', async () => {
  const { publisher, publish, lost } = setUp('plain');
  for (let count = 0; count < 100; count += 1) void publisher.send('a', MEGABYTE);
  expect(publish).toHaveBeenCalledTimes(MAX_WAITING_BYTES / MEGABYTE.length);
  expect(lost).toHaveBeenCalledTimes(96);
  expect(publisher.hasRoom()).toBe(false);
});

test('what Redis answered, or refused, makes room', async () => {
  const { publisher, publish, lost, answers } = setUp('plain');
  const sent = Array.from({ length: 5 }, () => publisher.send('a', MEGABYTE));
  answers[0]?.took();
  answers[1]?.refused(new Error('READONLY'));
  expect(await Promise.all([sent[0], sent[1], sent[4]])).toEqual([true, false, false]);
  expect(lost.mock.calls).toEqual([[], [new Error('READONLY')]]);
  expect(publisher.hasRoom()).toBe(true);
  void publisher.send('a', MEGABYTE);
  expect(publish).toHaveBeenCalledTimes(5);
});

test('without a connection nothing is said and nothing waits', async () => {
  const { publisher, publish, lost } = setUp();
  expect(await publisher.send('a', 'b')).toBe(false);
  expect([publish.mock.calls.length, lost.mock.calls.length]).toEqual([0, 1]);
});
