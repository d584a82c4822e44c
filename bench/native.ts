import type { Person } from './app';
import type { Child } from './child';
import { heading, ms, type Row, spread, times, whole } from './report';
import type { Bench, Scope } from './scope';
import { median, nowMs, quantile, sleep } from './stats';
import { type FrameSocket, itemsOf, openAll, openFrames, openReader } from './ws-client';

const SOCKETS = 1_000;
/** A usuario may hold 20 native sockets. */
const PER_USUARIO = 20;
const BURST = 10;
const ROUNDS = 7;
const BURSTS_A_ROUND = 8;
const STEADY_MS = 50;
const STEADY_FRAMES = 60;
const OPENING = 50;
const REST_MS = 60;

/** One server with its crowd of readers. `push` sends so many frames to each, and tells when it began. */
type Side = { name: string; push(count: number): Promise<number>; crowd: Crowd };
type Crowd = {
  complete(count: number, trigger: () => Promise<number>): Promise<number>;
  close(): void;
  frame(): Buffer;
};
type Delivery = { perSecond: number; p50: number; p99: number; ratios: number[] };
type Figures = { what: string; sides: Record<string, Delivery> };

async function openCrowd(open: (index: number) => Promise<FrameSocket>, received: Received): Promise<Crowd> {
  const sockets = await openAll(SOCKETS, OPENING, open);
  return {
    complete: async (count, trigger) => {
      const all = received.wait(count * SOCKETS);
      const began = await trigger();
      return (await all) - began;
    },
    close: () => {
      for (const socket of sockets) socket.close();
    },
    frame: () => Buffer.from(received.newest()),
  };
}

type Received = { take(payload: Buffer): void; wait(count: number): Promise<number>; newest(): Buffer };

/** `itemsIn` tells how many readings a frame brings. */
function countReceived(itemsIn: (payload: Buffer) => number): Received {
  let count = 0;
  let wanted = 0;
  let last: Buffer = Buffer.alloc(0);
  let done = (_at: number): void => {};
  return {
    take: (payload) => {
      const items = itemsIn(payload);
      if (items === 0) return;
      count += items;
      last = payload;
      if (count === wanted) done(nowMs());
    },
    wait: (more) => {
      wanted = count + more;
      return new Promise((resolve) => {
        done = resolve;
      });
    },
    newest: () => last,
  };
}

const startsWith = (text: string) => (payload: Buffer) => payload.toString('latin1', 0, text.length) === text;

async function openLatido(app: Child): Promise<Side> {
  const owner = await app.ask<Person>('person', 'consumidor');
  const guests: Person[] = [];
  while (guests.length < SOCKETS / PER_USUARIO)
    guests.push(await app.ask<Person>('cuidador', owner.consumidor_id));
  const received = countReceived(itemsOf);
  const open = (index: number) =>
    openReader(app.port, guests[index % guests.length]?.token, owner.consumidor_id, received.take);
  const crowd = await openCrowd(open, received);
  const push = (count: number) => app.ask<number>('burst', { consumidorId: owner.consumidor_id, count });
  return { name: 'latido', push, crowd };
}

async function openBare(child: Child, frame: Buffer): Promise<Side> {
  const received = countReceived(() => 1);
  const crowd = await openCrowd(() => openFrames(child.port, '/', received.take), received);
  return {
    name: 'bare ws, joined frames',
    crowd,
    push: (count) => child.ask('burst', { frame, count }),
  };
}

async function openSocketIo(child: Child, frame: Buffer): Promise<Side> {
  const isEvent = startsWith('42');
  const received = countReceived((payload) => Number(isEvent(payload)));
  const crowd = await openCrowd(async () => {
    let joined = (): void => {};
    const ready = new Promise<void>((resolve) => {
      joined = resolve;
    });
    const isJoined = startsWith('40');
    const isPing = startsWith('2');
    const take = (payload: Buffer) => {
      if (isPing(payload)) socket.send('3');
      else if (isJoined(payload)) joined();
      else received.take(payload);
    };
    const socket: FrameSocket = await openFrames(child.port, '/socket.io/?EIO=4&transport=websocket', take);
    socket.send('40');
    await ready;
    return socket;
  }, received);
  return { name: 'Socket.IO', crowd, push: (count) => child.ask('burst', { frame, count }) };
}

