import type { Person } from './app';
import type { Child } from './child';
import { buildRequest, type Connection, type Load, openConnection, runLoad } from './http-client';
import { nowMs, quantile, sleep } from './stats';
import { openFrames } from './ws-client';

export type Rate = { requests: number; readings: number; p50: number; p99: number; failed: number };
export type Freshness = { sent: number; seen: number; p50: number; p99: number };
export type Ingest = { single: Rate; batch: Rate; lone: Freshness; steady: Freshness };

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
export async function measureIngest(app: Child): Promise<Ingest> {
  const keys = await Promise.all(
    Array.from({ length: DEVICES }, async () => {
      const owner = await app.ask<Person>('person', 'consumidor');
      return app.ask<string>('device', owner.consumidor_id);
    }),
  );
  let n = 0;
  const load = (ms: number, size: number) =>
    runLoad(app.port, DEVICES, ms, (connection) => {
      const items = Array.from({ length: size }, () => reading(++n));
      const body = size === 1 ? items[0] : { lecturas: items };
      return buildRequest('/api/lecturas', { token: keys[connection], body });
    });
  await load(WARM_MS, 1);
  const single = rateOf(await load(RUN_MS, 1), 1);
  const batch = rateOf(await load(RUN_MS, BATCH), BATCH);
  const lone = await measureFreshness(app, 350, 20);
  const steady = await measureFreshness(app, 50, 100);
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
