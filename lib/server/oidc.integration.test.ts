import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { safeReturn } from '@/components/auth/safe-return';
import { authenticator } from '@/lib/testing/authenticator';
import { type Browser, createBrowser, startNextAuth } from '@/lib/testing/next-auth-server';
import { OIDC_CLIENT, type OidcServer, type OidcUser, startOidcServer } from '@/lib/testing/oidc-server';
import { call, createTestDatabase, startTestApp, type TestApp } from '@/lib/testing/test-app';

const PASSWORD = 'una frase larga';
const FACTOR = '/api/cuenta/segundo-factor';

let oidc: OidcServer;
let app: TestApp;
let web: Awaited<ReturnType<typeof startNextAuth>>;

beforeAll(async () => {
  oidc = await startOidcServer();
  const { id: clientId, secret: clientSecret } = OIDC_CLIENT;
  const settings = { issuer: oidc.issuer, clientId, clientSecret, name: 'Clínica Norte' };
  app = await startTestApp(await createTestDatabase(), { oidc: settings });
  web = await startNextAuth(app.runtime);
});
afterAll(async () => {
  await web.close();
  await app.close();
  await oidc.close();
});
afterEach(() => {
  oidc.spoil = (claims) => claims;
});

let people = 0;
const somebody = (more: Partial<OidcUser> = {}): OidcUser => {
  people += 1;
  return {
    sub: `sub-${people}`,
    email: `p${people}@latido.test`,
    email_verified: true,
    name: 'Ana',
    ...more,
  };
};

async function arrive(browser: Browser, user: OidcUser, volver?: string): Promise<string> {
  oidc.user = user;
  return browser.comeBack(await browser.leave('oidc', volver));
}

async function whoami(browser: Browser): Promise<unknown> {
  const { status, body } = await call(app, '/api/yo', { headers: { cookie: browser.cookies() } });
  return status === 200 ? body.email : status;
}

async function newAccount(user: OidcUser): Promise<Browser> {
  const browser = createBrowser(web.url);
  expect(await arrive(browser, user)).toBe('/entrar/identidad?paso=cuenta');
  expect(await whoami(browser)).toBe(401);
  expect(await browser.signIn('identidad', { rol: 'cuidador' })).toBe(`${web.url}/`);
  expect(await whoami(browser)).toBe(user.email);
  return browser;
}

/** An account that has a password, in a browser where it is signed in. */
async function registered(): Promise<{ email: string; browser: Browser; post: Post }> {
  people += 1;
  const email = `r${people}@latido.test`;
  await call(app, '/api/registro', { body: { nombre: 'Ana', email, password: PASSWORD, rol: 'cuidador' } });
  const browser = createBrowser(web.url);
  await browser.signIn('credentials', { email, password: PASSWORD });
  expect(await whoami(browser)).toBe(email);
  const post: Post = (path, body) =>
    call(app, path, { body, headers: { cookie: browser.cookies(), origin: app.url } });
  return { email, browser, post };
}
type Post = (path: string, body: object) => ReturnType<typeof call>;

async function link(browser: Browser, post: Post, user: OidcUser, proof: object): Promise<string> {
  const asked = await post('/api/cuenta/identidades/enlazar', proof);
  expect(asked.status).toBe(204);
  browser.keep(asked.headers.get('set-cookie') ?? '');
  return arrive(browser, user);
}

test('who is new chooses a rol; afterwards they are known by what their issuer calls them', async () => {
  const user = somebody();
  const browser = await newAccount(user);
  await browser.signOut();
  expect(await whoami(browser)).toBe(401);
  expect(await arrive(browser, { ...user, email: 'otra@latido.test' })).toBe('/');
  expect(await whoami(browser)).toBe(user.email);
  expect(await whoami(createBrowser(web.url))).toBe(401);
});

test('who is new gets the language of the page on which they chose', async () => {
  const browser = createBrowser(web.url);
  browser.keep('idioma=en');
  await arrive(browser, somebody());
  await browser.signIn('identidad', { rol: 'cuidador' });
  const { body } = await call(app, '/api/yo', { headers: { cookie: browser.cookies() } });
  expect(body.idioma).toBe('en');
});

