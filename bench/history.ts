import type { Channel } from '@/lib/channels/registry';
import { CHANNELS } from '@/lib/channels/registry';
import { type Database, openDatabase } from '@/lib/db/client';
import { createRepos } from '@/lib/db/repos';
import { systemClock } from '@/lib/domain/clock';
import type { DeviceIdentity } from '@/lib/domain/dispositivos';
import type { Repos } from '@/lib/domain/ports';
import { DAY_MS, VENTANA_MS } from '@/lib/domain/time';
import { differingRollups } from '@/lib/testing/differing-rollups';
import { fill } from './history-fill';
import { newWearer } from './people';
import { heading, ms, type Row, times, whole } from './report';
import type { Bench, Scope } from './scope';
import { median, quantile, timed } from './stats';

type Load = { p50: number; p99: number };
type Panel = { channel: string; long: Load; brief: Load; ratio: number };
type AllTime = { rollups: Load; raw: Load; ratio: number };
type History = {
  readings: number;
  briefReadings: number;
  fillSeconds: number;
  panels: Panel[];
  allTime: AllTime;
};

const PANELS = ['heart_rate_today', 'heart_rate_stats', 'daily_summary', 'weekly_comparison'];
const BRIEF_READINGS = 10_000;
const DAYS = 80;
const RUNS = 300;
const WARM_RUNS = 30;
const RAW_RUNS = 5;

const RAW_STATS = `SELECT count(heart_rate)::float8 AS n, avg(heart_rate) AS mean, stddev_samp(heart_rate) AS deviation,
  min(heart_rate), max(heart_rate) FROM lecturas WHERE consumidor_id = $1`;

const loadOf = (waits: readonly number[]): Load => ({ p50: median(waits), p99: quantile(waits, 0.99) });

/** The channel's own load in a consistent read, as a snapshot that nobody keeps is made. */
function loader({ snapshots }: Repos, now: Date) {
  return ({ of, load, limits }: Channel, { consumidor_id }: DeviceIdentity) =>
    snapshots.consistent(consumidor_id, of, ({ zona_horaria, last }, reads) => {
      const context = { reads, now, subject: { consumidor_id, zona_horaria }, last };
      return load(context as never, limits?.default ?? 0) as Promise<unknown>;
    });
}

async function comparePanels(
  load: ReturnType<typeof loader>,
  channels: readonly Channel[],
  [long, brief]: readonly [DeviceIdentity, DeviceIdentity],
  runs: number,
): Promise<Panel[]> {
  const panels: Panel[] = [];
  for (const channel of channels) {
    const waits = { long: [] as number[], brief: [] as number[] };
    for (let run = -WARM_RUNS; run < runs; run += 1) {
      const sides = [
        { device: long, waits: waits.long },
        { device: brief, waits: waits.brief },
      ];
      for (const side of run % 2 === 0 ? sides : sides.reverse()) {
        const wait = await timed(() => load(channel, side.device));
        if (run >= 0) side.waits.push(wait);
      }
    }
    const [one, other] = [loadOf(waits.long), loadOf(waits.brief)];
    panels.push({ channel: channel.name, long: one, brief: other, ratio: one.p50 / other.p50 });
  }
  return panels;
}

/** The statistics of all time by both ways; they have to agree. */
async function compareAllTime({ pool }: Database, repos: Repos, consumidorId: number): Promise<AllTime> {
  const waits = { rollups: [] as number[], raw: [] as number[] };
  const raw = await pool.query<{ n: number; mean: number }>(RAW_STATS, [consumidorId]);
  for (let run = 0; run < RAW_RUNS; run += 1)
    waits.raw.push(await timed(() => pool.query(RAW_STATS, [consumidorId])));
  const stats = await repos.snapshots.consistent(consumidorId, 'consumidor', async (_, reads) => {
    for (let run = 0; run < RUNS; run += 1)
      waits.rollups.push(await timed(() => reads.heartRateOfDays(consumidorId)));
    return reads.heartRateOfDays(consumidorId);
  });
  const [direct] = raw.rows;
  if (direct?.n !== stats?.hr_n || Math.abs((direct?.mean ?? 0) - (stats?.hr_mean ?? 0)) > 0.01)
    throw new Error(`raw readings give ${JSON.stringify(direct)}, rollups ${JSON.stringify(stats)}`);
  const [fast, slow] = [loadOf(waits.rollups), loadOf(waits.raw)];
  return { rollups: fast, raw: slow, ratio: slow.p50 / fast.p50 };
}

async function measure(scope: Scope): Promise<History> {
  const databaseUrl = await scope.database();
  const database = openDatabase(databaseUrl, 4);
  scope.ends.add(() => database.close());
  const repos = createRepos(database, systemClock);
  const untilMs = Date.now();
  const { readings } = scope.options;
  const wear = (count: number) =>
    // Both persons have a reading in every ventana, so that their answers are as long.
    newWearer(repos, Math.min(VENTANA_MS, Math.max(1, Math.floor((DAYS * DAY_MS) / count))));
  const persons = [await wear(readings), await wear(BRIEF_READINGS)] as const;
  const [long, brief] = persons;
  scope.say(`history: filling in ${whole(readings)} readings`);
  const filling = await timed(() =>
    fill(databaseUrl, [
      { device: long, readings, untilMs },
      { device: brief, readings: BRIEF_READINGS, untilMs },
    ]),
  );
  scope.say(`filled in ${whole(filling / 1_000)} s; panels, then all time`);
  const differing = await differingRollups(database.pool, brief.consumidor_id);
  if (differing > 0)
    throw new Error(`${differing} rollups that were filled in are not those of the readings`);
  const channels = PANELS.flatMap((name) => CHANNELS.find((channel) => channel.name === name) ?? []);
  for (const name of PANELS.filter((name) => !channels.some((channel) => channel.name === name)))
    scope.say(`history: there is no channel ${name}: skipped`);
  const load = loader(repos, new Date(untilMs));
  return {
    readings,
    briefReadings: BRIEF_READINGS,
    fillSeconds: filling / 1_000,
    panels: await comparePanels(load, channels, persons, RUNS * (scope.options.short ? 0.1 : 1)),
    allTime: await compareAllTime(database, repos, long.consumidor_id),
  };
}

function rowsOf({ readings, briefReadings, fillSeconds, panels, allTime }: History): Row[] {
  const row = (what: string, { p50, p99 }: Load, ratio = ''): Row => [what, '', ms(p50), ms(p99), ratio];
  return [
    heading(`HISTORY, uncached load, filled in ${fillSeconds.toFixed(0)} s`, 'to the brief one'),
    ...panels.flatMap(({ channel, long, brief, ratio }) => [
      row(`${channel}, ${whole(readings)} readings`, long, times(ratio)),
      row(`${channel}, ${whole(briefReadings)} readings`, brief),
    ]),
    heading('STATISTICS OF ALL TIME', 'raw to rollups'),
    row('from rollups', allTime.rollups, times(allTime.ratio)),
    row(`over ${whole(readings)} raw readings`, allTime.raw),
  ];
}

/** A panel costs the same whatever lies behind it. */
export const history: Bench = {
  name: 'history',
  standard: false,
  longestMs: ({ readings }) => 120_000 + (readings / 10_000_000) * 360_000,
  run: async (scope) => {
    const figures = await measure(scope);
    return { figures, rows: rowsOf(figures) };
  },
};
