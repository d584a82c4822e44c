import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pg from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from '@/lib/testing/test-app';
import { openDatabase } from './client';

const run = promisify(execFile);

test('Prisma agrees with what the start-up runner applied', async () => {
  const env = { ...process.env, DATABASE_URL: await createTestDatabase() };
  const { stdout } = await run('npx', ['prisma', 'migrate', 'status'], { env });
  expect(stdout).toContain('up to date');
}, 60_000);

test('every model of the Prisma schema reads its table: no column is missing', async () => {
  const url = await createTestDatabase();
  const { prisma, close } = openDatabase(url, 2);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ tablename: string }>(
    `SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_%' ORDER BY 1`,
  );
  const models = prisma as unknown as Record<string, { findMany(): Promise<unknown[]> }>;
  for (const { tablename } of rows) expect(await models[tablename]?.findMany()).toEqual([]);
  expect(rows).toHaveLength(10);
  await client.end();
  await close();
});
