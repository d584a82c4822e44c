import { afterAll, describe, expect, test } from 'vitest';
import { FIRST, openMailedApp } from '@/lib/testing/mailed-app';
import { call, createPerson, type Person } from '@/lib/testing/test-app';

const mailed = await openMailedApp();
const { app, mailbox, post } = mailed;
afterAll(mailed.close);

const english = { 'accept-language': 'en-US,en;q=0.9,es;q=0.5' };
const account = (email: string) => ({ nombre: 'Ana', email, password: FIRST, rol: 'cuidador' });
const registerIn = (email: string, headers: Record<string, string>) =>
  call(app, '/api/registro', { body: account(email), headers });
const tokenOf = async (email: string): Promise<string> =>
  (await post('/api/token', { email, password: FIRST })).body.access;
const idiomaOf = async (token: string) => (await call(app, '/api/yo', { token })).body.idioma;
const setIdioma = (token: string, idioma: string) =>
  call(app, '/api/cuenta', { method: 'PATCH', token, body: { idioma } });

describe('a refusal', () => {
  const refused = (headers: Record<string, string>) =>
    call(app, '/api/registro', {
      body: { ...account('corta@latido.test'), password: 'corta', otro: 1 },
      headers,
    });

  test('is told in the language that is asked for, and says which', async () => {
    const { status, headers, body } = await refused(english);
    expect(status).toBe(422);
    expect(headers.get('content-language')).toBe('en');
    expect(headers.get('vary')).toContain('Accept-Language');
    expect(body).toMatchObject({ code: 'invalid', title: 'Some of the data is not valid' });
    expect(body.errors).toEqual([
      { pointer: '/password', detail: 'Use at least 10 characters' },
      { pointer: '/otro', detail: 'This field does not exist' },
    ]);
  });

  test('is told in Spanish to whoever asks for nothing', async () => {
    const { headers, body } = await refused({});
    expect(headers.get('content-language')).toBe('es-MX');
    expect(body.title).toBe('Hay datos que no son válidos');
    expect(body.errors[0].detail).toBe('Usa al menos 10 caracteres');
  });

  test('where nothing is, too', async () => {
    expect((await call(app, '/api/nada', { headers: english })).body.title).toBe('It does not exist');
  });
});

describe('an account', () => {
  test('has the language in which it was asked for, and is written to in it', async () => {
    await registerIn('english@latido.test', english);
    expect(await idiomaOf(await tokenOf('english@latido.test'))).toBe('en');
    const mail = await mailbox.until('english@latido.test', 'Confirm my email');
    expect(mail).toContain('Subject: Confirm your email in Latido');
    expect(mail).not.toContain('Hola');
    await registerIn('castellano@latido.test', { 'accept-language': 'es-MX' });
    expect(await idiomaOf(await tokenOf('castellano@latido.test'))).toBe('es');
  });

  test('changes its own, and none that there is not', async () => {
    await registerIn('cambia@latido.test', {});
    const token = await tokenOf('cambia@latido.test');
    expect((await setIdioma(token, 'en')).status).toBe(204);
    expect(await idiomaOf(token)).toBe('en');
    expect((await setIdioma(token, 'fr')).status).toBe(422);
    expect(await idiomaOf(token)).toBe('en');
    // By its own language, not by that of whoever asks.
    await call(app, '/api/recuperar', {
      body: { email: 'cambia@latido.test' },
      headers: { 'accept-language': 'es' },
    });
    await mailbox.until('cambia@latido.test', 'Choose a new password');
  });

  test('that was closed is written to in its language', async () => {
    await registerIn('cerrada@latido.test', english);
    const token = await tokenOf('cerrada@latido.test');
    expect((await post('/api/cuenta/borrar', { password: FIRST }, token)).status).toBe(200);
    await registerIn('cerrada@latido.test', {});
    await mailbox.until('cerrada@latido.test', 'Your Latido account is closed, and you can restore it');
  });

  test('whose sessions are told in the language that is asked for', async () => {
    await registerIn('sesion@latido.test', {});
    const token = await tokenOf('sesion@latido.test');
    const listed = (headers: Record<string, string>) => call(app, '/api/cuenta/sesiones', { token, headers });
    const agent = { 'user-agent': '' };
    expect((await listed({ ...agent, ...english })).body.sesiones[0].dispositivo).toBe('A program');
    expect((await listed(agent)).body.sesiones[0].dispositivo).toBe('Un programa');
  });
});

describe('an account that an administrador', () => {
  const act = (admin: Person, id: number, what: string) =>
    call(app, `/api/admin/usuarios/${id}/${what}`, { method: 'POST', token: admin.access });
  const made = async (admin: Person, email: string) => {
    const body = { nombre: 'Ada', email, rol: 'cuidador' };
    const answer = await call(app, '/api/admin/usuarios', { token: admin.access, body, headers: english });
    return answer.body.usuario.id as number;
  };

  test('deactivates, and activates again, is told of it by mail, once each, in its language', async () => {
    const admin = await createPerson(app, 'administrador');
    const email = 'inactiva@latido.test';
    const id = await made(admin, email);
    expect((await act(admin, id, 'desactivar')).status).toBe(200);
    const out = await mailbox.until(email, 'Your Latido account is deactivated');
    expect(out).toContain('Nothing was erased');
    expect((await act(admin, id, 'reactivar')).status).toBe(200);
    await mailbox.until(email, 'Your Latido account is active again');
    expect((await act(admin, id, 'reactivar')).status).toBe(409);
    expect(await mailbox.to(email)).toHaveLength(2);
  });

  test('made, has no link for its address before it asks for one', async () => {
    const admin = await createPerson(app, 'administrador');
    const id = await made(admin, 'sinmail@latido.test');
    const { repos, clock } = app.runtime;
    expect(await repos.cuentas.hasVerification(id, clock.now())).toBe(false);
    await repos.correos.queue(
      { usuario_id: id, tipo: 'verificacion', para: 'sinmail@latido.test' },
      clock.now(),
    );
    expect(await repos.cuentas.hasVerification(id, clock.now())).toBe(true);
    await mailbox.until('sinmail@latido.test', 'Confirm my email');
    expect(await repos.cuentas.hasVerification(id, clock.now())).toBe(true);
    const later = new Date(clock.now().getTime() + 49 * 3_600_000);
    expect(await repos.cuentas.hasVerification(id, later)).toBe(false);
  });
});
