import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from '@/lib/testing/test-app';
import { openDatabase } from './client';
import { Prisma } from './generated/client';

const run = promisify(execFile);
const PRISMA = 'node_modules/.bin/prisma';
const SCHEMA = 'prisma/schema.prisma';

type Outcome = { code: number; stdout: string };

/** Exit code 0: the migrations make what the schema says, 2: they do not, 1: Prisma could not tell. */
async function diff(url: string, schema: string): Promise<Outcome> {
  const sides = ['--from-migrations', 'prisma/migrations', '--to-schema', schema, '--exit-code'];
  const env = { ...process.env, DATABASE_URL: url };
  return run(PRISMA, ['migrate', 'diff', ...sides], { env }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    (error: Outcome) => ({ code: error.code, stdout: error.stdout }),
  );
}

async function names(url: string, query: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(query);
  await client.end();
  return rows.map(({ name }) => name);
}

test('Prisma agrees with what the start-up runner applied', async () => {
  const env = { ...process.env, DATABASE_URL: await createTestDatabase() };
  const { stdout } = await run(PRISMA, ['migrate', 'status'], { env });
  expect(stdout).toContain('up to date');
}, 60_000);

/** Of what Prisma can see; partial indexes, checks, triggers and partitions are out of its sight. */
test('the migrations make what the schema says; one column more is seen, and no scratch database stays', async () => {
  const url = await createTestDatabase();
  expect(await diff(url, SCHEMA)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('No difference'),
  });

  const folder = await mkdtemp(path.join(os.tmpdir(), 'latido-schema-'));
  const wider = path.join(folder, 'schema.prisma');
  const schema = await readFile(SCHEMA, 'utf8');
  await writeFile(wider, schema.replace(/^model usuarios \{$/m, '$&\n  sobra String?'));
  expect(await diff(url, wider)).toMatchObject({ code: 2, stdout: expect.stringContaining('`sobra`') });
  await rm(folder, { recursive: true });

  const left = `SELECT datname AS name FROM pg_database WHERE datname LIKE 'latido\\_shadow\\_%'`;
  expect(await names(url, left)).toEqual([]);
}, 60_000);

test('every model of the Prisma schema reads its table, and every table has its model', async () => {
  const url = await createTestDatabase();
  const tables = `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
    AND relkind IN ('r', 'p') AND NOT relispartition AND relname <> '_prisma_migrations'`;
  expect((await names(url, tables)).sort()).toEqual(Object.values<string>(Prisma.ModelName).sort());

  const { prisma, close } = openDatabase(url, 2);
  const models = prisma as unknown as Record<string, { findMany(): Promise<unknown[]> }>;
  for (const name of Object.values(Prisma.ModelName))
    expect(await models[name]?.findMany(), name).toBeInstanceOf(Array);
  await close();
});
