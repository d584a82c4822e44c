import { expect, it } from 'vitest';
import { inSendOrder, makeSendQueue, type Send } from './deliveries';
import type { Delivery } from './faults';

const delivery = (at: number, ...sends: number[]): Delivery => ({
  at,
  item: { n: at, medido_at: new Date(at).toISOString() },
  heart_rate: 60,
  sends,
});
const told = (sends: Iterable<Send>) =>
  Array.from(sends, ({ at, copy, delivery: { item } }) => [at, item.n, copy]);

it('sends by instant, then the oldest reading, then the first copy', () => {
  const deliveries = [delivery(1, 9, 9), delivery(2, 2), delivery(3), delivery(4, 9), delivery(5, 5, 6)];
  expect(told(inSendOrder(deliveries))).toEqual([
    [2, 2, 0],
    [5, 5, 0],
    [6, 5, 1],
    [9, 1, 0],
    [9, 1, 1],
    [9, 4, 0],
  ]);
});

it('works out no more than is due, and a bounded stretch of the past', () => {
  let made = 0;
  function* endless(): Generator<Send> {
    for (let at = 0; ; at++) {
      made++;
      yield { at, copy: 0, delivery: delivery(at, at) };
    }
  }
  const queue = makeSendQueue(endless());
  expect(queue.stepAfter(9_000)).toBe(10);
  expect(made).toBe(11);
  expect(queue.itemAt(9).n).toBe(9);
  queue.release(10);
  expect(() => queue.itemAt(9)).toThrow('done');
  expect(queue.stepAfter(1e12)).toBeLessThan(10_000);
  expect(made).toBeLessThan(10_000);
  expect(queue.steps).toBe(Number.POSITIVE_INFINITY);
  expect(queue.itemAt(10).n).toBe(10);
});

it('knows its end when there is no more to send', () => {
  const queue = makeSendQueue(inSendOrder([delivery(1, 1), delivery(2, 8)]));
  expect(queue.stepAfter(7_999)).toBe(1);
  expect(queue.stepAfter(8_000)).toBe(2);
  expect(queue.steps).toBe(2);
  queue.release(2);
  expect(queue.stepAfter(9_000)).toBe(2);
  expect(queue.steps).toBe(2);
});
