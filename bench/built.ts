import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '@/lib/testing/free-port';
import type { Scope } from './scope';
import { sleep } from './stats';

const READY_MS = 60_000;

/** The built application as it ships, its pages too; its address. */
export async function startBuilt({ ends }: Scope, settings: Record<string, string>): Promise<string> {
  const port = await freePort();
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    HOST: '127.0.0.1',
    LOG_LEVEL: 'warn',
    LATIDO_DEMO: '0',
    ...settings,
    PORT: String(port),
  };
  const server = spawn(process.execPath, ['dist/server.mjs'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  ends.add(async () => {
    if (server.exitCode !== null) return;
    server.kill('SIGTERM');
    await once(server, 'exit');
  });
  const url = `http://127.0.0.1:${port}`;
  for (const limit = performance.now() + READY_MS; performance.now() < limit; await sleep(200)) {
    if (server.exitCode !== null) throw new Error('the server ended: is it built? npm run build');
    const ready = await fetch(`${url}/api/listo`).catch(() => undefined);
    if (ready?.ok) return url;
  }
  throw new Error('the server did not get ready');
}
