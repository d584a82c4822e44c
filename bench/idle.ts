import type { Person } from './app';
import type { Child } from './child';
import { heading, type Row, spread, times, whole } from './report';
import type { Bench } from './scope';
import { median, sleep } from './stats';
import { type FrameSocket, openAll, openFrames, openNative } from './ws-client';

const SOCKETS = 10_000;
const PER_USUARIO = 20;
const OPENING = 100;
const ROUNDS = 3;
const SETTLE_MS = 500;

type Open = (index: number) => Promise<FrameSocket>;
type Side = { name: string; child: Child; open: Open };
type Idle = { name: string; perSecond: number[]; bytesEach: number[] };

/** Opens them all, looks at what they hold, and closes them. */
async function round(
  { child, open }: Side,
  count: number,
): Promise<{ perSecond: number; bytesEach: number }> {
  const before = await child.ask<number>('memory');
  const began = performance.now();
  const sockets = await openAll(count, OPENING, open);
  const seconds = (performance.now() - began) / 1_000;
  await sleep(SETTLE_MS);
  const after = await child.ask<number>('memory');
  for (const socket of sockets) socket.close();
  await sleep(SETTLE_MS);
  return { perSecond: count / seconds, bytesEach: (after - before) / count };
}

function rowsOf([ours, bare]: readonly [Idle, Idle]): Row[] {
  const ratios = (of: (one: Idle) => number[]) =>
    of(ours).map((value, turn) => value / (of(bare)[turn] ?? Number.NaN));
  const opens = ratios(({ perSecond }) => perSecond);
  const bytes = ratios(({ bytesEach }) => bytesEach);
  const row = ({ name, perSecond, bytesEach }: Idle, ratio: string): Row => [
    name,
    `${whole(median(perSecond))} opens/s, ${whole(median(bytesEach))} B each`,
    '',
    '',
    ratio,
  ];
  return [
    heading(`IDLE SOCKETS, ${whole(SOCKETS)}, token checked`, 'to bare ws'),
    row(ours, `memory ${times(median(bytes))} ${spread(bytes)}`),
    row(bare, `opens ${times(median(opens))} ${spread(opens)}`),
  ];
}

/** Many who are there and hear nothing: what each costs, and how fast they come in. */
export const idle: Bench = {
  name: 'idle',
  standard: false,
  longestMs: () => 240_000,
  run: async (scope) => {
    scope.say('10,000 idle sockets');
    const app = await scope.app();
    const count = scope.options.short ? 1_000 : SOCKETS;
    const people: Person[] = [];
    while (people.length < count / PER_USUARIO) people.push(await app.ask<Person>('person', 'cuidador'));
    const child = await scope.child('bare.ts');
    const sides: [Side, Side] = [
      {
        name: 'latido',
        child: app,
        open: (index) => openNative(app.port, people[index % people.length]?.token, 'welcome', () => {}),
      },
      { name: 'bare ws, no check', child, open: () => openFrames(child.port, '/', () => {}) },
    ];
    const found: [Idle, Idle] = [
      { name: sides[0].name, perSecond: [], bytesEach: [] },
      { name: sides[1].name, perSecond: [], bytesEach: [] },
    ];
    for (let turn = 0; turn <= ROUNDS; turn += 1)
      for (const [index, side] of sides.entries()) {
        const { perSecond, bytesEach } = await round(side, count);
        // The first round warms up: what is made once and kept is no socket's.
        if (turn === 0) continue;
        found[index]?.perSecond.push(perSecond);
        found[index]?.bytesEach.push(bytesEach);
      }
    return { figures: found, rows: rowsOf(found) };
  },
};
