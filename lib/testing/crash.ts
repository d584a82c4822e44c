import pg from 'pg';
import { openDatabase } from '@/lib/db/client';
import { embeddedUrl } from '@/lib/db/embedded-server';
import { type Band, pairBands, startLoad } from './crash-load';
import { judge, type Verdict } from './crash-verdict';

/** A server with its own embedded database that can be killed and started again. */
export type Killable = {
  /** Its address, once it answers. */
  start(): Promise<string>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
};

export type Crash = Verdict & {
  bands: Band[];
  /** The longest time (ms) in which no device had an answer, by what was killed; `none` before. */
  silence: { none: number; server: number; database: number };
};

const PERSONS = 4;
const BANDS_EACH = 5;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function killPostmaster(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => {});
  await client.connect();
  const text = `SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int AS pid`;
  const { rows } = await client.query<{ pid: number }>(text);
  await client.end();
  if (!rows[0]) throw new Error('the database tells no pid');
  process.kill(rows[0].pid, 'SIGKILL');
}

/**
 * Twenty bands send for `seconds`; after a third the server is killed and started again, after two thirds its
 * database server is killed, which the server has to bring back by itself. Then what was answered is compared with
 * what is stored.
 */
export async function crashUnderLoad(server: Killable, dataDir: string, seconds: number): Promise<Crash> {
  const third = (seconds / 3) * 1_000;
  const databaseUrl = embeddedUrl(dataDir);
  let url = await server.start();
  const bands = await pairBands(url, PERSONS, BANDS_EACH);
  const load = startLoad(bands, () => url);
  const silence = { none: 0, server: 0, database: 0 };
  try {
    await pause(third);
    silence.none = load.longestSilence();
    await server.kill();
    url = await server.start();
    await pause(third);
    silence.server = load.longestSilence();
    await killPostmaster(databaseUrl);
    await pause(third);
  } finally {
    await load.stop();
    silence.database = load.longestSilence();
  }
  const database = openDatabase(databaseUrl, 1);
  try {
    return { ...(await judge(database, bands, load)), bands, silence };
  } finally {
    await database.close();
  }
}
