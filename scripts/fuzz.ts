import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createCluster, createEndings } from '@/bench/scope';
import { faultsOf, p99, runFuzz, type Verdict } from './fuzz/run';

const USAGE = `npm run fuzz -- [--frames 100000] [--seed TEXT] [--only PLACE]
  Sends random and broken frames and upgrade requests to a server of its own on a real PostgreSQL, and says what came of
  it. The same seed sends the same. --only plays one attack of a run.`;

const { values } = parseArgs({
  options: {
    frames: { type: 'string', default: '100000' },
    seed: { type: 'string', default: randomUUID().slice(0, 8) },
    only: { type: 'string' },
    help: { type: 'boolean' },
  },
});

async function main(): Promise<number> {
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const { seed } = values;
  console.log(`seed ${seed}`);
  const ends = createEndings();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void ends.all().finally(() => process.exit(130)));
  try {
    // Not mkdtemp: run as root, the database's own user has to get through.
    const folder = path.join(os.tmpdir(), `latido-fuzz-${randomUUID()}`);
    await mkdir(folder);
    ends.add(() => rm(folder, { recursive: true, force: true }));
    const databaseUrl = await createCluster(folder, ends).database();
    const only = values.only === undefined ? undefined : Number(values.only);
    const say = (message: string) => console.error(`· ${message}`);
    const verdict = await runFuzz({ databaseUrl, seed, frames: Number(values.frames), only, say });
    return report(verdict);
  } finally {
    await ends.all();
  }
}

function report(verdict: Verdict): number {
  const { attacks, frames, by_kind, honest, memory, held } = verdict;
  console.log(`${frames} frames and requests in ${attacks} attacks`);
  for (const [kind, of] of Object.entries(by_kind))
    console.log(
      `  ${kind}: ${of.attacks} attacks, ${of.opened} opened, ${of.frames} sent, ${of.bytes} bytes received`,
    );
  for (const [when, { answered, framed, read }] of Object.entries(honest))
    console.log(
      `honest client, ${when}: ${framed.length} readings, p99 to answer ${p99(answered)}, to frame ${p99(framed)}, REST ${p99(read)}`,
    );
  const mb = (bytes: number) => (bytes / 2 ** 20).toFixed(1);
  console.log(`memory ${mb(memory.before)} MB before, ${mb(memory.after)} MB after`);
  console.log(`held at the end: ${JSON.stringify(held)}`);
  const faults = faultsOf(verdict);
  for (const fault of faults) console.log(`FAULT ${fault}`);
  console.log(faults.length === 0 ? 'nothing is wrong' : `${faults.length} faults`);
  return faults.length === 0 ? 0 : 1;
}

process.exitCode = await main();
