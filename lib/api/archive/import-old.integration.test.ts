import { beforeAll, expect, test } from 'vitest';
import { DAY_MS } from '@/lib/domain/time';
import { type Archive, exported, imported, rowsOf } from '@/lib/testing/archive';
import { archiveOf, ndjson } from '@/lib/testing/archive-maker';
import { createFullPerson } from '@/lib/testing/full-person';
import { createPerson, openTestApp } from '@/lib/testing/test-app';

const app = await openTestApp();
const { pool } = app.runtime.database;
let files: Archive;
beforeAll(async () => {
  files = (await exported(app, (await createFullPerson(app)).access)).files;
});

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** All of it so many days ago. */
function aged(days: number): Archive {
  const older = (value: unknown) =>
    typeof value === 'string' && INSTANT.test(value)
      ? new Date(Date.parse(value) - days * DAY_MS).toISOString()
      : value;
  const tables = ['dispositivos', 'lecturas', 'rollups', 'ventanas', 'analisis'].map((table) => {
    const rows = rowsOf(files, table).map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, older(value)])),
    );
    return [`json/${table}.ndjson`, ndjson(rows)];
  });
  return { ...files, ...Object.fromEntries(tables) };
}

const minutesOf = (archive: Archive) => rowsOf(archive, 'rollups').filter(({ minutos }) => minutos === 1);
const withoutOwner = (rows: Record<string, unknown>[]) => rows.map((row) => ({ ...row, consumidor_id: 0 }));

/** Of 362 readings, 2 are motion alone. */
test.each([
  [20, 360],
  [200, 0],
])('of %i days ago, what is still kept raw is, and all of it counts', async (days, kept) => {
  const who = await createPerson(app, 'consumidor');
  const { rows } = await pool.query('SELECT email FROM usuarios WHERE id = $1', [who.usuario_id]);
  const persona = { usuario_id: who.usuario_id, email: rows[0].email, rol: 'consumidor' } as const;
  const old = aged(days);
  const zip = archiveOf(old, app.runtime.secrets.fingerprint, { persona });
  expect(await imported(app, who.access, zip)).toMatchObject({ status: 200, body: { rechazadas_total: 0 } });
  const { files: after } = await exported(app, who.access);
  const lecturas = rowsOf(after, 'lecturas');
  expect(lecturas).toHaveLength(kept);
  expect(lecturas.every(({ accel_x, heart_rate }) => accel_x === null && heart_rate !== null)).toBe(true);
  expect(withoutOwner(minutesOf(after))).toEqual(withoutOwner(minutesOf(old)));
  // A second time nothing is counted twice, although the readings are not there to be compared.
  expect(await imported(app, who.access, zip)).toMatchObject({ status: 200 });
  const { files: twice } = await exported(app, who.access);
  expect(rowsOf(twice, 'rollups')).toEqual(rowsOf(after, 'rollups'));
  expect(rowsOf(twice, 'lecturas')).toEqual(lecturas);
});
