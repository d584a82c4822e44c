import { expect, vi } from 'vitest';
import type { LatidoEvent, OwnerKey } from '@/lib/domain/events';
import type { Bus } from '@/lib/domain/ports';
import type { SensorRow } from '@/lib/domain/reads';
import { redisBus } from '@/lib/realtime/redis-bus';
import type { Mode } from '@/lib/realtime/redis-mode';

export const ROW: SensorRow = {
  id: 9_007_199_254_740_991,
  seq: 41,
  heart_rate: 72,
  accel_x: 0.02,
  accel_y: -1e-7,
  accel_z: 0.98,
  gyro_x: null,
  gyro_y: null,
  gyro_z: null,
  created_at: '2026-11-24T15:00:01.120Z',
  medido_at: '2026-11-24T15:00:01.000Z',
  fuente: 'sensor',
};

/** What came to pass on one bus, each with its place in the order of all that happened on both. */
export type Side = {
  bus: Bus;
  heard: { at: number; event: LatidoEvent }[];
  gaps: { at: number; owner: OwnerKey | null }[];
  logged: { level: string; message: string }[];
};

/** Polled, since what a bus does over Redis it does when it can. */
export const until = (assertion: () => void | Promise<void>, ms = 15_000): Promise<void> =>
  vi.waitFor(assertion, { timeout: ms, interval: 10 });

export type BusPair = Awaited<ReturnType<typeof openBusPair>>;

/** Two instances that listen to one owner, over one Redis each by its own way to it. */
export async function openBusPair(urls: readonly [string, string], options: { mode?: Mode } = {}) {
  let now = 0;
  const tick = () => {
    now += 1;
    return now;
  };
  const [one, two] = [openSide(urls[0], tick, options), openSide(urls[1], tick, options)];
  for (const { bus } of [one, two]) bus.watch('consumidor:22');
  await until(() => {
    for (const side of [one, two]) expect([side.bus.healthy(), side.gaps.length > 0]).toEqual([true, true]);
  });
  return {
    one,
    two,
    tick,
    close: async () => {
      await one.bus.close();
      await two.bus.close();
    },
  };
}

function openSide(url: string, tick: () => number, options: { mode?: Mode }): Side {
  const logged: Side['logged'] = [];
  const log = (level: string) => (_: object, message: string) => void logged.push({ level, message });
  const bus = redisBus(url, { error: log('error'), warn: log('warn'), info: log('info') }, options);
  const side: Side = { bus, heard: [], gaps: [], logged };
  bus.subscribe((event) => void side.heard.push({ at: tick(), event }));
  bus.onGap((owner) => void side.gaps.push({ at: tick(), owner }));
  return side;
}
