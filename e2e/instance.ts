import { type ChildProcess, spawn } from 'node:child_process';
import { freePort } from '../lib/testing/free-port';

/** A built server of its own, beside the one that all specs share. */
export type Instance = { url: string; close(): Promise<void> };

const READY_WITHIN_MS = 50_000;
const LOOK_EVERY_MS = 50;

/** Starts `dist/server.mjs` on a free port of this machine and waits until it is ready. `settings`: of its environment. */
export async function startInstance(settings: Record<string, string>): Promise<Instance> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const fixed = { NODE_ENV: 'production', PORT: String(port), LOG_LEVEL: 'warn' } as const;
  const env = { ...process.env, ...fixed, ...settings };
  const stdio = settings.LOG_LEVEL === 'silent' ? 'ignore' : 'inherit';
  const server = spawn(process.execPath, ['dist/server.mjs'], { stdio, env });
  try {
    await untilReady(url, server);
  } catch (error) {
    await end(server);
    throw error;
  }
  return { url, close: () => end(server) };
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  const limit = performance.now() + READY_WITHIN_MS;
  while (performance.now() < limit) {
    const answer = await fetch(`${url}/api/listo`).catch(() => undefined);
    if (answer?.ok) return;
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error(`the server is not ready after ${READY_WITHIN_MS} ms`);
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await gone;
}
