import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { isSigned } from '@/lib/domain/archive/manifest';
import { type Archive, download, exported, linesOf, manifestOf, rowsOf, textOf } from '@/lib/testing/archive';
import { createFullPerson } from '@/lib/testing/full-person';
import { call, createPerson, grant, openTestApp, type Person } from '@/lib/testing/test-app';

const app = await openTestApp();
const { pool } = app.runtime.database;
let person: Person;
let files: Archive;
beforeAll(async () => {
  person = await createFullPerson(app);
  files = (await exported(app, person.access)).files;
});

async function stored(table: string, owner: number, column = 'consumidor_id'): Promise<number> {
  const { rows } = await pool.query(`SELECT count(*)::int AS n FROM ${table} WHERE ${column} = $1`, [owner]);
  return rows[0].n;
}

test('every row of every table is there', async () => {
  const counts = {
    lecturas: 362,
    cuarentena: 1,
    dispositivos: 2,
    deseos: 3,
    consumos: 2,
    formularios_temporales: 2,
    consentimientos: 2,
    consentimientos_libro: 3,
    usuarios: 1,
    consumidores: 1,
  };
  for (const [table, count] of Object.entries(counts))
    expect(`${table} ${linesOf(files, table).length}`).toBe(`${table} ${count}`);
  for (const table of ['lecturas', 'rollups', 'ventanas', 'analisis']) {
    const rows = linesOf(files, table).length;
    expect(rows).toBeGreaterThan(0);
    expect(rows).toBe(await stored(table, person.consumidor_id));
  }
  expect(linesOf(files, 'notificaciones')).toHaveLength(
    await stored('notificaciones', person.usuario_id, 'usuario_id'),
  );
});

test('a row is told exactly', async () => {
  const [lectura] = rowsOf(files, 'lecturas').filter(({ n }) => n === 3);
  expect(lectura).toMatchObject({
    heart_rate: 67,
    rr_ms: [801.5, 799.25],
    contacto: true,
    fuente: 'sensor',
    accel_x: 0.03,
  });
  expect(lectura?.medido_at).toMatch(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/);
  expect(rowsOf(files, 'consumos')[0]).toMatchObject({
    habito: 'Fumar cigarrillos',
    habito_otro: null,
    cantidad: 1,
  });
});

test('the manifest tells of every file, and is signed', () => {
  const manifest = manifestOf(files);
  expect(isSigned(manifest, app.runtime.secrets.fingerprint)).toBe(true);
  expect(
    isSigned({ ...manifest, creado_at: '2026-01-01T00:00:00.000Z' }, app.runtime.secrets.fingerprint),
  ).toBe(false);
  const told = Object.fromEntries(manifest.archivos.map(({ nombre, sha256 }) => [nombre, sha256]));
  const there = Object.entries(files).filter(([name]) => name !== 'manifest.json');
  expect(told).toEqual(
    Object.fromEntries(
      there.map(([name, bytes]) => [name, createHash('sha256').update(bytes).digest('hex')]),
    ),
  );
  const lines = (name: string) => textOf(files, name).split('\n').length - 1;
  for (const { nombre, filas } of manifest.archivos)
    if (nombre.endsWith('.ndjson')) expect(`${nombre} ${lines(nombre)}`).toBe(`${nombre} ${filas}`);
  expect(manifest.migracion).toMatch(/^\d{14}_/);
});

test('the tables for people open in a program of tables and run nothing', () => {
  const deseos = textOf(files, 'csv/deseos.csv');
  expect([...(files['csv/deseos.csv'] ?? []).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(deseos.startsWith('id,consumidor_id,seq,uuid,tipo')).toBe(true);
  expect(deseos).toContain(",'=SUMA(A1),");
  const [header = '', first = ''] = textOf(files, 'csv/lecturas.csv').split('\r\n');
  const fields = header.split(',');
  expect(fields).toContain('medido_at_local');
  const at = fields.indexOf('medido_at');
  expect(first.split(',')[at]).toMatch(/Z$/);
  expect(first.split(',')[at + 1]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
});

test('no secret of the database is in it, and nothing of anybody else', async () => {
  const other = await createPerson(app, 'consumidor');
  await call(app, '/api/deseos', { token: other.access, body: { tipo: 'otro', nota: 'de otra persona' } });
  const again = (await exported(app, person.access)).files;
  const all = Object.entries(again)
    .map(([, bytes]) => Buffer.from(bytes).toString('latin1'))
    .join('\n');
  const secrets =
    await pool.query(`SELECT clave_hash AS s FROM dispositivos UNION SELECT refresh_hash FROM sessions
    UNION SELECT code_hash FROM one_time_codes UNION SELECT id::text FROM sessions`);
  const found = secrets.rows.filter(({ s }) => s && all.includes(s));
  expect(secrets.rows.length).toBeGreaterThan(3);
  expect(found).toEqual([]);
  expect(all).not.toContain('password_hash');
  expect(all).not.toContain('de otra persona');
});

test('a cuidador and an administrador get their own account', async () => {
  const cuidador = await createPerson(app, 'cuidador');
  await grant(app, person, cuidador, ['estado']);
  const own = (await exported(app, cuidador.access)).files;
  expect(rowsOf(own, 'consentimientos_recibidos')).toMatchObject([{ consumidor_id: person.consumidor_id }]);
  expect(rowsOf(own, 'usuarios')).toMatchObject([{ id: cuidador.usuario_id }]);
  expect(Object.keys(own).filter((name) => /lecturas|deseos|fhir/.test(name))).toEqual([]);
  const admin = await createPerson(app, 'administrador');
  expect(rowsOf((await exported(app, admin.access)).files, 'usuarios')).toMatchObject([
    { id: admin.usuario_id },
  ]);
});

test('one at a time for an account', async () => {
  const { usuario_id, consumidor_id } = person;
  const first = await app.runtime.repos.archive.snapshot({ usuario_id, consumidor_id });
  const second = await download(app, person.access);
  expect([second.status, (await second.json()).code]).toEqual([409, 'conflict']);
  await first?.close();
  expect((await exported(app, person.access)).files).toHaveProperty('manifest.json');
  expect(pool.totalCount - pool.idleCount).toBe(0);
});

test('what is written after it began is not in it', async () => {
  const { usuario_id, consumidor_id } = person;
  const snapshot = await app.runtime.repos.archive.snapshot({ usuario_id, consumidor_id });
  await call(app, '/api/deseos', { token: person.access, body: { tipo: 'otro' } });
  const rows: string[] = [];
  for await (const some of snapshot?.rows('deseos') ?? []) rows.push(...some);
  await snapshot?.close();
  expect(rows).toHaveLength(3);
});

test('the progress of an account that exports nothing is null', async () => {
  const { body } = await call(app, '/api/exportacion/progreso', { token: person.access });
  expect(body).toEqual({ hechas: null, total: null });
});
