import type { Person } from './app';
import type { Child } from './child';
import { buildRequest } from './http-client';
import type { Scope } from './scope';
import { nowMs } from './stats';
import { itemsOf, openAll, openFrames, openReader } from './ws-client';

export const PEOPLE = 1_000;
export const SUBSCRIBERS = 2;
const OPENING = 50;

/** A server with its devices and those who look; `sent` and `seen` in the order of each device's readings. */
export type Side = {
  name: string;
  post: (device: number, n: number) => Buffer;
  port: number;
  sent: number[][];
  seen: number[][];
};

const reading = (n: number) => ({
  n,
  heart_rate: 60 + (n % 40),
  accel_x: 0.02,
  accel_y: -0.11,
  accel_z: 0.98,
  contacto: true,
});
const emptyLog = (): number[][] => Array.from({ length: PEOPLE }, () => []);

export async function openLatido(
  name: string,
  devices: Child,
  readers: Child,
  ends: Scope['ends'],
): Promise<Side> {
  const owners: Person[] = [];
  const keys: string[] = [];
  while (owners.length < PEOPLE) {
    const some = await Promise.all(
      Array.from({ length: OPENING }, () => devices.ask<Person>('person', 'consumidor')),
    );
    owners.push(...some);
    keys.push(
      ...(await Promise.all(some.map(({ consumidor_id }) => devices.ask<string>('device', consumidor_id)))),
    );
  }
  const side: Side = {
    name,
    port: devices.port,
    post: (device, n) => buildRequest('/api/lecturas', { token: keys[device], body: reading(n) }),
    sent: emptyLog(),
    seen: emptyLog(),
  };
  await openAll(PEOPLE * SUBSCRIBERS, OPENING, async (index) => {
    const person = index % PEOPLE;
    const take = (payload: Buffer) => {
      const at = nowMs();
      for (let count = itemsOf(payload); count > 0; count -= 1) side.seen[person]?.push(at);
    };
    const owner = owners[person];
    const socket = await openReader(readers.port, owner?.token, owner?.consumidor_id ?? null, take);
    ends.add(async () => socket.close());
    return socket;
  });
  return side;
}

export async function openBare(scope: Scope): Promise<Side> {
  const child = await scope.child('limit.ts', { DATABASE_URL: await scope.database() });
  const side: Side = {
    name: 'bare node http + pg + ws',
    port: child.port,
    post: (device, n) => buildRequest(`/${device + 1}`, { body: reading(n) }),
    sent: emptyLog(),
    seen: emptyLog(),
  };
  await openAll(PEOPLE * SUBSCRIBERS, OPENING, async (index) => {
    const person = index % PEOPLE;
    const socket = await openFrames(
      child.port,
      `/${person + 1}`,
      () => void side.seen[person]?.push(nowMs()),
    );
    scope.ends.add(async () => socket.close());
    return socket;
  });
  return side;
}
