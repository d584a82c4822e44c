import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { freePort } from '@/lib/testing/free-port';
import { endProcess, runProgram } from './child';
import { openConnection } from './http-client';
import { sleep } from './stats';

const APP = path.join(import.meta.dirname, 'next-app');
const NEXT = path.resolve('node_modules/next/dist/bin/next');
const STARTING_MS = 15_000;
const SETTINGS = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } as const;

/** Builds the small Next app with the installed Next and serves it as production does. */
export async function startNextApp(json: string, folder: string) {
  await runProgram([NEXT, 'build', APP], SETTINGS);
  const file = path.join(folder, 'answer.json');
  await writeFile(file, json);
  const port = await freePort();
  const child = spawn(process.execPath, [NEXT, 'start', APP, '-p', String(port), '-H', '127.0.0.1'], {
    env: { ...process.env, ...SETTINGS, BENCH_JSON: file },
    stdio: 'ignore',
  });
  try {
    await untilOpen(port);
  } catch (error) {
    await endProcess(child);
    throw error;
  }
  return { port, end: () => endProcess(child) };
}

async function untilOpen(port: number): Promise<void> {
  const deadline = performance.now() + STARTING_MS;
  for (;;) {
    try {
      (await openConnection(port)).close();
      return;
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await sleep(100);
    }
  }
}
