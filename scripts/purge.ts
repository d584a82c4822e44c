import { parseArgs } from 'node:util';
import { openDatabase } from '@/lib/db/client';
import { embeddedUrl } from '@/lib/db/embedded-server';
import { createRepos } from '@/lib/db/repos';
import { systemClock } from '@/lib/domain/clock';
import { purgeAccounts } from '@/lib/domain/use-cases/erasure';
import { memoryBus } from '@/lib/realtime/memory-bus';
import { readConfig } from '@/lib/server/config';

const HELP = `npm run purge
  Erases the accounts that were deleted 30 days ago or more, looks for them in every table again, and prints the receipt
  of each of which nothing was found. The server does it by itself every hour. Exit code 1 when something is left.
  Latido must be running (embedded database) or DATABASE_URL must be set.`;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { help: { type: 'boolean' } } });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const config = readConfig();
  const database = openDatabase(config.databaseUrl ?? embeddedUrl(config.dataDir), 4);
  const log = { error: (context: object, message: string) => console.error(message, context) };
  try {
    const repos = createRepos(database, systemClock);
    const recibos = await purgeAccounts({ repos, bus: memoryBus(), clock: systemClock, log });
    console.log(recibos ? JSON.stringify(recibos, null, 2) : 'Another instance is at it right now.');
    return 0;
  } catch (error) {
    console.error(String(error));
    return 1;
  } finally {
    await database.close();
  }
}

process.exitCode = await main();
