import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import type { APIRequestContext, Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { OIDC_CLIENT, type OidcServer, type OidcUser, startOidcServer } from '../lib/testing/oidc-server';
import { violationsOf } from './axe';
import { awake, expect, test } from './fixtures';

const PORT = 21_523;
const URL_HERE = `http://127.0.0.1:${PORT}`;
const FOLDER = '.data/e2e-oidc';
const PASSWORD = 'una frase larga';
const NAME = 'Clínica Norte';

let oidc: OidcServer;
let server: ChildProcess;

test.use({ baseURL: URL_HERE });

/** The built application, as the other specs have it, with an issuer. */
test.beforeAll(async ({ request }) => {
  oidc = await startOidcServer();
  rmSync(FOLDER, { recursive: true, force: true });
  server = spawn(process.execPath, ['dist/server.mjs'], {
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(PORT),
      LATIDO_DATA_DIR: FOLDER,
      LATIDO_DEMO: '0',
      LOG_LEVEL: 'warn',
      OIDC_ISSUER: oidc.issuer,
      OIDC_CLIENT_ID: OIDC_CLIENT.id,
      OIDC_CLIENT_SECRET: OIDC_CLIENT.secret,
      OIDC_NAME: NAME,
    },
  });
  const ready = () =>
    request.get(`${URL_HERE}/api/listo`).then(
      (answer) => answer.ok(),
      () => false,
    );
  await expect.poll(ready, { timeout: 50_000 }).toBe(true);
});
test.afterAll(async () => {
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await gone;
  await oidc.close();
});

let people = 0;
const somebody = (more: Partial<OidcUser> = {}): OidcUser => {
  people += 1;
  const email = `persona-${people}@latido.test`;
  return { sub: `sub-${people}`, email, email_verified: true, name: 'Ana Norte', ...more };
};

async function comeFromIssuer(page: Page, user: OidcUser, volver = '/'): Promise<void> {
  oidc.user = user;
  await page.goto(`/entrar?volver=${encodeURIComponent(volver)}`);
  await page.getByRole('button', { name: `Entrar con ${NAME}` }).click();
}

const whoami = async (page: Page) => {
  const answer = await page.request.get('/api/yo');
  return answer.ok() ? (await answer.json()).email : answer.status();
};

async function register(request: APIRequestContext, email: string): Promise<void> {
  const data = { nombre: 'Ana', email, password: PASSWORD, rol: 'cuidador' };
  expect((await request.post('/api/registro', { data })).status()).toBe(201);
}

async function signInHere(page: Page, email: string): Promise<void> {
  await page.goto('/entrar?volver=%2Fcuenta%2Fsegundo-factor');
  await page.getByLabel('Correo').fill(email);
  await page.getByLabel('Contraseña', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Entrar', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Segundo factor' })).toBeVisible();
}

async function leave(page: Page): Promise<void> {
  await awake(page);
  await page.getByRole('button', { name: 'Salir' }).click();
  await expect(page).toHaveURL(/\/entrar$/);
}

test('who is new chooses a rol, and comes in at once the next time', async ({ page }) => {
  const user = somebody();
  await comeFromIssuer(page, user);
  await expect(page.getByRole('heading', { level: 1, name: 'Te damos la bienvenida' })).toBeVisible();
  expect(await violationsOf(page, null)).toEqual([]);
  expect(await whoami(page)).toBe(401);
  await page.getByLabel(/Acompaño a alguien/).check();
  await page.getByRole('button', { name: 'Crear cuenta' }).click();
  await expect(page).toHaveURL(/\/cuidador$/);
  expect(await whoami(page)).toBe(user.email);
  await leave(page);
  // The sub is who they are, whatever their email is by now.
  await comeFromIssuer(page, { ...user, email: 'otro@latido.test' });
  await expect(page).toHaveURL(/\/cuidador$/);
  expect(await whoami(page)).toBe(user.email);
});

