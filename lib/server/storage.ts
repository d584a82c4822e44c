import path from 'node:path';
import { type Database, openDatabase } from '@/lib/db/client';
import { type EmbeddedDatabase, startEmbedded } from '@/lib/db/embedded';
import { restoreRollups } from '@/lib/db/ingest/recompute';
import { isMigrated, migrate, readMigrations } from '@/lib/db/migrate';
import type { Bus } from '@/lib/domain/ports';
import type { Readiness } from '@/lib/domain/salud';
import type { Config } from './config';
import type { Logger } from './logger';

const MIGRATIONS = path.resolve('prisma/migrations');

type Storage = { database: Database; close(): Promise<void> };

/** The database that was named, or an embedded one; migrated. */
export async function openStorage(config: Config, log: Logger): Promise<Storage> {
  const began = performance.now();
  const embedded: EmbeddedDatabase | undefined = config.databaseUrl
    ? undefined
    : await startEmbedded(config.dataDir, (message) => log.warn(message));
  const url = config.databaseUrl ?? embedded?.url ?? '';
  try {
    const applied = await migrate(url, MIGRATIONS);
    const database = openDatabase(url);
    const restored = await restoreRollups(database.pool);
    log.info(
      {
        embedded: Boolean(embedded),
        adopted: embedded?.adopted,
        applied,
        restored,
        ms: Math.round(performance.now() - began),
      },
      'database ready',
    );
    return {
      database,
      close: async () => {
        await database.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** Once migrated, always migrated: only the first check reads the ledger. */
export async function readinessCheck({ pool }: Database, bus: Bus): Promise<() => Promise<Readiness>> {
  const known = await readMigrations(MIGRATIONS);
  let migrations = false;
  return async () => {
    try {
      migrations ||= await isMigrated(pool, known);
      await pool.query('SELECT 1');
      return { database: true, migrations, bus: bus.healthy() };
    } catch {
      return { database: false, migrations, bus: bus.healthy() };
    }
  };
}
