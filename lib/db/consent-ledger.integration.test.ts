import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { firstFault, type LedgerRow } from '@/lib/domain/consent-ledger';
import { UNCONDITIONAL } from '@/lib/domain/terms';
import { acceptInvitation, invite, revokeConsentimiento } from '@/lib/domain/use-cases/consent';
import {
  call,
  createPerson,
  createTestDatabase,
  grant,
  openTestApp,
  type Person,
} from '@/lib/testing/test-app';
import { sha256 } from './consent-chain';
import { type Stored, told } from './terms-row';

const app = await openTestApp();
const { runtime } = app;
const { pool } = runtime.database;

async function chainOf({ consumidor_id }: Pick<Person, 'consumidor_id'>): Promise<LedgerRow[]> {
  type Row = Stored<Omit<LedgerRow, 'at'> & { at: Date }>;
  const text = 'SELECT * FROM consentimientos_libro WHERE consumidor_id = $1 ORDER BY n';
  const { rows } = await pool.query<Row>(text, [consumidor_id]);
  return rows.map((row) => ({ ...told(row), at: row.at.toISOString() }));
}

const actorOf = (person: Person, rol: 'consumidor' | 'cuidador') => ({
  usuario_id: person.usuario_id,
  rol,
  idioma: 'es' as const,
  session_id: 'none',
  expires_at: new Date(8.64e15),
});

test('invited, accepted, replaced, revoked: each is told, by whom and of what', async () => {
  const owner = await createPerson(app, 'consumidor');
  const cuidador = await createPerson(app, 'cuidador');
  const [mine, theirs] = [actorOf(owner, 'consumidor'), actorOf(cuidador, 'cuidador')];
  for (const alcances of [['estado'], ['deseos', 'notas']] as const) {
    const { codigo } = await invite(runtime, mine, { ...UNCONDITIONAL, alcances: [...alcances] });
    await acceptInvitation(runtime, theirs, codigo.replaceAll('-', ''));
  }
  const [held] = await runtime.repos.consentimientos.ofConsumidor(owner.consumidor_id);
  await revokeConsentimiento(runtime, mine, held?.id ?? 0);
  await expect(revokeConsentimiento(runtime, mine, held?.id ?? 0)).rejects.toThrow();

  const rows = await chainOf(owner);
  expect(firstFault(rows, sha256)).toBeNull();
  const told = rows.map((row) => [row.hecho, row.actor_id, row.cuidador_id, row.alcances]);
  const [me, they] = [owner.usuario_id, cuidador.usuario_id];
  expect(told).toEqual([
    ['invitado', me, null, ['estado']],
    ['aceptado', they, they, ['estado']],
    ['invitado', me, null, ['deseos', 'notas']],
    ['reemplazado', they, they, ['estado']],
    ['aceptado', they, they, ['deseos', 'notas']],
    ['revocado', me, they, ['deseos', 'notas']],
  ]);
});

test('the consumidor reads it newest first, page by page, and nobody else does', async () => {
  const owner = await createPerson(app, 'consumidor');
  const cuidador = await createPerson(app, 'cuidador');
  for (const alcance of ['estado', 'deseos', 'notas'] as const) await grant(app, owner, cuidador, [alcance]);
  const read = async (more: string, token = owner.access) => {
    const { status, body } = await call(app, `/api/consentimientos/historial?limit=3${more}`, { token });
    return { status, told: body.historial?.map(({ n, hecho }: { n: number; hecho: string }) => [n, hecho]) };
  };
  expect((await read('')).told).toEqual([
    [5, 'aceptado'],
    [4, 'reemplazado'],
    [3, 'aceptado'],
  ]);
  expect((await read('&antes=3')).told).toEqual([
    [2, 'reemplazado'],
    [1, 'aceptado'],
  ]);
  const other = await createPerson(app, 'consumidor');
  expect((await read('', other.access)).told).toEqual([]);
  expect((await read('', cuidador.access)).status).toBe(403);
});