test('a page that was asked for opens after every step: the rol, the code, or none', async ({ page }) => {
  const user = somebody();
  await comeFromIssuer(page, user, '/panel/dispositivos');
  await page.getByLabel(/Estoy dejando de fumar/).check();
  await page.getByRole('button', { name: 'Crear cuenta' }).click();
  await expect(page).toHaveURL('/panel/dispositivos');
  await leave(page);
  await comeFromIssuer(page, user, '/cuenta/segundo-factor');
  await expect(page).toHaveURL('/cuenta/segundo-factor');
  await expect(page.getByText('Tu cuenta no tiene contraseña')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Desenlazar' })).toHaveCount(0);
  expect(await violationsOf(page, null)).toEqual([]);
});

test('an equal email opens no account, and an email that is not verified makes none', async ({
  page,
  request,
}) => {
  const user = somebody();
  await register(request, user.email ?? '');
  await comeFromIssuer(page, user);
  await expect(page.getByRole('alert').getByText(/Ya hay una cuenta con tu correo/)).toBeVisible();
  expect(await whoami(page)).toBe(401);
  await comeFromIssuer(page, somebody({ email_verified: false }));
  await expect(page.getByRole('alert').getByText(/correo verificado/)).toBeVisible();
  expect(await whoami(page)).toBe(401);
});

test('an account is linked by its owner, with the password, and asks for its second factor all the same', async ({
  page,
  request,
}) => {
  const user = somebody();
  const own = `duena-${user.sub}@latido.test`;
  await register(request, own);
  await signInHere(page, own);
  expect(await violationsOf(page, null)).toEqual([]);
  oidc.user = user;
  await page.getByLabel('Contraseña de Latido').fill('no es esta frase');
  await page.getByRole('button', { name: `Enlazar con ${NAME}` }).click();
  await expect(page.getByText('Esta no es tu contraseña')).toBeVisible();
  await expect(page.getByLabel('Contraseña de Latido')).toBeFocused();
  await page.getByLabel('Contraseña de Latido').fill(PASSWORD);
  await page.getByRole('button', { name: `Enlazar con ${NAME}` }).click();
  await expect(page.getByText(`Ya puedes entrar con ${NAME}.`)).toBeVisible();
  await leave(page);
  await comeFromIssuer(page, user);
  await expect(page).toHaveURL(/\/cuidador$/);
  expect(await whoami(page)).toBe(own);

  const path = '/api/cuenta/segundo-factor';
  const headers = { origin: URL_HERE };
  const begun = await page.request.post(path, { headers, data: { password: PASSWORD } });
  const totp = new TOTP({ secret: Secret.fromBase32((await begun.json()).secreto) });
  const at = Date.now();
  const data = { codigo: totp.generate({ timestamp: at }) };
  const confirmed = await page.request.post(`${path}/confirmar`, { headers, data });
  expect(confirmed.status()).toBe(201);
  await leave(page);
  await comeFromIssuer(page, user, '/cuenta/segundo-factor');
  await expect(page.getByLabel('Código de seis cifras')).toBeFocused();
  expect(await whoami(page)).toBe(401);
  await page.keyboard.type('000000');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').getByText(/código no es correcto/)).toBeVisible();
  await page.keyboard.type(totp.generate({ timestamp: at + 30_000 }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/cuenta/segundo-factor');
  expect(await whoami(page)).toBe(own);

  const { codigos } = await confirmed.json();
  await page.getByRole('button', { name: 'Desenlazar' }).click();
  await page.getByLabel('Contraseña de Latido').fill('no es esta frase');
  await page.getByLabel('Código', { exact: true }).fill(codigos[0]);
  await page.getByRole('button', { name: `Dejar de entrar con ${NAME}` }).click();
  await expect(page.getByText('Esta no es tu contraseña')).toBeVisible();
  expect(await violationsOf(page, null)).toEqual([]);
  await page.getByLabel('Contraseña de Latido').fill(PASSWORD);
  await page.getByRole('button', { name: `Dejar de entrar con ${NAME}` }).click();
  await expect(page.getByText('Desde ahora entras con tu correo y tu contraseña.')).toBeVisible();
  await leave(page);
  await comeFromIssuer(page, user);
  await expect(page.getByRole('heading', { level: 1, name: 'Te damos la bienvenida' })).toBeVisible();
});

test('an answer of the issuer that is not in order says so, and opens nothing', async ({ page }) => {
  oidc.spoil = (claims) => ({ ...claims, nonce: 'otro' });
  await comeFromIssuer(page, somebody());
  await expect(page.getByRole('alert').getByText(/No pudimos entrar/)).toBeVisible();
  expect(await whoami(page)).toBe(401);
});
