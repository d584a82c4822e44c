import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '@/lib/db/client';
import { createTestDatabase } from '@/lib/testing/test-app';
import { isKnownType } from './check-row';
import { columnsOf } from './columns';
import { ARCHIVE_TABLES, NOT_ARCHIVED } from './tables';

const database = openDatabase(await createTestDatabase());
const { pool } = database;
afterAll(() => database.close());

/** By a column that names a person or a device, or by a reference to such a table, however far. */
const OF_PERSONS = `WITH RECURSIVE named AS (
    SELECT a.attrelid AS oid FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace
      AND a.attname IN ('consumidor_id', 'usuario_id', 'cuidador_id', 'dispositivo_id') AND NOT a.attisdropped
    UNION SELECT 'usuarios'::regclass
  ), reached AS (
    SELECT oid FROM named
    UNION SELECT f.conrelid FROM reached r JOIN pg_constraint f ON f.contype = 'f' AND f.confrelid = r.oid
  )
  SELECT DISTINCT oid::regclass::text AS name FROM reached ORDER BY 1`;

/** What stands on whichever side is missing: the table, and what to do. */
async function unaccounted(): Promise<string[]> {
  const names = (await pool.query<{ name: string }>(OF_PERSONS)).rows.map(({ name }) => name);
  const known = new Set([...ARCHIVE_TABLES.map(({ table }) => table), ...Object.keys(NOT_ARCHIVED)]);
  return [
    ...names.filter((name) => !known.has(name)).map((name) => `${name}: add it to lib/db/archive/tables.ts`),
    ...[...known].filter((name) => !names.includes(name)).map((name) => `${name}: there is no such table`),
  ];
}

test('every table of persons is in the archive, or says why not', async () => {
  expect(await unaccounted()).toEqual([]);
});

test('a table that somebody adds is seen, also one that refers to another of them', async () => {
  await pool.query(`CREATE TABLE planted (id serial PRIMARY KEY, usuario_id int)`);
  await pool.query(`CREATE TABLE planted_child (planted_id int REFERENCES planted(id))`);
  const told = await unaccounted();
  expect(told.map((text) => text.split(':')[0])).toEqual(['planted', 'planted_child']);
  await pool.query('DROP TABLE planted_child, planted');
});

/** Names that look like a secret, and why they are none. */
const NO_SECRET = ['consentimientos_libro.hash', 'consentimientos_libro.prev_hash'];

test('no column that looks like a secret leaves', async () => {
  const { rows } = await pool.query<{ table: string; name: string }>(
    `SELECT c.relname AS table, a.attname AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE c.relname = ANY($1) AND a.attnum > 0 AND a.attname ~ 'hash|secret|clave|token|totp|password|codigo|cifrad'`,
    [ARCHIVE_TABLES.map(({ table }) => table)],
  );
  const secrets = ARCHIVE_TABLES.flatMap(({ table, secret = [] }) =>
    secret.map((name) => `${table}.${name}`),
  );
  const leaving = rows.map(({ table, name }) => `${table}.${name}`).filter((name) => !secrets.includes(name));
  expect(leaving.sort()).toEqual(NO_SECRET);
});

test('what comes back is only of types that an import can check', async () => {
  const back = ARCHIVE_TABLES.filter((one) => one.back || one.table === 'consumidores');
  const unknown = await Promise.all(
    back.map(async ({ table }) =>
      (await columnsOf(pool, table)).filter((one) => !isKnownType(one)).map(({ name }) => `${table}.${name}`),
    ),
  );
  expect(unknown.flat()).toEqual([]);
});

test.each(Object.entries(NOT_ARCHIVED))('%s has a reason', (_, reason) => {
  expect(reason.length).toBeGreaterThan(20);
});
