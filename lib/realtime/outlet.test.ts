import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { createOutlet } from './outlet';

const MIB = 1024 * 1024;
const OPEN = 1;

/** A socket of which only the test says how much waits in it. */
function fakeSocket(bufferedAmount: number) {
  const sent: string[] = [];
  const close = vi.fn();
  const socket = {
    OPEN,
    readyState: OPEN,
    bufferedAmount,
    close,
    send: (frame: Buffer) => sent.push(String(frame)),
  };
  return { socket, sent, close, tooSlow: vi.fn() };
}

function outletOf({ socket, tooSlow }: ReturnType<typeof fakeSocket>) {
  return createOutlet(socket as unknown as WebSocket, tooSlow);
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('while much waits the newest snapshot takes the place of the ones before', () => {
  const fake = fakeSocket(MIB / 2);
  const outlet = outletOf(fake);
  for (const text of ['a', 'b', 'c']) outlet.send(Buffer.from(text));
  vi.advanceTimersByTime(60_000);
  expect(fake.sent).toEqual([]);
  fake.socket.bufferedAmount = 0;
  vi.advanceTimersByTime(1_000);
  expect(fake.sent).toEqual(['c']);
  expect(fake.tooSlow).not.toHaveBeenCalled();
});

test('a reader with more than a MiB for five seconds is too slow: closed with 4008 and told once', () => {
  const fake = fakeSocket(MIB + 1);
  outletOf(fake).send(Buffer.from('a'));
  vi.advanceTimersByTime(5_000);
  expect(fake.close).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60_000);
  expect(fake.close.mock.calls).toEqual([[4008, 'too_slow']]);
  expect(fake.tooSlow).toHaveBeenCalledTimes(1);
});
