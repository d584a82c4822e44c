import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { archive } from './archive';
import { board } from './board';
import { crash } from './crash';
import { endToEnd } from './end-to-end';
import { fanOut } from './fan-out';
import { history } from './history';
import { idle } from './idle';
import { ingest } from './ingest';
import { native } from './native';
import { pages } from './pages';
import { panel } from './panel';
import { limit } from './posts';
import { reads } from './reads';
import { document, machine, type Outcome, table } from './report';
import { createCluster, createEndings, type Options, openScope } from './scope';
import { storage } from './storage';

const BENCHES = [
  fanOut,
  native,
  idle,
  endToEnd,
  reads,
  ingest,
  storage,
  limit,
  history,
  crash,
  board,
  archive,
  pages,
  panel,
];
const names = BENCHES.map(({ name }) => name).join(',');

/** `npm run bench -- [--only fan-out,ingest] [--all] [--json file] [--doc] [--short] [--readings 10000000] [--crash-seconds 60] [--board-minutes 5] [--panel-minutes 30] [--archive-readings 1000000]` */
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    all: { type: 'boolean', default: false },
    json: { type: 'string' },
    doc: { type: 'boolean', default: false },
    short: { type: 'boolean', default: false },
    readings: { type: 'string', default: '10000000' },
    'crash-seconds': { type: 'string', default: '60' },
    'board-minutes': { type: 'string', default: '5' },
    'panel-minutes': { type: 'string', default: '30' },
    'archive-readings': { type: 'string', default: '1000000' },
  },
});
const options: Options = {
  short: values.short,
  readings: Number(values.readings),
  crashSeconds: Number(values['crash-seconds']),
  boardMinutes: Number(values['board-minutes']),
  panelMinutes: Number(values['panel-minutes']),
  archiveReadings: Number(values['archive-readings']),
};
const only = values.only?.split(',');
const unknown = only?.filter((name) => !BENCHES.some((bench) => bench.name === name)) ?? [];
if (unknown.length > 0) {
  console.error(`--only ${unknown.join()}: there are ${names}`);
  process.exit(2);
}
const chosen = BENCHES.filter(({ name, standard }) => only?.includes(name) ?? (values.all || standard));

const about = machine();
const outcomes = new Map<string, Outcome>();
const ends = createEndings();

/** Tells what was measured, also when a later part failed. */
async function report(): Promise<void> {
  const { cpu, cores, load, memory_gb, node } = about;
  console.log(
    `${cpu}, ${cores} cores, ${memory_gb} GB, node ${node}, load before ${load.toFixed(2)}; loopback\n`,
  );
  console.log(table([...outcomes.values()]));
  if (values.doc) await writeFile('docs/benchmarks.md', document(about, [...outcomes.values()]));
  if (!values.json) return;
  const figures = Object.fromEntries([...outcomes].map(([name, outcome]) => [name, outcome.figures]));
  await writeFile(values.json, `${JSON.stringify({ machine: about, ...figures }, null, 2)}\n`);
}

let finishing: Promise<void> | undefined;
function finish(code: number): Promise<void> {
  finishing ??= report()
    .then(() => ends.all())
    .finally(() => process.exit(code));
  return finishing;
}

/** Databases, servers and sockets of the machine's own start. */
const STARTING_MS = 60_000;
const longest = chosen.reduce((sum, bench) => sum + bench.longestMs(options), STARTING_MS);
setTimeout(() => {
  console.error('the bench took too long: ended');
  void finish(1);
}, longest);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void finish(130));

async function measure(): Promise<void> {
  // Not mkdtemp: run as root, the database's own user has to get through.
  const folder = path.join(os.tmpdir(), `latido-bench-${randomUUID()}`);
  await mkdir(folder);
  ends.add(() => rm(folder, { recursive: true, force: true }));
  const cluster = createCluster(folder, ends);
  for (const bench of chosen) {
    const own = createEndings();
    ends.add(own.all);
    const scope = openScope(cluster, { folder, options, ends: own });
    try {
      outcomes.set(bench.name, await bench.run(scope));
    } finally {
      await own.all();
    }
  }
}

measure().then(
  () => finish(0),
  (error: unknown) => {
    if (!finishing) console.error(error);
    return finish(1);
  },
);
