import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/client';

export type Database = { pool: pg.Pool; prisma: PrismaClient; close(): Promise<void> };

const INT8 = 20;

/**
 * Plan a prepared statement once: the planner would take arrays of another length for a reason to plan again, which
 * costs more than running the statement.
 */
const OPTIONS = '-c plan_cache_mode=force_generic_plan';

/** One pool for plain SQL and for Prisma. bigint columns arrive as numbers: offsets stay far below 2^53. */
export function openDatabase(url: string, max = 12): Database {
  const types = {
    getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
      oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
  };
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    options: OPTIONS,
    connectionTimeoutMillis: 5_000,
  });
  // A connection that breaks, idle or lent, must not end the process: its query fails, the next opens another.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) });
  return {
    pool,
    prisma,
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/** Runs `work` in one transaction; rolls back and throws on again when it fails. */
export async function transaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
  begin = 'BEGIN',
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
