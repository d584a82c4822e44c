import { type Database, openDatabase } from '@/lib/db/client';
import { createRepos } from '@/lib/db/repos';
import { systemClock } from '@/lib/domain/clock';
import type { NewLectura } from '@/lib/domain/lecturas';
import type { LecturasRepo } from '@/lib/domain/ports';
import { DAY_MS } from '@/lib/domain/time';
import { newWearer } from './people';
import { plainInsert } from './plain-insert';
import { heading, ms, type Row, spread, times, whole } from './report';
import type { Bench } from './scope';
import { median, quantile } from './stats';

type Side = { perSecond: number; p50: number; p99: number };
type Series = { rr: boolean; latido: Side; plain: Side; rounds: number[] };

const BATCH = 500;
const ROUNDS = 7;
const BATCHES = 80;
/** Young enough that all of it is kept raw. */
const FIRST_DAYS_AGO = 6;

/** Second `n` of somebody who wears a wristband, optionally with the beats of that second. */
function reading(n: number, medido_ms: number, rr: boolean): NewLectura {
  const beat = 820 + (n % 37);
  const measure = (low: number, steps: number) => Math.fround(low + (n % steps) / 100);
  return {
    n,
    medido_ms,
    heart_rate: measure(64, 1_900),
    rr_ms: rr ? (n % 5 === 0 ? [beat, beat + 3] : [beat]) : null,
    accel_x: measure(-0.4, 83),
    accel_y: measure(-0.3, 61),
    accel_z: measure(0.7, 47),
    gyro_x: measure(-9, 1_801),
    gyro_y: measure(-7, 1_401),
    gyro_z: measure(-5, 1_001),
    contacto: true,
    bateria: null,
    adelantada: false,
  };
}

/** Batches of one wristband, 1 Hz in time order. */
function feed(firstMs: number, rr: boolean): () => NewLectura[] {
  let n = 0;
  return () => Array.from({ length: BATCH }, () => reading(++n, firstMs + n * 1_000, rr));
}

type Store = (items: NewLectura[]) => Promise<unknown>;
type Run = { store: Store; next: () => NewLectura[]; rates: number[]; waits: number[] };

/** The readings are made before the clock runs. */
async function round({ store, next, rates, waits }: Run, batches: number): Promise<void> {
  const made = Array.from({ length: batches }, next);
  const began = performance.now();
  for (const items of made) {
    const sent = performance.now();
    await store(items);
    waits.push(performance.now() - sent);
  }
  rates.push((batches * BATCH) / ((performance.now() - began) / 1_000));
}

async function ours(repos: Parameters<typeof newWearer>[0] & { lecturas: LecturasRepo }): Promise<Store> {
  const device = await newWearer(repos);
  return async (items) => {
    const recibido_ms = items.at(-1)?.medido_ms ?? 0;
    const { stored } = await repos.lecturas.append({ device, recibido_ms, items, cuarentena: [] });
    if (stored !== items.length) throw new Error(`${stored} of ${items.length} readings were stored`);
  };
}

async function plain({ pool }: Database, repos: Parameters<typeof newWearer>[0], firstMs: number) {
  const { consumidor_id, dispositivo_id } = await newWearer(repos);
  const session = await pool.connect();
  const days = `generate_series($1::date, $1::date + ${FIRST_DAYS_AGO + 1}, interval '1 day')`;
  await session.query(`SELECT lecturas_particion(dia::date) FROM ${days} AS dia`, [new Date(firstMs)]);
  let seq = 0;
  const store: Store = (items) => {
    const recibido_ms = items.at(-1)?.medido_ms ?? 0;
    const rows = items.map((item) => ({ consumidor_id, dispositivo_id, seq: ++seq, recibido_ms, item }));
    return session.query(plainInsert(rows));
  };
  return { store, end: () => session.release() };
}

/** Rounds take turns, and so does who begins. */
async function measure(database: Database, rr: boolean, scale: number): Promise<Series> {
  const repos = createRepos(database, systemClock);
  const firstMs = Date.now() - FIRST_DAYS_AGO * DAY_MS;
  const run = (store: Store): Run => ({ store, next: feed(firstMs, rr), rates: [], waits: [] });
  const latido = run(await ours(repos));
  const bare = await plain(database, repos, firstMs);
  const other = run(bare.store);
  const rounds: number[] = [];
  const batches = Math.ceil(BATCHES * scale);
  for (const side of [latido, other]) {
    await round(side, batches);
    side.rates.length = 0;
    side.waits.length = 0;
  }
  for (let turn = 0; turn < Math.ceil(ROUNDS * scale); turn += 1) {
    const order = turn % 2 === 0 ? [latido, other] : [other, latido];
    for (const side of order) await round(side, batches);
    rounds.push((latido.rates.at(-1) ?? 0) / (other.rates.at(-1) ?? 0));
  }
  bare.end();
  return { rr, latido: sideOf(latido), plain: sideOf(other), rounds };
}

function sideOf({ rates, waits }: Run): Side {
  return { perSecond: median(rates), p50: median(waits), p99: quantile(waits, 0.99) };
}

function rowsOf(all: readonly Series[]): Row[] {
  const row = (what: string, { perSecond, p50, p99 }: Side, ratio = ''): Row => [
    what,
    `${whole(perSecond)} readings/s`,
    ms(p50),
    ms(p99),
    ratio,
  ];
  return all.flatMap(({ rr, latido, plain, rounds }) => [
    heading(`STORAGE, batches of ${BATCH}, ${rr ? 'with' : 'without'} RR intervals`, 'to bare INSERT'),
    row('latido append, with rollups', latido, `${times(median(rounds))} ${spread(rounds)}`),
    row('bare INSERT … SELECT unnest', plain),
  ]);
}

/** The whole ingest transaction against the bare INSERT of its readings, each on one session. */
export const storage: Bench = {
  name: 'storage',
  standard: true,
  longestMs: () => 120_000,
  run: async ({ options, say, database: newDatabase, ends }) => {
    say('batches of 500 into the database');
    const database = openDatabase(await newDatabase(), 4);
    ends.add(() => database.close());
    const scale = options.short ? 0.1 : 1;
    const all = [await measure(database, false, scale), await measure(database, true, scale)];
    return { figures: all, rows: rowsOf(all) };
  },
};
