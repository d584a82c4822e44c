import type { Person } from './app';
import { buildRequest, type Load, runLoad } from './http-client';
import { heading, ms, type Row, spread, times, whole } from './report';
import type { Bench, Scope } from './scope';
import { median, quantile } from './stats';
import { openFrames } from './ws-client';

type Rate = { requests: number; readings: number; p50: number; p99: number };
type Comparison = {
  size: number;
  latido: Rate;
  bare: Rate;
  /** Ours to the bare one's, each round. */
  rates: number[];
  p99s: number[];
};

const DEVICES = 50;
const SIZES = [1, 100];
const ROUNDS = 5;
const RUN_MS = 2_000;
const WARM_MS = 1_500;

/** A server under load: where, and the bytes of each device's next POST. */
type Side = { port: number; next(device: number, size: number): Buffer; frames: number; loads: Load[] };

/** A lone reading is of now, the readings of a batch are one a second up to now. */
function bodyOf(first: number, size: number) {
  const values = (n: number) => ({
    n,
    heart_rate: 60 + (n % 40),
    accel_x: 0.02,
    accel_y: -0.11,
    accel_z: 0.98,
    contacto: true,
  });
  if (size === 1) return values(first);
  const now = Date.now();
  const lecturas = Array.from({ length: size }, (_, index) => ({
    ...values(first + index),
    medido_at: new Date(now - (size - 1 - index) * 1_000).toISOString(),
  }));
  return { lecturas };
}

function sideOf(port: number, request: (device: number, body: unknown) => Buffer): Side {
  const counters = Array.from({ length: DEVICES }, () => 1);
  const next = (device: number, size: number): Buffer => {
    const first = counters[device] ?? 1;
    counters[device] = first + size;
    return request(device, bodyOf(first, size));
  };
  return { port, next, frames: 0, loads: [] };
}

/** Each with a client that listens to the person of the first device. */
async function openSides({ app, child, database, ends }: Scope): Promise<[latido: Side, bare: Side]> {
  const server = await app();
  const owners = await Promise.all(
    Array.from({ length: DEVICES }, () => server.ask<Person>('person', 'consumidor')),
  );
  const keys = await Promise.all(
    owners.map(({ consumidor_id }) => server.ask<string>('device', consumidor_id)),
  );
  const latido = sideOf(server.port, (device, body) =>
    buildRequest('/api/lecturas', { token: keys[device], body }),
  );
  const limit = await child('limit.ts', { DATABASE_URL: await database() });
  const bare = sideOf(limit.port, (device, body) => buildRequest(`/${device + 1}`, { body }));
  const listen = async (side: Side, route: string) => {
    const socket = await openFrames(side.port, route, () => {
      side.frames += 1;
    });
    ends.add(async () => socket.close());
  };
  await listen(latido, `/ws/sensor_data/${owners[0]?.consumidor_id}/?token=${owners[0]?.token}`);
  await listen(bare, '/1');
  return [latido, bare];
}

async function run(side: Side, size: number, runMs: number): Promise<Load> {
  const seen = side.frames;
  const load = await runLoad(side.port, DEVICES, runMs, (device) => side.next(device, size));
  const stored = load.statuses[201] ?? 0;
  if (stored !== load.latencies.length) throw new Error(`answered ${JSON.stringify(load.statuses)}`);
  if (side.frames === seen) throw new Error('the listener heard of no reading');
  return load;
}

const perSecond = ({ latencies, seconds }: Load) => latencies.length / seconds;
const p99Of = ({ latencies }: Load) => quantile(latencies, 0.99);

async function compare(latido: Side, bare: Side, size: number, scale: number): Promise<Comparison> {
  const sides = [latido, bare];
  for (const side of sides) {
    side.loads = [];
    await run(side, size, WARM_MS * scale);
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = round % 2 === 0 ? sides : sides.toReversed();
    for (const side of order) side.loads.push(await run(side, size, RUN_MS * scale));
  }
  const ratios = (of: (load: Load) => number) =>
    latido.loads.map((load, round) => of(load) / of(bare.loads[round] ?? load));
  return {
    size,
    latido: rateOf(latido.loads, size),
    bare: rateOf(bare.loads, size),
    rates: ratios(perSecond),
    p99s: ratios(p99Of),
  };
}

function rateOf(loads: readonly Load[], size: number): Rate {
  const requests = median(loads.map(perSecond));
  const p50 = median(loads.flatMap(({ latencies }) => latencies));
  return { requests, readings: requests * size, p50, p99: median(loads.map(p99Of)) };
}

function rowsOf(all: readonly Comparison[]): Row[] {
  const row = (what: string, rate: Rate, ratio = ''): Row => [
    what,
    `${whole(rate.requests)} req/s, ${whole(rate.readings)} readings/s`,
    ms(rate.p50),
    ms(rate.p99),
    ratio,
  ];
  return all.flatMap(({ size, latido, bare, rates, p99s }) => [
    heading(`LIMIT OF THE STACK, ${DEVICES} devices, POSTs of ${size}, a listener`, 'to node + pg + ws'),
    row('latido', latido, `rate ${times(median(rates))} ${spread(rates)}`),
    row('bare node http + pg + ws', bare, `p99 ${times(median(p99s))} ${spread(p99s)}`),
  ]);
}

/** POST → commit → answer → frame, against the least that the same stack does without us. */
export const limit: Bench = {
  name: 'limit',
  standard: true,
  longestMs: () => 150_000,
  run: async (scope) => {
    scope.say('POSTs against the limit of the stack');
    const [latido, bare] = await openSides(scope);
    const all: Comparison[] = [];
    for (const size of SIZES) all.push(await compare(latido, bare, size, scope.options.short ? 0.2 : 1));
    return { figures: all, rows: rowsOf(all) };
  },
};
