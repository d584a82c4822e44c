import { parseArgs } from 'node:util';
import { openDatabase } from '@/lib/db/client';
import { embeddedUrl } from '@/lib/db/embedded-server';
import { type BrokenChain, verifyLedger } from '@/lib/db/verify-ledger';
import { readConfig } from '@/lib/server/config';

const HELP = `npm run verify-ledger
  Walks the ledger of consent of every consumidor, says how many chains and rows are whole and names the first bad row
  of each that is not; compares what the chains say with the consentimientos. Changes nothing; exit code 1 when
  something is wrong.
  Latido must be running (embedded database) or DATABASE_URL must be set.`;

const WORDS = {
  missing: 'is missing',
  prev_hash: 'does not follow the row before it',
  hash: 'was changed: its hash is another',
} as const;

function tell({ consumidor_id, fault, differing }: BrokenChain): void {
  if (fault) console.error(`consumidor ${consumidor_id}: row ${fault.n} ${WORDS[fault.fault]}`);
  if (differing.length > 0)
    console.error(
      `consumidor ${consumidor_id}: its chain says else of consentimiento ${differing.join(', ')}`,
    );
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { help: { type: 'boolean' } } });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const config = readConfig();
  const database = openDatabase(config.databaseUrl ?? embeddedUrl(config.dataDir), 2);
  try {
    const { chains, rows, broken } = await verifyLedger(database.pool);
    console.log(`whole: ${chains} chains, ${rows} rows; broken: ${broken.length}`);
    broken.forEach(tell);
    return broken.length > 0 ? 1 : 0;
  } catch (error) {
    console.error(`no database answers: is Latido running? (${String(error)})`);
    return 1;
  } finally {
    await database.close();
  }
}

process.exitCode = await main();
