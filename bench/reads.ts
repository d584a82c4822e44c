import type { Person } from './app';
import type { Child } from './child';
import { buildRequest, type Load, openConnection, runLoad } from './http-client';
import { median, quantile, sleep } from './stats';

export type Read = { perSecond: number; p50: number; p99: number; failed: number };
export type Reads = {
  bytes: number;
  latido: Read;
  notModified: Read;
  plain: Read;
  prebuilt: Read;
  next: Read | undefined;
};

const CONNECTIONS = 50;
const ROUNDS = 3;
const RUN_MS = 1_500;
const WARM_MS = 700;
const VENTANAS = 48;

type Side = { port: number; request: Buffer; status: number };

/** Rounds of all sides take turns, so that a noisy moment of the machine does not fall on one of them alone. */
async function compare(sides: Record<string, Side>): Promise<Record<string, Read>> {
  const runs: Record<string, Load[]> = {};
  for (const { port, request } of Object.values(sides))
    await runLoad(port, CONNECTIONS, WARM_MS, () => request);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, { port, request }] of Object.entries(sides)) {
      const load = await runLoad(port, CONNECTIONS, RUN_MS, () => request);
      runs[name] = [...(runs[name] ?? []), load];
    }
  }
  return Object.fromEntries(
    Object.entries(runs).map(([name, loads]) => [name, readOf(loads, sides[name]?.status ?? 200)]),
  );
}

function readOf(loads: readonly Load[], status: number): Read {
  const latencies = loads.flatMap((load) => load.latencies);
  const good = (load: Load) => load.statuses[status] ?? 0;
  return {
    perSecond: median(loads.map((load) => good(load) / load.seconds)),
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    failed: latencies.length - loads.reduce((sum, load) => sum + good(load), 0),
  };
}

/** Hours of readings, so that the answer has the size that a panel gets. */
async function fillDay(app: Child, key: string): Promise<void> {
  const lecturas = Array.from({ length: VENTANAS }, (_, index) => ({
    medido_at: new Date(Date.now() - index * 5 * 60_000).toISOString(),
    heart_rate: 60 + (index % 40),
  }));
  const device = await openConnection(app.port);
  const { status } = await device.send(buildRequest('/api/lecturas', { token: key, body: { lecturas } }));
  device.close();
  if (status !== 201) throw new Error(`the readings were answered ${status}`);
}

/**
 * One JSON answer at 50 connections: ours (authenticated, revalidated against the database), a plain node server
 * that stringifies the same value, one that sends a prebuilt string, and a Next route handler.
 */
export async function measureReads(
  app: Child,
  bare: Child,
  startNext: (json: string) => Promise<{ port: number; end(): Promise<void> } | undefined>,
): Promise<Reads> {
  const owner = await app.ask<Person>('person', 'consumidor');
  await fillDay(app, await app.ask<string>('device', owner.consumidor_id));
  await sleep(300);
  const route = `/api/dashboard/heart_rate_today?consumidor_id=${owner.consumidor_id}`;
  const probe = await openConnection(app.port);
  const first = await probe.send(buildRequest(route, { token: owner.token }));
  probe.close();
  const json = first.body.toString();
  const etag = /\r\netag: *([^\r]+)/i.exec(first.headers)?.[1] ?? '';
  await bare.ask('json', json);
  const next = await startNext(json);
  const ask = (headers: Record<string, string> = {}) => buildRequest(route, { token: owner.token, headers });
  try {
    const plainRequest = (path: string): Side => ({
      port: bare.port,
      request: buildRequest(path),
      status: 200,
    });
    const { latido, notModified, plain, prebuilt, ...rest } = (await compare({
      latido: { port: app.port, request: ask(), status: 200 },
      notModified: { port: app.port, request: ask({ 'If-None-Match': etag }), status: 304 },
      plain: plainRequest('/'),
      prebuilt: plainRequest('/prebuilt'),
      ...(next ? { next: { port: next.port, request: buildRequest('/api/x'), status: 200 } } : {}),
    })) as Omit<Reads, 'bytes'>;
    return { bytes: first.body.length, latido, notModified, plain, prebuilt, next: rest.next };
  } finally {
    await next?.end();
  }
}
