import type { Person } from './app';
import type { Child } from './child';
import { buildRequest, type Connection, type Load, openConnection, runLoad } from './http-client';
import { heading, ms, type Row, whole } from './report';
import type { Bench } from './scope';
import { nowMs, quantile, sleep } from './stats';
import { openFrames } from './ws-client';

type Rate = { requests: number; readings: number; p50: number; p99: number; failed: number };
type Freshness = { sent: number; seen: number; p50: number; p99: number };
type Ingest = { single: Rate; batch: Rate; lone: Freshness; steady: Freshness };

const DEVICES = 50;
const RUN_MS = 5_000;
const WARM_MS = 1_000;
const BATCH = 100;

function reading(n: number) {
  return { n, heart_rate: 60 + (n % 40), accel_x: 0.02, accel_y: -0.11, accel_z: 0.98, contacto: true };
}

function rateOf({ latencies, statuses, seconds }: Load, readingsEach: number): Rate {
  const stored = statuses[201] ?? 0;
  return {
    requests: stored / seconds,
    readings: (stored * readingsEach) / seconds,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    failed: latencies.length - stored,
  };
}

/** POST → PostgreSQL → socket, with the answer sent after the commit. */
async function measureIngest(app: Child, scale: number): Promise<Ingest> {
  const keys = await Promise.all(
    Array.from({ length: DEVICES }, async () => {
      const owner = await app.ask<Person>('person', 'consumidor');
      return app.ask<string>('device', owner.consumidor_id);
    }),
  );
  const counters = keys.map(() => 0);
  const load = (ms: number, size: number) =>
    runLoad(app.port, DEVICES, ms * scale, (connection) => {
      const items = Array.from({ length: size }, () => {
        counters[connection] = (counters[connection] ?? 0) + 1;
        return reading(counters[connection]);
      });
      const body = size === 1 ? items[0] : { lecturas: items };
      return buildRequest('/api/lecturas', { token: keys[connection], body });
    });
  await load(WARM_MS, 1);
  const single = rateOf(await load(RUN_MS, 1), 1);
  const batch = rateOf(await load(RUN_MS, BATCH), BATCH);
  const lone = await measureFreshness(app, 350, 20 * scale);
  const steady = await measureFreshness(app, 50, 100 * scale);
  return { single, batch, lone, steady };
}

/** From the POST sent to the frame that has its reading, for readings that come every `everyMs`. */
async function measureFreshness(app: Child, everyMs: number, count: number): Promise<Freshness> {
  const owner = await app.ask<Person>('person', 'consumidor');
  const key = await app.ask<string>('device', owner.consumidor_id);
  const seenAt = new Map<number, number>();
  const socket = await openFrames(
    app.port,
    `/ws/sensor_data/${owner.consumidor_id}/?token=${owner.token}`,
    (payload) => {
      const at = nowMs();
      const { data } = JSON.parse(payload.toString()) as { data: { seq: number }[] };
      for (const { seq } of data) if (!seenAt.has(seq)) seenAt.set(seq, at);
    },
  );
  const device = await openConnection(app.port);
  const sentAt = new Map<number, number>();
  const posts: Promise<void>[] = [];
  let turn: Promise<unknown> = Promise.resolve();
  for (let n = 1; n <= count; n += 1) {
    const sent = nowMs();
    turn = turn.then(() => post(device, key, n)).then((seq) => sentAt.set(seq as number, sent));
    posts.push(turn.then(() => {}));
    await sleep(everyMs);
  }
  await Promise.all(posts);
  await sleep(600);
  socket.close();
  device.close();
  const waits = [...sentAt].flatMap(([seq, sent]) => {
    const seen = seenAt.get(seq);
    return seen === undefined ? [] : [seen - sent];
  });
  return { sent: count, seen: waits.length, p50: quantile(waits, 0.5), p99: quantile(waits, 0.99) };
}

async function post(device: Connection, key: string, n: number): Promise<number> {
  const { body } = await device.send(buildRequest('/api/lecturas', { token: key, body: reading(n) }));
  return (JSON.parse(body.toString()) as { seq: number }).seq;
}

function rowsOf({ single, batch, lone, steady }: Ingest): Row[] {
  const rate = (what: string, one: Rate): Row => [
    what,
    `${whole(one.requests)} req/s, ${whole(one.readings)} readings/s`,
    ms(one.p50),
    ms(one.p99),
    one.failed > 0 ? `${one.failed} not stored` : '',
  ];
  const fresh = (what: string, one: Freshness): Row => [
    what,
    `${one.seen} of ${one.sent} seen`,
    ms(one.p50),
    ms(one.p99),
    '',
  ];
  return [
    heading('INGEST, 50 devices, POST to answer after commit'),
    rate('one reading a POST', single),
    rate('100 readings a POST', batch),
    heading('POST SENT to frame at a socket'),
    fresh('a reading each 350 ms', lone),
    fresh('20 readings/s (pushes coalesced to 4/s)', steady),
  ];
}

export const ingest: Bench = {
  name: 'ingest',
  standard: true,
  longestMs: () => 60_000,
  run: async (scope) => {
    scope.say('ingest from 50 devices');
    const figures = await measureIngest(await scope.app(), scope.options.short ? 0.1 : 1);
    return { figures, rows: rowsOf(figures) };
  },
};
