import { parseArgs } from 'node:util';
import { openDatabase } from '@/lib/db/client';
import { embeddedUrl } from '@/lib/db/embedded-server';
import { retentionRepo } from '@/lib/db/repos/retention';
import { systemClock } from '@/lib/domain/clock';
import { readConfig } from '@/lib/server/config';

const HELP = `npm run retention [-- --dry-run]
  Makes the partitions that are missing, drops the readings that are no longer kept and says what it did. The server
  does it by itself every hour. --dry-run only says what would be done.
  Latido must be running (embedded database) or DATABASE_URL must be set.`;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const config = readConfig();
  const database = openDatabase(config.databaseUrl ?? embeddedUrl(config.dataDir), 4);
  try {
    const report = await retentionRepo(database.pool).apply(systemClock.now(), values['dry-run']);
    console.log(report ? JSON.stringify(report, null, 2) : 'Another instance is at it right now.');
    return 0;
  } catch (error) {
    console.error(`no database answers: is Latido running? (${String(error)})`);
    return 1;
  } finally {
    await database.close();
  }
}

process.exitCode = await main();
