import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '@/lib/db/embedded';
import { migrate } from '@/lib/db/migrate';

export const TEMPLATE = 'latido_template';

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string;
  }
}

let end = async (): Promise<void> => {};

/** A real PostgreSQL of its own with a migrated template, of which each test file makes its database. */
export async function setup(project: TestProject): Promise<void> {
  const dataDir = path.join(os.tmpdir(), `latido-test-${randomUUID()}`);
  const database = await startEmbedded(dataDir);
  const admin = new pg.Client({ connectionString: database.url });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  // Only a machine that goes down would miss what is not forced to the disk. (A server that dies loses nothing by it.)
  for (const setting of ['fsync', 'full_page_writes']) await admin.query(`ALTER SYSTEM SET ${setting} = off`);
  await admin.query('SELECT pg_reload_conf()');
  await admin.end();
  const template = new URL(database.url);
  template.pathname = `/${TEMPLATE}`;
  await migrate(template.href, path.resolve('prisma/migrations'));
  project.provide('databaseUrl', database.url);
  end = async () => {
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

export async function teardown(): Promise<void> {
  await end();
}