type Pattern = { what: string; frames: number; round(side: Side): Promise<number[]> };

/** All at once, then rest; one after the other at 20 a second. */
function patterns(scale: number): Pattern[] {
  const repeat = async (side: Side, count: number, frames: number, everyMs: number) => {
    const waits: number[] = [];
    while (waits.length < Math.max(2, count * scale)) {
      const began = performance.now();
      waits.push(await side.crowd.complete(frames, () => side.push(frames)));
      await sleep(Math.max(0, everyMs - (performance.now() - began)));
    }
    return waits;
  };
  return [
    {
      what: `bursts of ${BURST}`,
      frames: BURST,
      round: (side) => repeat(side, BURSTS_A_ROUND, BURST, REST_MS),
    },
    {
      what: 'steady, 20 a second',
      frames: 1,
      round: (side) => repeat(side, STEADY_FRAMES / 2, 1, STEADY_MS),
    },
  ];
}

async function measure(sides: readonly Side[], { what, frames, round }: Pattern): Promise<Figures> {
  const waits = new Map<string, number[][]>(sides.map(({ name }) => [name, []]));
  for (let turn = 0; turn < ROUNDS; turn += 1)
    for (const side of turn % 2 === 0 ? sides : sides.toReversed())
      waits.get(side.name)?.push(await round(side));
  const bare = (waits.get('bare ws, joined frames') ?? []).map(median);
  const entries = [...waits].map(([name, rounds]): [string, Delivery] => {
    const all = rounds.flat();
    const p50 = median(all);
    const ratios = rounds.map((one, turn) => (bare[turn] ?? Number.NaN) / median(one));
    return [name, { perSecond: (SOCKETS * frames * 1_000) / p50, p50, p99: quantile(all, 0.99), ratios }];
  });
  return { what, sides: Object.fromEntries(entries) };
}

function rowsOf(all: readonly Figures[], frameBytes: number): Row[] {
  return all.flatMap(({ what, sides }) => [
    heading(
      `NATIVE FAN-OUT, a reading of ${frameBytes} B to ${whole(SOCKETS)} sockets, ${what}`,
      'to bare ws',
    ),
    ...Object.entries(sides).map(
      ([name, { perSecond, p50, p99, ratios }]): Row => [
        name,
        `${whole(perSecond)} messages/s`,
        ms(p50),
        ms(p99),
        `${times(median(ratios))} ${spread(ratios)}`,
      ],
    ),
  ]);
}

async function openSides(scope: Scope): Promise<{ sides: Side[]; frameBytes: number }> {
  const latido = await openLatido(await scope.app());
  // One frame of ours with one reading is what the others send for each; ours joins those of a turn in one frame.
  await latido.crowd.complete(1, () => latido.push(1));
  const frame = latido.crowd.frame();
  const bare = await openBare(await scope.child('bare.ts'), frame);
  const peer = await openSocketIo(await scope.child('socket-io.ts'), frame);
  const sides = [latido, bare, peer];
  scope.ends.add(async () => {
    for (const { crowd } of sides) crowd.close();
  });
  return { sides, frameBytes: frame.length };
}

/** Readings to those who look, over the native socket: ours, the least that `ws` can do, and a peer. */
export const native: Bench = {
  name: 'native',
  standard: true,
  longestMs: () => 120_000,
  run: async (scope) => {
    scope.say('native fan-out to 1,000 sockets');
    const { sides, frameBytes } = await openSides(scope);
    const all: Figures[] = [];
    for (const pattern of patterns(scope.options.short ? 0.2 : 1)) all.push(await measure(sides, pattern));
    return { figures: all, rows: rowsOf(all, frameBytes) };
  },
};
