import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbedded } from '@/lib/db/embedded';
import { migrate } from '@/lib/db/migrate';
import { startChild } from './child';
import { measureFanOut } from './fan-out';
import { measureIngest } from './ingest';
import { startNextApp } from './next';
import { measureReads } from './reads';
import { machine, type Results, table } from './report';

/** `npm run bench [-- --json file] [--only fan-out,ingest,reads] [--no-next]` */
const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    only: { type: 'string', default: 'fan-out,ingest,reads' },
    next: { type: 'boolean', default: true },
  },
  allowNegative: true,
});
const only = new Set(values.only.split(','));

/** What must be ended, newest last; also when the bench is interrupted. */
const endings: (() => Promise<void>)[] = [];
let ending: Promise<void> | undefined;
function endAll(): Promise<void> {
  ending ??= (async () => {
    for (const end of endings.toReversed()) await end().catch((error: unknown) => console.error(error));
  })();
  return ending;
}
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(
    signal,
    () =>
      void report()
        .then(endAll)
        .then(() => process.exit(130)),
  );

const about = machine();
const results: Results = {};

/** Tells what was measured, also when a later part failed. */
async function report(): Promise<void> {
  const { cpu, cores, load, memory_gb, node } = about;
  console.log(
    `${cpu}, ${cores} cores, ${memory_gb} GB, node ${node}, load before ${load.toFixed(2)}; loopback\n`,
  );
  console.log(table(results));
  if (values.json)
    await writeFile(values.json, `${JSON.stringify({ machine: about, ...results }, null, 2)}\n`);
}

/** A socket that is lost makes its round wait for ever; the bench does not. */
const LONGEST_MS = 4 * 60_000;
const late = setTimeout(() => {
  console.error('the bench took too long: ended');
  void report()
    .then(endAll)
    .then(() => process.exit(1));
}, LONGEST_MS);

async function measure(): Promise<void> {
  // Not mkdtemp: run as root, the database's own user has to get through.
  const folder = path.join(os.tmpdir(), `latido-bench-${randomUUID()}`);
  await mkdir(folder);
  endings.push(() => rm(folder, { recursive: true, force: true }));
  const database = await startEmbedded(path.join(folder, 'data'));
  endings.push(() => database.stop());
  await migrate(database.url, path.resolve('prisma/migrations'));
  const app = await startChild('app.ts', {
    DATABASE_URL: database.url,
    LATIDO_SECRET: randomBytes(48).toString('base64url'),
    LATIDO_DATA_DIR: path.join(folder, 'unused'),
    REDIS_URL: '',
  });
  endings.push(app.end);
  const bare = await startChild('bare.ts', {});
  endings.push(bare.end);

  const say = (message: string) => console.error(`· ${message}`);
  if (only.has('fan-out')) {
    say('fan-out to 1,000 sockets');
    results.fanOut = await measureFanOut(app, bare);
  }
  if (only.has('reads')) {
    say('reads at 50 connections');
    results.reads = await measureReads(app, bare, async (json) => {
      if (!values.next) return undefined;
      const next = await startNextApp(json, folder);
      endings.push(next.end);
      return next;
    });
  }
  if (only.has('ingest')) {
    say('ingest from 50 devices');
    results.ingest = await measureIngest(app);
  }
}

try {
  await measure();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  clearTimeout(late);
  await report();
  await endAll();
}
