import { afterAll, describe, expect, test } from 'vitest';
import { FIRST, openMailedApp, PATIENCE, SECOND } from '@/lib/testing/mailed-app';
import { secretIn } from '@/lib/testing/mails';
import { call } from '@/lib/testing/test-app';

const mailed = await openMailedApp();
const { app, mailbox, post, register, registered, signIn } = mailed;
afterAll(mailed.close);

const statusOf = async (token: string) => (await call(app, '/api/yo', { token })).status;
const elapse = (sql: string) => app.runtime.database.pool.query(sql);

describe('recovery', () => {
  const ask = (email: string) => post('/api/recuperar', { email });
  const choose = (mail: string, nueva: string) =>
    post('/api/recuperar/nueva', { enlace: secretIn(mail), nueva });

  test('a link, once, within an hour: it ends every session, verifies the address and tells by mail', async () => {
    const email = 'olvido@latido.test';
    const token = await registered(email);
    expect((await ask(email)).status).toBe(202);
    const mail = await mailbox.until(email, 'Elegir una contraseña nueva');
    expect((await choose(mail, 'una')).body.errors[0].pointer).toBe('/nueva');
    expect((await choose(mail, `x ${email}`)).body.errors[0].pointer).toBe('/nueva');
    expect((await choose(mail, SECOND)).status).toBe(204);
    expect(await statusOf(token)).toBe(401);
    expect((await signIn(email)).status).toBe(401);
    const after = await signIn(email, SECOND);
    expect((await call(app, '/api/yo', { token: after.body.access })).body.email_verified_at).not.toBeNull();
    expect((await choose(mail, FIRST)).status).toBe(410);
    await mailbox.until(email, 'acaba de cambiar');
  });

  test('of two at once with one link, one sets the password', async () => {
    const email = 'carrera@latido.test';
    await registered(email);
    await ask(email);
    const mail = await mailbox.until(email, 'Elegir una contraseña nueva');
    const answers = await Promise.all([choose(mail, SECOND), choose(mail, 'tercera frase larga')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 410]);
  });

  test('a link past its hour, and one from before the last change, do nothing', async () => {
    const email = 'viejo@latido.test';
    const token = await registered(email);
    await ask(email);
    const mail = await mailbox.until(email, 'Elegir una contraseña nueva');
    await post('/api/cuenta/contrasena', { actual: FIRST, nueva: SECOND }, token);
    expect((await choose(mail, 'tercera frase larga')).status).toBe(410);
    await ask(email);
    await expect.poll(async () => (await mailbox.to(email)).length, PATIENCE).toBe(4);
    const later = await mailbox.until(email, 'Elegir una contraseña nueva');
    const { rows } = await elapse(`UPDATE enlaces SET expires_at = expires_at - interval '1 hour'
      WHERE email = '${email}' AND used_at IS NULL AND proposito = 'recuperar' RETURNING id`);
    expect(rows).toHaveLength(1);
    expect((await choose(later, 'tercera frase larga')).status).toBe(410);
  });

  test('an address without an account is answered alike, and nobody is written to', async () => {
    const [known, unknown] = [await ask('olvido@latido.test'), await ask('nadie@latido.test')];
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    await expect
      .poll(
        async () => (await elapse("SELECT 1 FROM correos WHERE para = 'nadie@latido.test'")).rows,
        PATIENCE,
      )
      .toEqual([]);
    expect(await mailbox.to('nadie@latido.test')).toEqual([]);
  });
});

