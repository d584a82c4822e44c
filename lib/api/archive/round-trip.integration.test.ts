import { beforeAll, expect, test } from 'vitest';
import { type Archive, canonical, exported, imported, rowsOf } from '@/lib/testing/archive';
import { differingRollups } from '@/lib/testing/differing-rollups';
import { createFullPerson } from '@/lib/testing/full-person';
import { call, createPerson, openTestApp, type Person } from '@/lib/testing/test-app';

const app = await openTestApp();
const { pool } = app.runtime.database;
let person: Person;
let again: Person;
let zip: Uint8Array;
let before: Archive;
let report: { status: number; body: Record<string, unknown> };

const BROUGHT_BACK = [
  'dispositivos',
  'lecturas',
  'cuarentena',
  'rollups',
  'ventanas',
  'analisis',
  'deseos',
  'consumos',
  'formularios_temporales',
  'notificaciones',
  'logros',
];

/** A new account with the email of one that is gone. */
beforeAll(async () => {
  person = await createFullPerson(app);
  ({ zip, files: before } = await exported(app, person.access));
  again = await createPerson(app, 'consumidor');
  await pool.query(`UPDATE usuarios SET email = 'antes-' || email WHERE id = $1`, [person.usuario_id]);
  const email = rowsOf(before, 'usuarios')[0]?.email;
  await pool.query('UPDATE usuarios SET email = $2 WHERE id = $1', [again.usuario_id, email]);
  report = await imported(app, again.access, zip, '?es_mio=1');
});

test('everything comes in', () => {
  expect(report).toMatchObject({
    status: 200,
    body: { ensayo: false, firmado: true, repetidas: 0, rechazadas_total: 0, rechazadas: [] },
  });
  const counts = report.body.archivos as { archivo: string; importadas: number }[];
  const told = Object.fromEntries(counts.map(({ archivo, importadas }) => [archivo, importadas]));
  for (const table of BROUGHT_BACK.filter((name) => name !== 'rollups'))
    expect(`${table} ${told[`json/${table}.ndjson`]}`).toBe(`${table} ${rowsOf(before, table).length}`);
  expect(report.body.ignorados).toContain('csv/lecturas.csv');
  expect(report.body.ignorados).toContain('json/consentimientos.ndjson');
});

test('exported once more, it is equal', async () => {
  const { files: after } = await exported(app, again.access);
  for (const table of BROUGHT_BACK) {
    expect(rowsOf(before, table).length).toBeGreaterThan(0);
    expect(canonical(after, table)).toEqual(canonical(before, table));
  }
  const [was, is] = [before, after].map((files) => rowsOf(files, 'consumidores')[0]);
  expect({ ...is, id: 0, usuario_id: 0 }).toEqual({ ...was, id: 0, usuario_id: 0 });
  expect(await differingRollups(pool, again.consumidor_id)).toBe(0);
});

test('nobody gets access by it', async () => {
  const { files: after } = await exported(app, again.access);
  expect(rowsOf(before, 'consentimientos').length).toBeGreaterThan(0);
  expect(rowsOf(after, 'consentimientos')).toEqual([]);
  expect(rowsOf(after, 'consentimientos_libro')).toEqual([]);
});

test('twice gives the same', async () => {
  const { files: once } = await exported(app, again.access);
  const second = await imported(app, again.access, zip, '?es_mio=1');
  expect(second).toMatchObject({ status: 200, body: { importadas: 0, rechazadas_total: 0 } });
  const { files: twice } = await exported(app, again.access);
  for (const table of BROUGHT_BACK) expect(rowsOf(twice, table)).toEqual(rowsOf(once, table));
});

test('into the account that it came from nothing changes, also where readings are gone from it', async () => {
  const { files: was } = await exported(app, person.access);
  const own = await exported(app, person.access);
  expect(await imported(app, person.access, own.zip)).toMatchObject({
    status: 200,
    body: { importadas: 0, rechazadas_total: 0 },
  });
  const { files: is } = await exported(app, person.access);
  for (const table of BROUGHT_BACK) expect(rowsOf(is, table)).toEqual(rowsOf(was, table));
});

test('a rehearsal tells the same and leaves nothing', async () => {
  const empty = await createPerson(app, 'consumidor');
  await pool.query(`UPDATE usuarios SET email = 'luego-' || email WHERE id = $1`, [again.usuario_id]);
  const email = rowsOf(before, 'usuarios')[0]?.email;
  await pool.query('UPDATE usuarios SET email = $2 WHERE id = $1', [empty.usuario_id, email]);
  const rehearsal = await imported(app, empty.access, zip, '?es_mio=1&ensayo=1');
  expect(rehearsal.body).toEqual({ ...report.body, ensayo: true });
  const { files } = await exported(app, empty.access);
  for (const table of BROUGHT_BACK) expect(rowsOf(files, table)).toEqual([]);
});

test('a device that is paired goes on after it', async () => {
  const route = `/api/dashboard/sensor_data?consumidor_id=${again.consumidor_id}`;
  const first = await call(app, route, { token: again.access });
  expect(first.body.data).toHaveLength(10);
  const key = app.runtime.secrets.key();
  const pulsera = { nombre: 'Nueva', tipo: 'pulsera', fuente: 'sensor', cadencia_ms: 1_000 } as const;
  await app.runtime.repos.dispositivos.create(
    again.consumidor_id,
    pulsera,
    app.runtime.secrets.fingerprint(key),
  );
  const sent = await call(app, '/api/lecturas', { token: key, body: { n: 1, heart_rate: 99 } });
  expect(sent.body).toMatchObject({ aceptadas: 1 });
  const next = await call(app, route, { token: again.access });
  expect(next.body.data[0]).toMatchObject({ heart_rate: 99 });
  expect(await differingRollups(pool, again.consumidor_id)).toBe(0);
});
