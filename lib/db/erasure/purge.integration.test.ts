import { afterAll, expect, test } from 'vitest';
import { verifyLedger } from '@/lib/db/verify-ledger';
import { RESTORE_DAYS, type Recibo, reciboText } from '@/lib/domain/borrado';
import { DAY_MS } from '@/lib/domain/time';
import { purgeAccounts } from '@/lib/domain/use-cases/erasure';
import { type Account, dump, fillAccount, PASSWORD, signUp } from '@/lib/testing/full-account';
import { looksAt } from '@/lib/testing/looks';
import { call, createTestDatabase, startTestApp } from '@/lib/testing/test-app';
import { sha256 } from '../consent-chain';
import { KEPT } from './kept';
import { readReferences } from './references';

const app = await startTestApp(await createTestDatabase(), { limits: false });
afterAll(() => app.close());
const { pool } = app.runtime.database;

const failures: string[] = [];
const log = { error: ({ err }: { err?: unknown }) => void failures.push(String(err)) };
const inDays = (days: number) => new Date(app.runtime.clock.now().getTime() + days * DAY_MS);
const tryPurge = (now: Date) => purgeAccounts({ ...app.runtime, clock: { now: () => now }, log });
/** Also when the server's own job is at it for a moment. */
async function purgeAt(now: Date): Promise<Recibo[]> {
  for (;;) {
    const recibos = await tryPurge(now);
    if (recibos) return recibos;
  }
}

const close = ({ access }: Account) =>
  call(app, '/api/cuenta/borrar', { token: access, body: { password: PASSWORD } });
const receipts = async () => (await pool.query('SELECT * FROM recibos_borrado')).rows.length;

/** Rows in which anything of the marker is written. */
const marked = async ({ marker }: Account) => (await dump(app)).filter((row) => row.includes(marker));

async function scene() {
  const [owner, cuidador] = [await signUp(app, 'consumidor'), await signUp(app, 'cuidador')];
  await fillAccount(app, owner, cuidador);
  return { owner, cuidador };
}

test('the tables that name an account come from the database, and of each it is said what becomes of its rows', async () => {
  const { direct, dependent } = await readReferences(pool);
  expect([...direct, ...dependent].filter(({ fate }) => fate === 'unsaid')).toEqual([]);
  const kept = direct.filter(({ fate }) => fate === 'kept').map((one) => `${one.tabla}.${one.columna}`);
  expect(kept.sort()).toEqual(Object.keys(KEPT).sort());
  expect(direct).toContainEqual({
    tabla: 'lecturas',
    columna: 'consumidor_id',
    names: 'consumidor',
    fate: 'delete',
  });
});

test('an account whose time came is gone from every table, and from no other account anything', async () => {
  const { owner, cuidador } = await scene();
  const neighbour = await signUp(app, 'consumidor');
  await fillAccount(app, neighbour, cuidador);
  await close(owner);
  expect(await purgeAt(inDays(RESTORE_DAYS - 1))).toEqual([]);

  const owns = ({ usuario_id, consumidor_id, id }: Record<string, unknown>, table: string) =>
    consumidor_id === owner.consumidor_id ||
    usuario_id === owner.usuario_id ||
    (table === 'usuarios' && id === owner.usuario_id) ||
    table === 'lecturas_vistas';
  const others = await dump(app, (table, row) => !owns(row, table));
  const [recibo, ...more] = await purgeAt(inDays(RESTORE_DAYS));
  expect(more).toEqual([]);
  expect(await marked(owner)).toEqual([]);
  const left = await dump(app, (table, row) => !owns(row, table) && table !== 'recibos_borrado');
  expect(left).toEqual(others);
  expect(await dump(app, (table, row) => table !== 'lecturas_vistas' && owns(row, table))).toEqual([]);

  expect(recibo?.filas).toMatchObject({
    usuarios: 1,
    consumidores: 1,
    sessions: 1,
    dispositivos: 2,
    lecturas: 3,
    lecturas_vistas: 1,
    cuarentena: 1,
    deseos: 1,
    consumos: 1,
    formularios_temporales: 1,
    ventanas: 2,
    analisis: 1,
    consentimientos: 1,
    accesos: 1,
    one_time_codes: 1,
  });
  expect(recibo?.filas.rollups).toBeGreaterThan(3);
  expect(recibo?.conservadas).toEqual({});
  expect(recibo?.hash).toBe(sha256(reciboText(recibo as never)));
  expect((await verifyLedger(pool)).broken).toEqual([]);
  expect(failures).toEqual([]);
});

