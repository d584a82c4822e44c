import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { bundled } from '@/lib/testing/bundle';

/** A server in a process of its own. */
export type ServerProcess = {
  port: number;
  url: string;
  /** Resident memory, bytes. */
  memory(): Promise<number>;
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Its exit code when it is gone; null when a signal ended it. */
  ended: Promise<number | null>;
};

/** All servers of the tests take the same tokens, also after a restart. */
export const SECRET = 'a secret that only the fault tests have, long enough';

let bundling: Promise<string> | undefined;

/** `port`: the same as before for one that is started again, else a free one. */
export async function startServer(databaseUrl: string, redisUrl = '', port = 0): Promise<ServerProcess> {
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    PORT: String(port),
    LATIDO_SECRET: SECRET,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
  };
  bundling ??= bundled(path.join(import.meta.dirname, 'server.ts'), 'faults-server');
  const child = fork(await bundling, [], { execArgv: [], env: env as NodeJS.ProcessEnv });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const { port: taken } = await told<{ port: number }>(child);
  return {
    port: taken,
    url: `http://127.0.0.1:${taken}`,
    memory: async () => {
      const answer = told<{ rss: number }>(child);
      child.send('memory');
      return (await answer).rss;
    },
    kill: async (signal = 'SIGKILL') => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      await ended;
    },
    ended,
  };
}

async function told<T>(child: ChildProcess): Promise<T> {
  const ended = new AbortController();
  const early = once(child, 'exit', { signal: ended.signal }).then(([code]) => {
    throw new Error(`a server ended with ${code}`);
  });
  early.catch(() => {});
  try {
    const [message] = await Promise.race([once(child, 'message'), early]);
    return message as T;
  } finally {
    ended.abort();
  }
}