test('many at once never fork a chain, and a code is taken once', async () => {
  const owner = await createPerson(app, 'consumidor');
  const people = await Promise.all(Array.from({ length: 8 }, () => createPerson(app, 'cuidador')));
  const { codigo } = await invite(runtime, actorOf(owner, 'consumidor'), {
    ...UNCONDITIONAL,
    alcances: ['estado'],
  });
  const accepted = await Promise.allSettled(
    people.map((one) => acceptInvitation(runtime, actorOf(one, 'cuidador'), codigo.replaceAll('-', ''))),
  );
  expect(accepted.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await Promise.all(people.flatMap((one) => [1, 2, 3].map(() => grant(app, owner, one, ['deseos']))));
  const rows = await chainOf(owner);
  expect(firstFault(rows, sha256)).toBeNull();
  expect(rows.filter(({ hecho }) => hecho === 'aceptado')).toHaveLength(25);
  expect(rows.filter(({ hecho }) => hecho === 'reemplazado')).toHaveLength(17);
});

test('a change that fails leaves no row, and a row that fails no change', async () => {
  const owner = await createPerson(app, 'consumidor');
  await expect(
    runtime.repos.consentimientos.grant(owner.consumidor_id, 999_999, ['estado']),
  ).rejects.toThrow();
  expect(await chainOf(owner)).toEqual([]);

  const cuidador = await createPerson(app, 'cuidador');
  await pool.query(
    `ALTER TABLE consentimientos_libro ADD CONSTRAINT closed CHECK (hecho <> 'aceptado') NOT VALID`,
  );
  await expect(grant(app, owner, cuidador, ['estado'])).rejects.toThrow('closed');
  await pool.query('ALTER TABLE consentimientos_libro DROP CONSTRAINT closed');
  expect(await runtime.repos.consentimientos.ofConsumidor(owner.consumidor_id)).toEqual([]);
});

test('a row is neither changed nor taken out; a chain goes with its consumidor', async () => {
  const owner = await createPerson(app, 'consumidor');
  await grant(app, owner, await createPerson(app, 'cuidador'), ['estado']);
  const { consumidor_id } = owner;
  for (const text of [
    `UPDATE consentimientos_libro SET alcances = '{notas}' WHERE consumidor_id = ${consumidor_id}`,
    `DELETE FROM consentimientos_libro WHERE consumidor_id = ${consumidor_id}`,
    'TRUNCATE consentimientos_libro',
  ])
    await expect(pool.query(text)).rejects.toThrow('only appended to');
  expect(await chainOf(owner)).toHaveLength(1);
  await pool.query('DELETE FROM usuarios WHERE id = $1', [owner.usuario_id]);
  expect(await chainOf(owner)).toEqual([]);
});

test('the migration tells of the consents that were there, in the same form', async () => {
  const url = await createTestDatabase();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`DROP TABLE consentimientos_libro; DROP TYPE consentimiento_hecho;
    DROP FUNCTION consentimientos_libro_guard();
    INSERT INTO usuarios (id, nombre, email, password_hash, rol) VALUES
      (1, 'A', 'a@latido.test', '-', 'consumidor'), (2, 'B', 'b@latido.test', '-', 'cuidador');
    INSERT INTO consumidores (id, usuario_id) VALUES (22, 1);
    INSERT INTO consentimientos (id, consumidor_id, cuidador_id, alcances, created_at, revoked_at) VALUES
      (1, 22, 2, '{estado,notas}', '2026-11-20T10:00:00.005Z', '2026-11-21T10:00:00Z'),
      (2, 22, 2, '{}', '2026-11-22T10:00:00.1Z', NULL)`);
  const folder = 'prisma/migrations/20261124222500_consent_ledger';
  await client.query(await readFile(`${folder}/migration.sql`, 'utf8'));
  const { rows } = await client.query('SELECT * FROM consentimientos_libro ORDER BY n');
  await client.end();
  // What the migration after it adds to the rows that are there.
  const later = { version: 1, ...UNCONDITIONAL };
  const chain = rows.map((row) => ({ ...row, ...later, at: row.at.toISOString() }) as LedgerRow);
  expect(chain.map((row) => [row.hecho, row.consentimiento_id])).toEqual([
    ['existente', 1],
    ['revocado', 1],
    ['existente', 2],
  ]);
  expect(firstFault(chain, sha256)).toBeNull();
});