test('of a cuidador a number stays in the ledgers of others, and who looked is still told by name', async () => {
  const { owner, cuidador } = await scene();
  await close(cuidador);
  const [recibo] = await purgeAt(inDays(RESTORE_DAYS));
  expect(recibo?.conservadas).toEqual({ accesos: 1, consentimientos_libro: 1 });
  expect((await verifyLedger(pool)).broken).toEqual([]);
  const { body } = await call(app, '/api/consentimientos/historial', { token: owner.access });
  expect(body.historial).toMatchObject([{ hecho: 'aceptado', cuidador_nombre: null }]);
  expect(await looksAt(app, owner)).toMatchObject([{ usuario_nombre: `Persona ${cuidador.marker}` }]);
  expect(await marked(cuidador)).toHaveLength(1);
});

test('what fails in the middle leaves the account as it was, holds up nobody, and goes through later', async () => {
  const [{ owner }, { owner: other }] = [await scene(), await scene()];
  for (const one of [owner, other]) await close(one);
  const before = await dump(app, (_, row) => row.consumidor_id === owner.consumidor_id);
  await pool.query(`CREATE FUNCTION refuse() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN
    IF OLD.consumidor_id = ${owner.consumidor_id} THEN RAISE EXCEPTION 'not now'; END IF; RETURN OLD; END $$`);
  await pool.query('CREATE TRIGGER refuse BEFORE DELETE ON deseos FOR EACH ROW EXECUTE FUNCTION refuse()');
  await expect(purgeAt(inDays(RESTORE_DAYS))).rejects.toThrow('1 accounts are not erased');
  expect(failures.splice(0).join()).toContain('not now');
  expect(await marked(other)).toEqual([]);
  expect(await dump(app, (_, row) => row.consumidor_id === owner.consumidor_id)).toEqual(before);
  expect((await pool.query('SELECT * FROM purgas')).rows).toEqual([]);

  await pool.query('DROP TRIGGER refuse ON deseos');
  await pool.query('DROP FUNCTION refuse');
  expect(await purgeAt(inDays(RESTORE_DAYS))).toHaveLength(1);
  expect(await marked(owner)).toEqual([]);
});

test('a row that is found again is said, there is no receipt, and there is one once it is gone', async () => {
  const { owner } = await scene();
  await close(owner);
  const had = await receipts();
  // As a row that the cascade missed, whatever the reason.
  await pool.query(`CREATE FUNCTION skip() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$`);
  await pool.query('CREATE TRIGGER skip BEFORE DELETE ON deseos FOR EACH ROW EXECUTE FUNCTION skip()');
  await expect(purgeAt(inDays(RESTORE_DAYS))).rejects.toThrow();
  expect(failures.splice(0).join()).toContain('{"deseos":1}');
  expect(await receipts()).toBe(had);

  await pool.query('DROP TRIGGER skip ON deseos');
  await pool.query('DROP FUNCTION skip');
  expect(await purgeAt(inDays(RESTORE_DAYS))).toHaveLength(1);
  expect(await receipts()).toBe(had + 1);
  expect(await marked(owner)).toEqual([]);
});

test('a process that ends after the deletion leaves the receipt to the next run; two runs are one', async () => {
  const { owner } = await scene();
  await close(owner);
  const now = inDays(RESTORE_DAYS);
  await app.runtime.repos.borrado.purge(owner.usuario_id, now);
  const runs = await Promise.all([tryPurge(now), purgeAt(now)]);
  expect(runs.flatMap((recibos) => recibos ?? [])).toHaveLength(1);
  expect((await pool.query('SELECT * FROM purgas')).rows).toEqual([]);
});

/** A mail that waits for days, of no account unless told. */
async function mailTo(
  para: string,
  { usuario_id = null as number | null, created_at = inDays(0), more = {} } = {},
) {
  const late = inDays(400);
  const row = {
    tipo: 'recuperacion',
    para,
    usuario_id,
    created_at,
    proximo_at: late,
    vence_at: late,
    ...more,
  };
  await app.runtime.database.prisma.correos.create({ data: row });
}
const mailsTo = async (para: string) =>
  (await pool.query('SELECT 1 FROM correos WHERE lower(para) = $1', [para])).rows.length;

