import type { Person } from './app';
import type { Child } from './child';
import { buildRequest, openConnection } from './http-client';
import { heading, ms, type Row, spread, times, whole } from './report';
import type { Bench } from './scope';
import { median, nowMs, quantile, sleep } from './stats';
import { type FrameSocket, openFrames } from './ws-client';

type Delivery = { perSecond: number; p50: number; p99: number };
type FanOut = {
  sockets: number;
  frameBytes: number;
  latido: Delivery;
  bare: Delivery;
  rounds: number[];
};

const SOCKETS = 1_000;
/** A usuario may hold 200 sockets, so the consumidor is followed by some cuidadores. */
const CUIDADORES = 10;
const ROUNDS = 5;
const PUSHES = 6;
/** Topics push at most every 250 ms; the rest between pushes is the same for both. */
const REST_MS = 300;
const OPENING = 50;

/** All sockets of one server: counts frames, and tells when the last socket had its frame. */
type Crowd = { complete(trigger: () => Promise<unknown>): Promise<number>; frame(): Buffer; close(): void };

async function openCrowd(port: number, routeOf: (index: number) => string, greeted: boolean): Promise<Crowd> {
  let received = 0;
  let wanted = 0;
  let newest: Buffer = Buffer.alloc(0);
  let done = (_at: number): void => {};
  const onFrame = (payload: Buffer): void => {
    received += 1;
    newest = payload;
    if (received === wanted) done(nowMs());
  };
  const expect = (): Promise<number> => {
    wanted = received + SOCKETS;
    return new Promise((resolve) => {
      done = resolve;
    });
  };
  const greeting = expect();
  const sockets: FrameSocket[] = [];
  while (sockets.length < SOCKETS) {
    const some = Array.from({ length: OPENING }, (_, index) => routeOf(sockets.length + index));
    sockets.push(...(await Promise.all(some.map((route) => openFrames(port, route, onFrame)))));
  }
  if (greeted) await greeting;
  return {
    complete: async (trigger) => {
      const all = expect();
      await trigger();
      return all;
    },
    frame: () => Buffer.from(newest),
    close: () => {
      for (const socket of sockets) socket.close();
    },
  };
}

function delivery(times: readonly number[]): Delivery {
  const p50 = median(times);
  return { perSecond: Math.round((SOCKETS / p50) * 1_000), p50, p99: quantile(times, 0.99) };
}

type Side = { crowd: Crowd; push(): Promise<number> };

/** A push is timed from its start until the last socket has the frame; before each there is a rest. */
async function round({ push }: Side): Promise<number[]> {
  const waits: number[] = [];
  while (waits.length < PUSHES) {
    await sleep(REST_MS);
    waits.push(await push());
  }
  return waits;
}

async function openLatido(app: Child): Promise<Side> {
  const owner = await app.ask<Person>('person', 'consumidor');
  const key = await app.ask<string>('device', owner.consumidor_id);
  const guests = await Promise.all(
    Array.from({ length: CUIDADORES }, () => app.ask<Person>('cuidador', owner.consumidor_id)),
  );
  await app.ask('watch', { name: 'sensor_data', consumidorId: owner.consumidor_id });
  const body = { heart_rate: 72, accel_x: 0.02, accel_z: 0.98 };
  const reading = buildRequest('/api/lecturas', { token: key, body });
  // A connection each: an idle one is closed by the server while the sockets of the other side have their turn.
  const post = async () => {
    const device = await openConnection(app.port);
    await device.send(reading);
    device.close();
  };
  for (let index = 0; index < 10; index += 1) await post();
  await sleep(REST_MS);
  const route = `/ws/sensor_data/${owner.consumidor_id}/?token=`;
  const crowd = await openCrowd(app.port, (index) => route + guests[index % CUIDADORES]?.token, true);
  await app.ask('pushes');
  const push = async () => {
    const ended = await crowd.complete(post);
    const [began] = await app.ask<number[]>('pushes');
    return ended - (began ?? Number.NaN);
  };
  return { crowd, push };
}

/** Sends what `frame` tells, to all at once. */
async function openBare(bare: Child, frame: () => Buffer): Promise<Side> {
  const crowd = await openCrowd(bare.port, () => '/', false);
  const push = async () => {
    let began = 0;
    const ended = await crowd.complete(async () => {
      began = await bare.ask<number>('broadcast', frame());
    });
    return ended - began;
  };
  return { crowd, push };
}

/** One changed snapshot to 1,000 sockets; rounds take turns. */
async function measureFanOut(app: Child, bare: Child): Promise<FanOut> {
  const ours = await openLatido(app);
  const theirs = await openBare(bare, ours.crowd.frame);
  const latido: number[][] = [];
  const plain: number[][] = [];
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    latido.push(await round(ours));
    plain.push(await round(theirs));
  }
  const frameBytes = ours.crowd.frame().length;
  for (const { crowd } of [ours, theirs]) crowd.close();
  return {
    sockets: SOCKETS,
    frameBytes,
    latido: delivery(latido.flat()),
    bare: delivery(plain.flat()),
    rounds: latido.map((waits, turn) => median(plain[turn] ?? []) / median(waits)),
  };
}

function rowsOf({ sockets, frameBytes, latido, bare, rounds }: FanOut): Row[] {
  const row = (what: string, side: Delivery, ratio: string): Row => [
    what,
    `${whole(side.perSecond)} messages/s`,
    ms(side.p50),
    ms(side.p99),
    ratio,
  ];
  return [
    heading(`FAN-OUT, ${frameBytes} B to ${whole(sockets)} sockets`, 'to bare ws'),
    row('latido push', latido, `${times(latido.perSecond / bare.perSecond)} ${spread(rounds)}`),
    row('bare ws broadcast', bare, ''),
  ];
}

export const fanOut: Bench = {
  name: 'fan-out',
  standard: true,
  longestMs: () => 60_000,
  run: async (scope) => {
    scope.say('fan-out to 1,000 sockets');
    const figures = await measureFanOut(await scope.app(), await scope.child('bare.ts'));
    return { figures, rows: rowsOf(figures) };
  },
};
