import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { createPerson, createTestDatabase, grant, type Person, startTestApp } from '@/lib/testing/test-app';
import { sha256 } from './consent-chain';
import { verifyLedger } from './verify-ledger';

const run = promisify(execFile);
const url = await createTestDatabase();
const app = await startTestApp(url, { limits: false, demo: true });
afterAll(() => app.close());
const { pool } = app.runtime.database;
const { consentimientos } = app.runtime.repos;

const TERMS = {
  resolucion: 'diario',
  hora_desde: '08:00',
  hora_hasta: '20:00',
  expira_at: '2099-01-01T00:00:00.000Z',
} as const;

/** Three rows: two grants, and the end of the first. */
async function person(): Promise<Person> {
  const owner = await createPerson(app, 'consumidor');
  for (const alcance of ['estado', 'deseos'] as const)
    await grant(app, owner, await createPerson(app, 'cuidador'), [alcance], TERMS);
  const [first] = await consentimientos.ofConsumidor(owner.consumidor_id);
  await consentimientos.revoke(owner.consumidor_id, first?.id ?? 0, new Date());
  return owner;
}

/** As somebody who may do everything in the database would. */
async function tamper(text: string): Promise<void> {
  const trigger = 'TRIGGER consentimientos_libro_guard';
  await pool.query(`BEGIN; ALTER TABLE consentimientos_libro DISABLE ${trigger}; ${text};
    ALTER TABLE consentimientos_libro ENABLE ${trigger}; COMMIT`);
}

const brokenOf = async ({ consumidor_id }: Person) =>
  (await verifyLedger(pool)).broken.find((one) => one.consumidor_id === consumidor_id);

const script = () =>
  run('node', ['--import', 'tsx', 'scripts/verify-ledger.ts'], {
    env: { ...process.env, DATABASE_URL: url },
  }).then(
    ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      said: error.stdout + error.stderr,
    }),
  );

test('what the application wrote is whole, the demo too; the command says so, and of which row it is not', async () => {
  const owner = await person();
  expect(await verifyLedger(pool)).toEqual({ chains: 7, rows: 9, broken: [] });
  expect(await script()).toEqual({ code: 0, said: 'whole: 7 chains, 9 rows; broken: 0\n' });

  const { consumidor_id: id } = owner;
  await tamper(`UPDATE consentimientos_libro SET actor_id = 1 WHERE consumidor_id = ${id} AND n = 2`);
  const { code, said } = await script();
  expect(code).toBe(1);
  expect(said).toContain('whole: 6 chains, 6 rows; broken: 1');
  expect(said).toContain(`consumidor ${id}: row 2 was changed`);
}, 60_000);

const of = (id: number, n: number) => `WHERE consumidor_id = ${id} AND n = ${n}`;
const LIBRO = 'consentimientos_libro';

test.each<[string, (id: number) => string, object]>([
  ['a changed row', (id) => `UPDATE ${LIBRO} SET alcances = '{notas}' ${of(id, 1)}`, { n: 1, fault: 'hash' }],
  ...['version = 1', `resolucion = 'vivo'`, `hora_desde = '00:00'`, 'expira_at = NULL'].map(
    (change): [string, (id: number) => string, object] => [
      `a row with other terms (${change})`,
      (id) => `UPDATE ${LIBRO} SET ${change} ${of(id, 2)}`,
      { n: 2, fault: 'hash' },
    ],
  ),
  [
    'two rows that changed places',
    (id) =>
      [
        [1, -1],
        [2, 1],
        [-1, 2],
      ]
        .map(([n, to]) => `UPDATE ${LIBRO} SET n = ${to} ${of(id, n ?? 0)}`)
        .join(';'),
    { n: 1, fault: 'prev_hash' },
  ],
  ['a row taken out', (id) => `DELETE FROM ${LIBRO} ${of(id, 2)}`, { n: 2, fault: 'missing' }],
])('%s is found', async (_, text, fault) => {
  const owner = await person();
  await tamper(text(owner.consumidor_id));
  expect(await brokenOf(owner)).toMatchObject({ fault });
});

test.each<[string, (id: number) => string]>([
  ['the last row', (id) => `DELETE FROM ${LIBRO} ${of(id, 3)}`],
  ['the last two rows', (id) => `DELETE FROM ${LIBRO} WHERE consumidor_id = ${id} AND n > 1`],
  ['the whole chain', (id) => `DELETE FROM ${LIBRO} WHERE consumidor_id = ${id}`],
])('%s taken out leaves a chain that is whole, and differs from the consents', async (_, text) => {
  const owner = await person();
  await tamper(text(owner.consumidor_id));
  const broken = await brokenOf(owner);
  expect(broken?.fault).toBeNull();
  expect(broken?.differing).not.toEqual([]);
});

test.each([
  ['opened again', 'revoked_at = NULL', 'revoked_at IS NOT NULL'],
  ['ended', 'revoked_at = now()', 'revoked_at IS NULL'],
  ['made wider', `alcances = '{estado,notas}'`, 'revoked_at IS NULL'],
  ['made finer', `resolucion = 'vivo'`, 'revoked_at IS NULL'],
  ['opened at all hours', 'hora_desde = NULL, hora_hasta = NULL', 'revoked_at IS NULL'],
  ['given other hours', `hora_hasta = '23:00'`, 'revoked_at IS NULL'],
  ['given no end', 'expira_at = NULL', 'revoked_at IS NULL'],
])('a consent that was %s behind the ledger is found', async (_, change, which) => {
  const owner = await person();
  const text = `UPDATE consentimientos SET ${change} WHERE consumidor_id = $1 AND ${which} RETURNING id`;
  const { rows } = await pool.query<{ id: number }>(text, [owner.consumidor_id]);
  expect(await brokenOf(owner)).toMatchObject({ fault: null, differing: [rows[0]?.id] });
});

test('a purged cuidador or consumidor is nothing to find', async () => {
  const [owner, gone] = [await person(), await person()];
  const text = `DELETE FROM usuarios WHERE id IN (SELECT cuidador_id FROM consentimientos WHERE consumidor_id = $1)`;
  await pool.query(text, [owner.consumidor_id]);
  await pool.query('DELETE FROM usuarios WHERE id = $1', [gone.usuario_id]);
  expect([await brokenOf(owner), await brokenOf(gone)]).toEqual([undefined, undefined]);
});

test('a chain from before the terms is whole, and goes on with them', async () => {
  const owner = await createPerson(app, 'consumidor');
  const cuidador = await createPerson(app, 'cuidador');
  await grant(app, owner, cuidador, ['estado']);
  const { consumidor_id: id } = owner;
  const [held] = await consentimientos.ofConsumidor(id);
  const at = new Date('2026-11-24T22:00:00.120Z');
  const text = `["latido.consentimientos.1",${id},1,"aceptado",${cuidador.usuario_id},${held?.id},["estado"],null,"${at.toISOString()}","${'0'.repeat(64)}"]`;
  const written = `version = 1, at = '${at.toISOString()}', hash = '${sha256(text)}'`;
  await tamper(`UPDATE ${LIBRO} SET ${written} ${of(id, 1)}`);
  expect(await brokenOf(owner)).toBeUndefined();
  await consentimientos.change(id, held?.id ?? 0, { resolucion: 'diario' }, at);
  expect(await brokenOf(owner)).toBeUndefined();
  await tamper(`UPDATE ${LIBRO} SET resolucion = 'diario' ${of(id, 1)}`);
  expect(await brokenOf(owner)).toMatchObject({ fault: { n: 1, fault: 'hash' } });
});
