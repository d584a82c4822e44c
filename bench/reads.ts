import type { Person } from './app';
import type { Child } from './child';
import { buildRequest, type Load, openConnection, runLoad } from './http-client';
import { startNextApp } from './next';
import { heading, ms, type Row, times, whole } from './report';
import type { Bench, Scope } from './scope';
import { median, quantile, sleep } from './stats';

type Read = { perSecond: number; p50: number; p99: number; failed: number };
type Reads = {
  bytes: number;
  latido: Read;
  cuidador: Read;
  notModified: Read;
  plain: Read;
  prebuilt: Read;
  next: Read;
};

const CONNECTIONS = 50;
const ROUNDS = 3;
const RUN_MS = 1_500;
const WARM_MS = 700;
const VENTANAS = 48;

type Side = { port: number; request: Buffer; status: number };
type Sides = Omit<Reads, 'bytes'>;

/** Rounds of all sides take turns, so that a noisy moment of the machine does not fall on one of them alone. */
async function compare(sides: Record<keyof Sides, Side>, runMs: number): Promise<Sides> {
  const all = Object.entries(sides).map(([name, side]) => ({ name, ...side, loads: [] as Load[] }));
  for (const { port, request } of all) await runLoad(port, CONNECTIONS, WARM_MS, () => request);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { port, request, loads } of all)
      loads.push(await runLoad(port, CONNECTIONS, runMs, () => request));
  return Object.fromEntries(all.map(({ name, loads, status }) => [name, readOf(loads, status)])) as Sides;
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
async function measureReads({ app, child, folder, ends, options }: Scope): Promise<Reads> {
  const [ours, bare] = [await app(), await child('bare.ts')];
  const owner = await ours.ask<Person>('person', 'consumidor');
  await fillDay(ours, await ours.ask<string>('slowDevice', owner.consumidor_id));
  await sleep(300);
  const route = `/api/dashboard/heart_rate_today?consumidor_id=${owner.consumidor_id}`;
  const probe = await openConnection(ours.port);
  const first = await probe.send(buildRequest(route, { token: owner.token }));
  probe.close();
  const json = first.body.toString();
  const etag = /\r\netag: *([^\r]+)/i.exec(first.headers)?.[1] ?? '';
  await bare.ask('json', json);
  const next = await startNextApp(json, folder);
  ends.add(next.end);
  const cuidador = await ours.ask<Person>('cuidador', owner.consumidor_id);
  const ask = (headers: Record<string, string> = {}) => buildRequest(route, { token: owner.token, headers });
  const plain = (path: string): Side => ({ port: bare.port, request: buildRequest(path), status: 200 });
  const sides = {
    latido: { port: ours.port, request: ask(), status: 200 },
    cuidador: { port: ours.port, request: buildRequest(route, { token: cuidador.token }), status: 200 },
    notModified: { port: ours.port, request: ask({ 'If-None-Match': etag }), status: 304 },
    plain: plain('/'),
    prebuilt: plain('/prebuilt'),
    next: { port: next.port, request: buildRequest('/api/x'), status: 200 },
  };
  return { bytes: first.body.length, ...(await compare(sides, RUN_MS * (options.short ? 0.1 : 1))) };
}

function rowsOf({ bytes, latido, cuidador, notModified, plain, prebuilt, next }: Reads): Row[] {
  const row = (what: string, side: Read): Row => [
    what,
    `${whole(side.perSecond)} req/s`,
    ms(side.p50),
    ms(side.p99),
    `${times(side.perSecond / plain.perSecond)}${side.failed > 0 ? `, ${side.failed} failed` : ''}`,
  ];
  return [
    heading(`GET heart_rate_today, ${whole(bytes)} B, 50 connections`, 'to plain node'),
    row('latido, token, unchanged data', latido),
    row('latido, token of a cuidador: consent asked, look recorded', cuidador),
    row('latido, If-None-Match → 304', notModified),
    row('plain node http, JSON.stringify', plain),
    row('plain node http, prebuilt string', prebuilt),
    row('Next route handler, Response.json', next),
    ['latido to Next', '', '', '', times(latido.perSecond / next.perSecond)],
  ];
}

export const reads: Bench = {
  name: 'reads',
  standard: true,
  longestMs: () => 150_000,
  run: async (scope) => {
    scope.say('reads at 50 connections; builds a small Next app first');
    const figures = await measureReads(scope);
    return { figures, rows: rowsOf(figures) };
  },
};
