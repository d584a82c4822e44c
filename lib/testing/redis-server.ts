import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { Redis } from 'ioredis';

/** What `npm test` found, or what the path holds. */
const COMMAND = process.env.LATIDO_REDIS_SERVER || 'redis-server';

/** False where there is none and it may be done without, which is then said aloud. CI does without nothing. */
export function hasRedisServer(): boolean {
  if (spawnSync(COMMAND, ['--version']).status === 0) return true;
  if (['true', '1'].includes(process.env.CI ?? '')) throw new Error(`${COMMAND} is missing`);
  process.stderr.write(`SKIPPED: ${COMMAND} is missing, so nothing is tested over Redis\n`);
  return false;
}

/** A Redis that keeps nothing, ready to answer. `more`: settings, as its command line takes them. */
export async function startRedisServer(
  port: number,
  folder: string,
  more: readonly string[] = [],
): Promise<ChildProcess> {
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder, ...more];
  const server = spawn(COMMAND, args, { stdio: 'ignore' });
  const probe = new Redis(`redis://127.0.0.1:${port}`, {
    maxRetriesPerRequest: null,
    retryStrategy: () => 50,
  });
  probe.on('error', () => {});
  await probe.ping();
  probe.disconnect();
  return server;
}

/** As when the machine is gone: nothing is closed in good order. */
export async function killRedisServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGKILL');
  await gone;
}