test('nobody becomes an administrador so, nor without having been sent', async () => {
  const browser = createBrowser(web.url);
  await arrive(browser, somebody());
  const forms: Record<string, string>[] = [{ rol: 'administrador' }, {}, { codigo: '123456' }];
  for (const form of forms) expect(await browser.signIn('identidad', form)).toContain('error=invalid');
  expect(await whoami(browser)).toBe(401);
  expect(await createBrowser(web.url).signIn('identidad', { rol: 'cuidador' })).toContain(
    'error=unauthenticated',
  );
});

test('an equal email opens no account, and one that is not verified makes none', async () => {
  const { email } = await registered();
  const browser = createBrowser(web.url);
  expect(await arrive(browser, somebody({ email }))).toBe('/entrar?motivo=correo_en_uso');
  expect(await browser.signIn('identidad', { rol: 'cuidador' })).toContain('error=unauthenticated');
  for (const user of [somebody({ email_verified: false }), somebody({ email: undefined })])
    expect(await arrive(browser, user)).toBe('/entrar?motivo=sin_correo');
  expect(await whoami(browser)).toBe(401);
});

test('its owner links an account with the password; the identity of another account is refused', async () => {
  const { email, browser, post } = await registered();
  const user = somebody();
  const wrong = await post('/api/cuenta/identidades/enlazar', { password: 'otra frase larga' });
  expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([422, '/password']);
  expect(await link(browser, post, user, { password: PASSWORD })).toBe('/cuenta/segundo-factor?enlace=hecho');
  const list = await call(app, '/api/cuenta/identidades', { headers: { cookie: browser.cookies() } });
  expect(list.body.identidades).toMatchObject([{ issuer: oidc.issuer }]);
  const elsewhere = createBrowser(web.url);
  expect(await arrive(elsewhere, user)).toBe('/');
  expect(await whoami(elsewhere)).toBe(email);

  const other = await registered();
  const outcome = await link(other.browser, other.post, user, { password: PASSWORD });
  expect(outcome).toBe('/cuenta/segundo-factor?enlace=en_uso');
  expect(await whoami(other.browser)).toBe(other.email);
  const route = `/api/cuenta/identidades/${list.body.identidades[0].id}/desenlazar`;
  expect((await other.post(route, { password: PASSWORD })).status).toBe(404);
  const guess = await post(route, { password: 'otra frase larga' });
  expect([guess.status, guess.body.errors[0].pointer]).toEqual([422, '/password']);
  expect(await arrive(createBrowser(web.url), user)).toBe('/');
  expect((await post(route, { password: PASSWORD })).status).toBe(204);
  expect(await arrive(createBrowser(web.url), user)).toBe('/entrar/identidad?paso=cuenta');
});

test('an account without a password keeps its identity, until it has one', async () => {
  const user = somebody();
  const browser = await newAccount(user);
  const post: Post = (path, body) =>
    call(app, path, { body, headers: { cookie: browser.cookies(), origin: app.url } });
  const headers = () => ({ cookie: browser.cookies() });
  const [linked] = (await call(app, '/api/cuenta/identidades', { headers: headers() })).body.identidades;
  const unlink = () => post(`/api/cuenta/identidades/${linked.id}/desenlazar`, { password: PASSWORD });
  const refused = await unlink();
  expect([refused.status, refused.body.errors[0].detail]).toEqual([
    422,
    expect.stringContaining('no tiene contraseña'),
  ]);
  const { repos, secrets, clock } = app.runtime;
  const token = secrets.key();
  const id = (await call(app, '/api/yo', { headers: headers() })).body.id;
  const now = clock.now();
  await repos.cuentas.openLink({
    usuario_id: id,
    proposito: 'recuperar',
    email: user.email ?? '',
    token_hash: secrets.fingerprint(token),
    expires_at: new Date(now.getTime() + 60_000),
    now,
  });
  expect((await post('/api/recuperar/nueva', { enlace: token, nueva: PASSWORD })).status).toBe(204);
  expect(await arrive(browser, user)).toBe('/');
  expect((await unlink()).status).toBe(204);
  expect(await arrive(createBrowser(web.url), user)).toBe('/entrar?motivo=correo_en_uso');
});

