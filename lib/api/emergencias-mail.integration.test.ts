import { rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openedFor } from '@/lib/testing/admin-rules';
import { openMailedApp, PATIENCE } from '@/lib/testing/mailed-app';
import { call, createPerson, type Person } from '@/lib/testing/test-app';

const mailed = await openMailedApp();
const { app, mailbox } = mailed;
const { pool } = app.runtime.database;
afterAll(mailed.close);

const MOTIVO = 'No contesta y su familia <pide> ayuda urgente';
const SUBJECT = 'acceso de emergencia';
let admin: Person;

beforeAll(async () => {
  admin = await createPerson(app, 'administrador');
  await pool.query('UPDATE usuarios SET nombre = $2 WHERE id = $1', [admin.usuario_id, 'Rosa <i>']);
});

async function somebody(): Promise<Person & { email: string }> {
  const owner = await createPerson(app, 'consumidor');
  const { body } = await call(app, '/api/yo', { token: owner.access });
  return { ...owner, email: body.email };
}

const open = (owner: Person) => openedFor(app, admin, owner, { motivo: MOTIVO, minutos: 15 });
const rowsTo = async (email: string) =>
  (await pool.query('SELECT tipo, error, enviado_at FROM correos WHERE para = $1', [email])).rows;
const noticesOf = async ({ access }: Person) =>
  (await call(app, '/api/notificaciones', { token: access })).body.notificaciones;

test('the person is told by mail who, why, until when and where it is ended, and not again at its end', async () => {
  const owner = await somebody();
  const id = await open(owner);
  const mail = await mailbox.until(owner.email, SUBJECT);
  expect(mail).toContain('Rosa <i> (administrador)');
  expect(mail).toContain(`Motivo: ${MOTIVO}`);
  expect(mail).toContain('su familia &lt;pide&gt; ayuda');
  expect(mail).not.toMatch(/<p>.*<(i|pide)>/);
  const { rows } = await pool.query('SELECT expires_at FROM emergencias WHERE id = $1', [id]);
  const tijuana = { timeZone: 'America/Tijuana', timeStyle: 'short' } as const;
  expect(mail).toContain(`a las ${rows[0].expires_at.toLocaleTimeString('en-GB', tijuana)}`);
  expect(mail).toContain(`${app.runtime.mails.origin}/panel/cuidadores`);

  const ended = await call(app, `/api/emergencias/${id}/terminar`, { method: 'POST', token: owner.access });
  expect(ended.status).toBe(200);
  expect(await rowsTo(owner.email)).toHaveLength(1);
});

test('one that is over before its mail leaves is told as over', async () => {
  const owner = await somebody();
  // Where the folder should be is a file: nothing can be written.
  await rm(mailbox.folder, { recursive: true });
  await writeFile(mailbox.folder, '');
  const id = await open(owner);
  await expect.poll(async () => (await rowsTo(owner.email))[0]?.error, PATIENCE).toEqual(expect.any(String));
  // A mail that cannot be sent takes nothing else away.
  expect(await noticesOf(owner)).toMatchObject([{ contenido: expect.stringContaining(MOTIVO) }]);
  await call(app, `/api/admin/emergencias/${id}/terminar`, { method: 'POST', token: admin.access });
  await rm(mailbox.folder);
  await pool.query('UPDATE correos SET proximo_at = now() WHERE para = $1', [owner.email]);
  expect(await mailbox.until(owner.email, SUBJECT)).toContain('Ese acceso ya terminó');
});

test('to an address that nobody confirmed it is told without who and why', async () => {
  const owner = await somebody();
  await pool.query('UPDATE usuarios SET email_verified_at = NULL WHERE id = $1', [owner.usuario_id]);
  await open(owner);
  const mail = await mailbox.until(owner.email, SUBJECT);
  expect(mail).not.toContain('Rosa');
  expect(mail).not.toContain('su familia');
  expect(mail).toContain('/panel/cuidadores');
});

test('each one is told, however many there are', async () => {
  const owner = await somebody();
  for (let n = 0; n < 7; n += 1) {
    const id = await open(owner);
    await call(app, `/api/emergencias/${id}/terminar`, { method: 'POST', token: owner.access });
  }
  await expect.poll(async () => (await mailbox.to(owner.email)).length, PATIENCE).toBe(7);
});

test('without its mail in the queue none is opened', async () => {
  const owner = await somebody();
  await pool.query(`CREATE FUNCTION refuse() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.para = '${owner.email}' THEN RAISE EXCEPTION 'no'; END IF; RETURN NEW; END $$`);
  await pool.query('CREATE TRIGGER refuse BEFORE INSERT ON correos FOR EACH ROW EXECUTE FUNCTION refuse()');
  const body = { consumidor_id: owner.consumidor_id, motivo: MOTIVO, minutos: 15 };
  expect((await call(app, '/api/admin/emergencias', { token: admin.access, body })).status).toBe(500);
  await pool.query('DROP TRIGGER refuse ON correos');
  const { rows } = await pool.query('SELECT 1 FROM emergencias WHERE consumidor_id = $1', [
    owner.consumidor_id,
  ]);
  expect(rows).toEqual([]);
  expect(await noticesOf(owner)).toEqual([]);
});