test('mails to its address go too, whoever they name, and no others', async () => {
  const { owner, cuidador } = await scene();
  await mailTo(owner.email);
  await mailTo(owner.email.toUpperCase());
  await mailTo(owner.email, { more: { intentos: 3, error: 'ETIMEDOUT' } });
  await mailTo(owner.email, { more: { enviado_at: inDays(0) } });
  await mailTo(owner.email, { usuario_id: cuidador.usuario_id, more: { tipo: 'cambio_correo' } });
  await mailTo(cuidador.email);
  await close(owner);
  const [recibo] = await purgeAt(inDays(RESTORE_DAYS));
  expect(recibo?.filas.correos).toBe(5);
  expect(await mailsTo(owner.email)).toBe(0);
  expect(await marked(owner)).toEqual([]);
  expect(await mailsTo(cuidador.email)).toBe(1);
});

test('the receipt looks for mails to the address again, and leaves those to whoever has it next', async () => {
  const { owner } = await scene();
  await close(owner);
  const now = inDays(RESTORE_DAYS);
  const purga = await app.runtime.repos.borrado.purge(owner.usuario_id, now);
  await mailTo(owner.email);
  await pool.query(`CREATE FUNCTION skip() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$`);
  await pool.query('CREATE TRIGGER skip BEFORE DELETE ON correos FOR EACH ROW EXECUTE FUNCTION skip()');
  const verify = () => app.runtime.repos.borrado.verify(purga ?? 0, now);
  expect(await verify()).toEqual({ quedan: { correos: 1 } });
  await pool.query('DROP TRIGGER skip ON correos');
  await pool.query('DROP FUNCTION skip');

  await mailTo(owner.email, { created_at: inDays(RESTORE_DAYS + 1) });
  expect(await verify()).toMatchObject({ recibo: { filas: { usuarios: 1 } } });
  expect(await mailsTo(owner.email)).toBe(1);
});

const PLANTED = [
  ['usuario_id int', 'delete'],
  ['cuidador_id int REFERENCES usuarios ON DELETE CASCADE', 'cascade'],
  ['revisado_por int REFERENCES usuarios ON DELETE SET NULL', 'unsaid'],
  ['revisado_por int REFERENCES usuarios', 'unsaid'],
  ['deseo_id int REFERENCES deseos ON DELETE CASCADE', 'cascade'],
  ['deseo_id int REFERENCES deseos ON DELETE SET NULL', 'unsaid'],
] as const;

test.each(PLANTED)('a new table with %s is seen: %s', async (column, fate) => {
  const { owner } = await scene();
  await close(owner);
  const { rows } = await pool.query('SELECT id FROM deseos WHERE consumidor_id = $1', [owner.consumidor_id]);
  const value = column.startsWith('deseo') ? rows[0].id : owner.usuario_id;
  await pool.query(`CREATE TABLE planted (id serial PRIMARY KEY, ${column}, nota text)`);
  await pool.query(`INSERT INTO planted VALUES (1, $1, 'something')`, [value]);
  await pool.query('CREATE TABLE further (planted_id int REFERENCES planted ON DELETE CASCADE)');
  await pool.query('INSERT INTO further VALUES (1), (1)');
  try {
    const { direct, dependent } = await readReferences(pool);
    expect([...direct, ...dependent]).toContainEqual(expect.objectContaining({ tabla: 'planted', fate }));
    const run = purgeAt(inDays(RESTORE_DAYS));
    if (fate === 'unsaid') await expect(run).rejects.toThrow();
    else expect(await run).toMatchObject([{ filas: { planted: 1, further: 2 } }]);
    expect((await marked(owner)).length > 0).toBe(fate === 'unsaid');
  } finally {
    await pool.query('DROP TABLE planted CASCADE');
    await pool.query('DROP TABLE IF EXISTS further');
  }
  if (fate === 'unsaid') expect(failures.splice(0).join()).toContain('planted.');
  await purgeAt(inDays(RESTORE_DAYS));
});
