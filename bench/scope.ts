import { randomBytes } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { startEmbedded } from '@/lib/db/embedded';
import { migrate } from '@/lib/db/migrate';
import { type Child, startChild } from './child';
import type { Outcome } from './report';

export type Options = {
  /** A tenth of every size and time: shows that it runs; its figures mean nothing. */
  short: boolean;
  /** Of the person with the long history. */
  readings: number;
  crashSeconds: number;
  boardMinutes: number;
  panelMinutes: number;
  archiveReadings: number;
};

export type Bench = {
  name: string;
  /** Runs without being asked for. */
  standard: boolean;
  /** A socket that is lost makes its round wait for ever; the bench does not wait longer than this. */
  longestMs(options: Options): number;
  run(scope: Scope): Promise<Outcome>;
};

type End = () => Promise<unknown>;
export type Endings = { add(end: End): void; all(): Promise<void> };

/** Ends what was begun, newest first, each once. */
export function createEndings(): Endings {
  const ends: End[] = [];
  return {
    add: (end) => void ends.push(end),
    all: async () => {
      for (let end = ends.pop(); end; end = ends.pop())
        await end().catch((error: unknown) => console.error(error));
    },
  };
}

/** What a bench works with: it all ends with the bench, so that nothing of it runs beside the next one. */
export type Scope = {
  options: Options;
  /** Gone after the run. */
  folder: string;
  say(message: string): void;
  ends: Endings;
  /** A migrated database of its own. */
  database(): Promise<string>;
  child(script: string, env?: Record<string, string>): Promise<Child>;
  /** The real server without its pages, on a database of its own. */
  app(): Promise<Child>;
};

/** One PostgreSQL for all databases of the run, started when the first is asked for. */
export function createCluster(folder: string, ends: Endings) {
  let started: Promise<string> | undefined;
  let last = 0;
  const start = async () => {
    const server = await startEmbedded(path.join(folder, 'data'));
    ends.add(() => server.stop());
    return server.url;
  };
  return {
    database: async (): Promise<string> => {
      started ??= start();
      const url = new URL(await started);
      const name = `bench_${++last}`;
      const admin = new pg.Client({ connectionString: url.href });
      await admin.connect();
      await admin.query(`CREATE DATABASE ${name}`);
      await admin.end();
      url.pathname = `/${name}`;
      await migrate(url.href, path.resolve('prisma/migrations'));
      return url.href;
    },
  };
}

export function openScope(
  { database }: ReturnType<typeof createCluster>,
  { folder, options, ends }: Pick<Scope, 'folder' | 'options' | 'ends'>,
): Scope {
  const child = async (script: string, env: Record<string, string> = {}) => {
    const started = await startChild(script, env);
    ends.add(started.end);
    return started;
  };
  return {
    options,
    folder,
    ends,
    say: (message) => console.error(`· ${message}`),
    database,
    child,
    app: async () => child('app.ts', appSettings(folder, await database())),
  };
}

/** Without a database of ours the server runs an embedded one in the folder. */
export function appSettings(folder: string, databaseUrl = ''): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    LATIDO_SECRET: randomBytes(48).toString('base64url'),
    LATIDO_DATA_DIR: folder,
    REDIS_URL: '',
  };
}
