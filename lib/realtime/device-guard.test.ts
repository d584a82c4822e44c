import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDeviceGuard } from './device-guard';
import { memoryBus } from './memory-bus';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A guard with two sockets of device 1 and one of device 2, over a database where devices end. */
function setUp(healthy = true) {
  const ended = new Set<number>();
  const asked: number[][] = [];
  let down = false;
  const look = async (ids: readonly number[]) => {
    asked.push([...ids]);
    if (down) throw new Error('down');
    return new Set(ids.filter((id) => ended.has(id)));
  };
  const bus = { ...memoryBus(), healthy: () => healthy };
  const errors: string[] = [];
  const log = { error: (_: object, message: string) => void errors.push(message) };
  const guard = createDeviceGuard({ dispositivos: { ended: look } } as never, bus, log);
  const cut: string[] = [];
  const sockets = [
    [1, 'a'],
    [1, 'b'],
    [2, 'c'],
  ] as const;
  for (const [dispositivo_id, name] of sockets)
    guard.hold({ dispositivo_id, end: () => void cut.push(name) });
  const setDown = (value: boolean) => {
    down = value;
  };
  return { bus, cut, ended, asked, errors, guard, setDown };
}

test('sockets that open together are looked at once, soon after', async () => {
  const { ended, cut, asked } = setUp();
  ended.add(2);
  await vi.advanceTimersByTimeAsync(100);
  expect(asked).toEqual([[1, 2]]);
  expect(cut).toEqual(['c']);
});

test('what another instance revoked is cut when it says so, and while the bus is broken within a second', async () => {
  const told = setUp();
  told.bus.publish({ name: 'dispositivo.revoked', dispositivo_id: 1 });
  expect(told.cut).toEqual(['a', 'b']);

  const broken = setUp(false);
  await vi.advanceTimersByTimeAsync(5_000);
  broken.ended.add(2);
  await vi.advanceTimersByTimeAsync(900);
  expect(broken.cut).toEqual(['c']);
});

test('all sessions of a usuario ending asks again, one session does not', async () => {
  const { bus, ended, cut } = setUp();
  await vi.advanceTimersByTimeAsync(100);
  ended.add(1);
  bus.publish({ name: 'session.revoked', usuario_id: 5, session_id: 'one' });
  await vi.advanceTimersByTimeAsync(100);
  expect(cut).toEqual([]);
  bus.publish({ name: 'session.revoked', usuario_id: 5 });
  await vi.advanceTimersByTimeAsync(100);
  expect(cut).toEqual(['a', 'b']);
});

test('a database that does not answer cuts nobody, and is asked again', async () => {
  const { ended, cut, errors, setDown } = setUp();
  ended.add(1);
  setDown(true);
  await vi.advanceTimersByTimeAsync(16_000);
  expect(cut).toEqual([]);
  expect(errors.length).toBeGreaterThan(1);
  setDown(false);
  await vi.advanceTimersByTimeAsync(16_000);
  expect(cut).toEqual(['a', 'b']);
});
