import { freePort } from '@/lib/testing/free-port';
import { startRedisServer } from '@/lib/testing/redis-server';
import { endProcess } from './child';
import { type Connection, openConnection } from './http-client';
import { heading, ms, type Row, spread, times, whole } from './report';
import { appSettings, type Bench } from './scope';
import { median, nowMs, quantile, sleep } from './stats';
import { openBare, openLatido, PEOPLE, type Side, SUBSCRIBERS } from './way-sides';

const CONNECTIONS = 50;
const ROUNDS = 3;
const RUN_MS = 3_000;
const STEADY_PER_SECOND = 500;
const ARRIVE_MS = 5_000;

type Run = { perSecond: number; waits: number[] };

/** Until every reading was seen by all who look. */
async function arrived({ sent, seen }: Side): Promise<void> {
  const until = performance.now() + ARRIVE_MS;
  const isWhole = () => sent.every((own, person) => (seen[person]?.length ?? 0) >= own.length * SUBSCRIBERS);
  while (!isWhole()) {
    if (performance.now() > until) throw new Error('a reading was not seen');
    await sleep(20);
  }
}

/** Seen by the first and the last of a person's readers, so each reading counts as often as it was seen. */
function waitsOf({ sent, seen }: Side, from: readonly number[]): number[] {
  return sent.flatMap((own, person) => {
    const times = seen[person] ?? [];
    return own.slice(from[person]).flatMap((at, index) => {
      const first = ((from[person] ?? 0) + index) * SUBSCRIBERS;
      return times.slice(first, first + SUBSCRIBERS).map((seenAt) => seenAt - at);
    });
  });
}

/** As fast as it goes: each connection posts for the next device as soon as it is answered. */
async function flood(side: Side, runMs: number): Promise<Run> {
  const from = side.sent.map((own) => own.length);
  const open = await Promise.all(Array.from({ length: CONNECTIONS }, () => openConnection(side.port)));
  const began = performance.now();
  let count = 0;
  const drive = async (connection: Connection, lane: number) => {
    for (let turn = lane; performance.now() - began < runMs; turn += CONNECTIONS) {
      await postOne(side, connection, turn % PEOPLE);
      count += 1;
    }
  };
  await Promise.all(open.map(drive));
  const seconds = (performance.now() - began) / 1_000;
  await arrived(side);
  for (const connection of open) connection.close();
  return { perSecond: count / seconds, waits: waitsOf(side, from) };
}

/** So many a second, whatever the answers take. */
async function steady(side: Side, runMs: number): Promise<Run> {
  const from = side.sent.map((own) => own.length);
  const open = await Promise.all(Array.from({ length: CONNECTIONS }, () => openConnection(side.port)));
  const everyMs = 1_000 / STEADY_PER_SECOND;
  const turns = open.map(() => Promise.resolve());
  const began = performance.now();
  const total = Math.round(runMs / everyMs);
  for (let index = 0; index < total; index += 1) {
    const lane = index % CONNECTIONS;
    const connection = open[lane];
    if (connection)
      turns[lane] = turns[lane]?.then(() => postOne(side, connection, index % PEOPLE)) ?? Promise.resolve();
    const ahead = began + (index + 1) * everyMs - performance.now();
    if (ahead > 1) await sleep(ahead);
  }
  await Promise.all(turns);
  await arrived(side);
  for (const connection of open) connection.close();
  return { perSecond: STEADY_PER_SECOND, waits: waitsOf(side, from) };
}

/** A device's own lane keeps its readings in order: the same connection always posts for it. */
async function postOne(side: Side, connection: Connection, device: number): Promise<void> {
  const own = side.sent[device];
  if (!own) return;
  const request = side.post(device, own.length + 1);
  own.push(nowMs());
  const { status } = await connection.send(request);
  if (status !== 201) throw new Error(`answered ${status}`);
}

type Figures = {
  what: string;
  sides: { name: string; perSecond: number; p50: number; p99: number; rates: number[]; p99s: number[] }[];
};

async function measure(
  sides: readonly Side[],
  what: string,
  run: (side: Side) => Promise<Run>,
): Promise<Figures> {
  const runs = sides.map((): Run[] => []);
  for (let turn = 0; turn < ROUNDS; turn += 1)
    for (const [index, side] of sides.entries()) runs[index]?.push(await run(side));
  const bare = runs.at(-1) ?? [];
  const p99 = ({ waits }: Run) => quantile(waits, 0.99);
  return {
    what,
    sides: sides.map(({ name }, index) => {
      const own = runs[index] ?? [];
      const to = (of: (one: Run) => number) => own.map((one, turn) => of(one) / of(bare[turn] ?? one));
      const waits = own.flatMap((one) => one.waits);
      return {
        name,
        perSecond: median(own.map(({ perSecond }) => perSecond)),
        p50: median(waits),
        p99: median(own.map(p99)),
        rates: to(({ perSecond }) => perSecond),
        p99s: to(p99),
      };
    }),
  };
}

function rowsOf(all: readonly Figures[]): Row[] {
  return all.flatMap(({ what, sides }) => [
    heading(
      `POST TO FRAME, ${whole(PEOPLE)} consumidores, ${SUBSCRIBERS} readers each, ${what}`,
      'to node + pg + ws',
    ),
    ...sides.map(
      ({ name, perSecond, p50, p99, rates, p99s }): Row => [
        name,
        `${whole(perSecond)} readings/s`,
        ms(p50),
        ms(p99),
        `rate ${times(median(rates))} ${spread(rates)}, p99 ${times(median(p99s))}`,
      ],
    ),
  ]);
}

/** A reading's whole way: POST, commit, frame at those who look; alone, and over Redis to another instance. */
export const endToEnd: Bench = {
  name: 'end-to-end',
  standard: false,
  longestMs: () => 240_000,
  run: async (scope) => {
    scope.say('from POST to frame, 1,000 consumidores');
    const scale = scope.options.short ? 0.2 : 1;
    const alone = await scope.app();
    const redisPort = await freePort();
    const redis = await startRedisServer(redisPort, scope.folder);
    scope.ends.add(() => endProcess(redis));
    const settings = appSettings(scope.folder, await scope.database());
    const shared = { ...settings, REDIS_URL: `redis://127.0.0.1:${redisPort}` };
    const devices = await scope.child('app.ts', shared);
    const readers = await scope.child('app.ts', shared);
    const sides = [
      await openLatido('latido', alone, alone, scope.ends),
      await openLatido('latido, two instances over Redis', devices, readers, scope.ends),
      await openBare(scope),
    ];
    const all = [
      await measure(sides, 'as fast as it goes', (side) => flood(side, RUN_MS * scale)),
      await measure(sides, `${STEADY_PER_SECOND} a second`, (side) => steady(side, RUN_MS * scale)),
    ];
    return { figures: all, rows: rowsOf(all) };
  },
};