describe('a closed account', () => {
  const ask = (email: string) => post('/api/recuperar', { email });
  const closed = async (email: string, rol = 'consumidor') => {
    await register(email, { rol, zona_horaria: 'America/Mexico_City' });
    const { access } = (await signIn(email)).body;
    const { status, body } = await post('/api/cuenta/borrar', { password: FIRST }, access);
    expect(status).toBe(200);
    return new Date(body.se_borra_at);
  };
  const untilNobodyIsTold = (email: string) =>
    expect
      .poll(
        async () =>
          (await elapse(`SELECT 1 FROM correos WHERE para = '${email}' AND enviado_at IS NULL`)).rows,
        PATIENCE,
      )
      .toEqual([]);

  test('who registers with its address is answered as anybody, and its owner is told until when it comes back', async () => {
    const email = 'cerrada@latido.test';
    const until = await closed(email);
    const free = await register('libre-2@latido.test', { password: SECOND });
    const taken = await register(email, { password: SECOND });
    expect([taken.status, { ...taken.body, email: '' }]).toEqual([free.status, { ...free.body, email: '' }]);
    const mail = await mailbox.until(email, 'pero está cerrada');
    const zone = { timeZone: 'America/Mexico_City' };
    expect(mail).toContain(until.toLocaleDateString('es-MX', { dateStyle: 'long', ...zone }));
    expect(mail).toContain(until.toLocaleTimeString('en-GB', { timeStyle: 'short', ...zone }));
    expect(mail).toContain('/entrar');
    expect(mail).not.toContain('enlace=');
    expect((await signIn(email, SECOND)).status).toBe(401);
    expect((await signIn(email)).body.code).toBe('account_deleted');
  });

  test('of one without a zone the hour is that of UTC, and who moves to its address is answered as anybody', async () => {
    const email = 'cerrada-2@latido.test';
    const until = await closed(email, 'cuidador');
    const token = await registered('muda@latido.test');
    const change = (to: string) => post('/api/cuenta/correo', { email: to, password: FIRST }, token);
    const [taken, free] = [await change(email), await change('libre-3@latido.test')];
    expect([taken.status, taken.body]).toEqual([free.status, free.body]);
    expect(await mailbox.until(email, 'pero está cerrada')).toContain(
      `${until.toISOString().slice(11, 16)} UTC`,
    );
  });

  test('its password can be recovered, which restores nothing by itself, and then the account is restored with it', async () => {
    const email = 'cerrada-3@latido.test';
    await closed(email);
    await ask(email);
    const mail = await mailbox.until(email, 'Tu cuenta está cerrada');
    const chosen = await post('/api/recuperar/nueva', { enlace: secretIn(mail), nueva: SECOND });
    expect(chosen.status).toBe(204);
    await mailbox.until(email, 'acaba de cambiar');
    expect((await signIn(email, SECOND)).body.code).toBe('account_deleted');
    expect((await post('/api/cuenta/restaurar', { email, password: FIRST })).status).toBe(401);
    expect((await post('/api/cuenta/restaurar', { email, password: SECOND })).status).toBe(204);
    expect((await signIn(email, SECOND)).status).toBe(200);
  });

  test('past its time nobody is written to, and a link from before sets no password', async () => {
    const email = 'cerrada-4@latido.test';
    await closed(email);
    await ask(email);
    const mail = await mailbox.until(email, 'Tu cuenta está cerrada');
    await elapse(`UPDATE usuarios SET purga_at = now() WHERE email = '${email}'`);
    const chosen = await post('/api/recuperar/nueva', { enlace: secretIn(mail), nueva: SECOND });
    expect(chosen.status).toBe(410);
    const had = (await mailbox.to(email)).length;
    await ask(email);
    await register(email, { password: SECOND });
    await untilNobodyIsTold(email);
    expect(await mailbox.to(email)).toHaveLength(had);
  });
});

describe('no account is told apart at registration', () => {
  test('a taken address: the same answer and hashing, a mail to whom it belongs, and nothing of theirs changes', async () => {
    const email = 'ocupada@latido.test';
    await registered(email);
    const free = await register('libre@latido.test', { password: SECOND });
    const taken = await register(email, { password: SECOND });
    expect([taken.status, { ...taken.body, email: '' }]).toEqual([free.status, { ...free.body, email: '' }]);
    const mail = await mailbox.until(email, 'ya tienes una');
    expect(mail).toContain('/recuperar');
    expect(mail).not.toContain('enlace=');
    expect((await signIn(email)).status).toBe(200);
    expect((await signIn(email, SECOND)).status).toBe(401);
  });

  test('the password is judged before anything else, in both', async () => {
    for (const email of ['ocupada@latido.test', 'sin-cuenta@latido.test']) {
      const { status, body } = await register(email, { password: 'qwertyuiop' });
      expect([status, body.errors[0].pointer]).toEqual([422, '/password']);
    }
  });
});