test('who was on the way to a page gets there, over every step, and to no other site', async () => {
  const user = somebody();
  const invited = '/invitacion/ABC?de=ana';
  const carried = `volver=${encodeURIComponent(invited)}`;
  const browser = createBrowser(web.url);
  expect(await arrive(browser, user, invited)).toBe(`/entrar/identidad?paso=cuenta&${carried}`);
  await browser.signIn('identidad', { rol: 'cuidador' });
  await browser.signOut();
  expect(await arrive(browser, user, invited)).toBe(invited);
  const { email } = await registered();
  for (const [more, motivo] of [
    [{ email }, 'correo_en_uso'],
    [{ email_verified: false }, 'sin_correo'],
  ] as const)
    expect(await arrive(createBrowser(web.url), somebody(more), invited)).toBe(
      `/entrar?motivo=${motivo}&${carried}`,
    );
  const stray = createBrowser(web.url);
  oidc.user = somebody();
  const back = await stray.leave('oidc');
  stray.keep(`next-auth.callback-url=${encodeURIComponent('https://otro.test//mal.test/x')}`);
  const target = new URL(await stray.comeBack(back), web.url).searchParams.get('volver');
  expect([target, safeReturn(target)]).toEqual(['//mal.test/x', '/']);
});

test('a wish to link does nothing for a session that has ended', async () => {
  const { browser, post } = await registered();
  const asked = await post('/api/cuenta/identidades/enlazar', { password: PASSWORD });
  browser.keep(asked.headers.get('set-cookie') ?? '');
  await browser.signOut();
  const user = somebody();
  expect(await arrive(browser, user)).toBe('/entrar?motivo=acceso');
  expect(await arrive(browser, user)).toBe('/entrar/identidad?paso=cuenta');
});

test('a second factor is asked for all the same, to link and to sign in', async () => {
  const { email, browser, post } = await registered();
  const { secreto } = (await post(FACTOR, { password: PASSWORD })).body;
  const phone = authenticator(secreto);
  const confirmed = await post(`${FACTOR}/confirmar`, { codigo: phone.code(new Date()) });
  const [first, second, third] = confirmed.body.codigos;
  const wish = await post('/api/cuenta/identidades/enlazar', { password: PASSWORD });
  expect(wish.body.code).toBe('second_factor_required');
  const user = somebody();
  await link(browser, post, user, { password: PASSWORD, codigo: first });
  await browser.signOut();
  expect(await arrive(browser, user)).toBe('/entrar/identidad?paso=codigo');
  expect(await whoami(browser)).toBe(401);
  expect(await browser.signIn('identidad', {})).toContain('error=second_factor_required');
  expect(await browser.signIn('identidad', { codigo: '000000' })).toContain('error=second_factor_wrong');
  expect(await browser.signIn('identidad', { codigo: first })).toContain('error=second_factor_wrong');
  expect(await whoami(browser)).toBe(401);
  await browser.signIn('identidad', { codigo: second });
  expect(await whoami(browser)).toBe(email);
  // What the issuer said is used up.
  await browser.signOut();
  expect(await browser.signIn('identidad', { codigo: third })).toContain('error=unauthenticated');
});

test.each([
  ['of another issuer', { iss: 'http://127.0.0.1:1' }],
  ['for somebody else', { aud: 'otro' }],
  ['of another sign-in', { nonce: 'otro' }],
  ['that is over', { exp: 1 }],
])('an id token %s opens nothing', async (_, spoil) => {
  const user = somebody();
  await newAccount(user);
  oidc.spoil = (claims) => ({ ...claims, ...spoil });
  const browser = createBrowser(web.url);
  expect(await arrive(browser, user)).toMatch(/error=OAuthCallback$/);
  expect(await whoami(browser)).toBe(401);
});

test('nor does an answer of the issuer in a browser that did not ask, or that came with another state', async () => {
  const user = somebody();
  const browser = await newAccount(user);
  await browser.signOut();
  oidc.user = user;
  const victim = createBrowser(web.url);
  expect(await victim.comeBack(await browser.leave('oidc'))).toMatch(/error=OAuthCallback$/);
  const back = new URL(await browser.leave('oidc'));
  back.searchParams.set('state', 'otro');
  expect(await browser.comeBack(back.href)).toMatch(/error=OAuthCallback$/);
  for (const one of [victim, browser]) expect(await whoami(one)).toBe(401);
});
