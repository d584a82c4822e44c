import { afterAll, describe, expect, test } from 'vitest';
import { FIRST, openMailedApp, PATIENCE, SECOND } from '@/lib/testing/mailed-app';
import { secretIn } from '@/lib/testing/mails';
import { call, createTestDatabase, startTestApp } from '@/lib/testing/test-app';

const mailed = await openMailedApp();
const { app, mailbox, post, register, registered, signIn } = mailed;
afterAll(mailed.close);

const statusOf = async (token: string) => (await call(app, '/api/yo', { token })).status;
const verify = (mail: string) => post('/api/verificar', { enlace: secretIn(mail) });
const elapse = (sql: string) => app.runtime.database.pool.query(sql);

describe('verification', () => {
  test('a new account is in at once, and may invite and accept once its address is verified, by a link that works once', async () => {
    const token = await registered('nueva@latido.test');
    const accept = () => post('/api/consentimientos/aceptar', { codigo: 'AAAA-BBBB-CCCC' }, token);
    expect((await accept()).body.code).toBe('email_unverified');
    const mail = await mailbox.until('nueva@latido.test', 'Confirmar mi correo');
    expect(await verify(mail)).toMatchObject({ status: 200, body: { email: 'nueva@latido.test' } });
    expect((await accept()).body.code).toBe('code_invalid');
    expect((await verify(mail)).status).toBe(410);
    expect((await call(app, '/api/yo', { token })).body.email_verified_at).not.toBeNull();
  });

  test('a consumidor invites once verified', async () => {
    await register('invita@latido.test', { rol: 'consumidor' });
    const token = (await signIn('invita@latido.test')).body.access;
    const invite = () => post('/api/consentimientos/invitaciones', { alcances: ['estado'] }, token);
    expect((await invite()).body.code).toBe('email_unverified');
    await verify(await mailbox.until('invita@latido.test', 'Confirmar mi correo'));
    expect((await invite()).status).toBe(201);
  });

  test('the link ends after 48 hours, and another is sent when asked for', async () => {
    const token = await registered('tarde@latido.test');
    const mail = await mailbox.until('tarde@latido.test', 'Confirmar mi correo');
    const { rows } = await elapse(`UPDATE enlaces SET expires_at = expires_at - interval '48 hours'
      WHERE email = 'tarde@latido.test' RETURNING id`);
    expect(rows).toHaveLength(1);
    expect((await verify(mail)).status).toBe(410);
    expect((await post('/api/cuenta/verificacion', undefined, token)).status).toBe(202);
    await expect.poll(async () => (await mailbox.to('tarde@latido.test')).length, PATIENCE).toBe(2);
    expect((await verify(await mailbox.until('tarde@latido.test', 'Confirmar'))).status).toBe(200);
    expect((await post('/api/cuenta/verificacion', undefined, token)).status).toBe(202);
  });

  test('a link for one thing is none for another', async () => {
    await registered('cruce@latido.test');
    const enlace = secretIn(await mailbox.until('cruce@latido.test', 'Confirmar mi correo'));
    expect((await post('/api/recuperar/nueva', { enlace, nueva: SECOND })).status).toBe(410);
  });
});

describe('change of address', () => {
  test('needs the password, counts once the new address is verified, and tells the one before', async () => {
    const token = await registered('antes@latido.test');
    const change = (email: string, password: string) =>
      post('/api/cuenta/correo', { email, password }, token);
    expect((await change('despues@latido.test', 'no es esta')).body.errors).toEqual([
      expect.objectContaining({ pointer: '/password' }),
    ]);
    expect((await change('antes@latido.test', FIRST)).body.errors[0].pointer).toBe('/email');
    expect((await change('despues@latido.test', FIRST)).status).toBe(202);
    const mail = await mailbox.until('despues@latido.test', 'Usar este correo');
    expect((await signIn('despues@latido.test')).status).toBe(401);
    const old = await mailbox.until('antes@latido.test', 'Confirmar mi correo');
    await verify(mail);
    expect((await signIn('despues@latido.test')).status).toBe(200);
    expect((await signIn('antes@latido.test')).status).toBe(401);
    await mailbox.until('antes@latido.test', 'dejó de usar este correo');
    // A link that went to the address before would take the account back there.
    expect((await verify(old)).status).toBe(410);
  });

  test('to the address of somebody else is answered alike, and only they are told', async () => {
    const token = await registered('quiere@latido.test');
    await registered('duena@latido.test');
    const { status } = await post(
      '/api/cuenta/correo',
      { email: 'duena@latido.test', password: FIRST },
      token,
    );
    expect(status).toBe(202);
    const mail = await mailbox.until('duena@latido.test', 'ya tienes una');
    expect(mail).not.toContain('enlace=');
  });

  test('an address that was taken meanwhile is not taken over', async () => {
    const token = await registered('lenta@latido.test');
    await post('/api/cuenta/correo', { email: 'disputada@latido.test', password: FIRST }, token);
    const mail = await mailbox.until('disputada@latido.test', 'Usar este correo');
    await registered('disputada@latido.test');
    expect((await verify(mail)).status).toBe(410);
    expect((await signIn('lenta@latido.test')).status).toBe(200);
  });
});

describe('change of password', () => {
  test('needs the one there is, ends the other sessions, keeps this one', async () => {
    const email = 'cambia@latido.test';
    const token = await registered(email);
    const other = (await signIn(email)).body.access;
    const change = (actual: string, nueva: string) =>
      post('/api/cuenta/contrasena', { actual, nueva }, token);
    expect((await change('no es esta', SECOND)).body.errors[0].pointer).toBe('/actual');
    expect((await change(FIRST, 'qwertyuiop')).body.errors[0].pointer).toBe('/nueva');
    expect(await statusOf(other)).toBe(200);
    expect((await change(FIRST, SECOND)).status).toBe(204);
    expect([await statusOf(token), await statusOf(other)]).toEqual([200, 401]);
    expect([(await signIn(email)).status, (await signIn(email, SECOND)).status]).toEqual([401, 200]);
    await mailbox.until(email, 'acaba de cambiar');
  });
});

test('tries of the own password and mails that are asked for are limited', async () => {
  const limited = await startTestApp(await createTestDatabase(), { dataDir: mailbox.dataDir });
  const on = (path: string, body: unknown, token?: string) =>
    call(limited, path, { method: 'POST', body, token });
  const email = 'limites@latido.test';
  await on('/api/registro', { nombre: 'Ana', email, password: FIRST, rol: 'cuidador' });
  const token = (await on('/api/token', { email, password: FIRST })).body.access;
  const statuses = async (ask: () => Promise<{ status: number }>) => {
    const all = [];
    for (let n = 0; n < 11; n += 1) all.push((await ask()).status);
    return [...new Set(all.slice(0, 10)), all[10]];
  };
  const guess = () => on('/api/cuenta/contrasena', { actual: 'no es esta', nueva: SECOND }, token);
  expect(await statuses(guess)).toEqual([422, 429]);
  expect(await statuses(() => on('/api/cuenta/verificacion', undefined, token))).toEqual([202, 429]);
  expect(await statuses(() => on('/api/recuperar', { email: 'nadie@latido.test' }))).toEqual([202, 429]);
  await limited.close();
});
