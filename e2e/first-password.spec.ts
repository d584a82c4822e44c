import { execFileSync } from 'node:child_process';
import type { Browser, Page } from '@playwright/test';
import { expect, signIn, test } from './fixtures';
import { expectRight } from './looks-right';

/** Another one for each worker: after a failure the next one makes its own. */
const ADMINISTRADOR = { email: `jefe-${process.pid}@latido.test`, password: 'latido-sistema-3' };

test.describe.configure({ timeout: 120_000 });

test.beforeAll(() => {
  const { email, password } = ADMINISTRADOR;
  execFileSync(process.execPath, ['dist/admin.mjs', 'create', '--email', email, '--nombre', 'Jefe'], {
    env: { ...process.env, LATIDO_DATA_DIR: '.data/e2e', LATIDO_PASSWORD: password },
    stdio: 'pipe',
  });
});

/** As an administrador makes it: the password that is handed over. */
async function accountFor(page: Page, nombre: string, email: string): Promise<string> {
  await signIn(page, ADMINISTRADOR);
  await page.goto('/admin/usuarios');
  const form = page.getByRole('region', { name: 'Crear una cuenta' });
  await form.getByLabel('Nombre').fill(nombre);
  await form.getByLabel('Correo').fill(email);
  await form.getByRole('button', { name: 'Crear cuenta' }).click();
  await expect(form.getByText(/le pediremos que elija otra/)).toBeVisible();
  return (await form.getByText(/^([A-Z2-7]{5}-){3}[A-Z2-7]{5}$/).textContent()) ?? '';
}

async function comeIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/entrar?volver=%2Fpanel%2Fdispositivos');
  await page.getByLabel('Correo').fill(email);
  await page.getByLabel('Contraseña', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Entrar', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Elige tu contraseña' })).toBeVisible();
}

const elsewhere = async (browser: Browser) => (await browser.newContext()).newPage();

test('a password that was made for somebody is changed before any page opens, and leads where they were going', async ({
  page,
  browser,
}) => {
  const email = `primera-${process.pid}@latido.test`;
  const password = await accountFor(page, 'Olga Primera', email);
  const theirs = await elsewhere(browser);
  await comeIn(theirs, email, password);
  for (const address of ['/panel', '/cuenta', '/cuenta/segundo-factor', '/panel/perfil', '/entrar', '/']) {
    await theirs.goto(address);
    await expect(theirs).toHaveURL(/\/entrar\/contrasena\?volver=/);
  }
  await theirs.goto('/panel/dispositivos');
  await expectRight(theirs, theirs.url(), true);
  await theirs.getByLabel('La contraseña que te dieron').fill(password);
  await theirs.getByLabel('Tu contraseña nueva').fill(password);
  await theirs.getByRole('button', { name: 'Guardar y seguir' }).click();
  await expect(theirs.getByText('Elige una distinta de la que ya tienes')).toBeVisible();
  await expect(theirs.getByLabel('Tu contraseña nueva')).toBeFocused();
  await theirs.getByLabel('Tu contraseña nueva').fill('una frase solo suya');
  await theirs.keyboard.press('Enter');
  await expect(theirs).toHaveURL('/panel/dispositivos');
  await theirs.goto('/entrar/contrasena');
  await expect(theirs).toHaveURL('/panel');
  await theirs.context().close();
});

test('who does not want the account signs out, or closes it at once', async ({ page, browser }) => {
  const email = `sin-ganas-${process.pid}@latido.test`;
  const password = await accountFor(page, 'Iris Breve', email);
  const theirs = await elsewhere(browser);
  await comeIn(theirs, email, password);
  await theirs.getByRole('button', { name: 'Salir' }).click();
  await expect(theirs).toHaveURL(/\/entrar$/);
  await comeIn(theirs, email, password);
  await theirs.getByRole('link', { name: 'No quiero esta cuenta' }).click();
  await expect(theirs.getByRole('heading', { level: 1, name: 'Borrar mi cuenta' })).toBeVisible();
  await expectRight(theirs, theirs.url(), true);
  await theirs.getByLabel('Tu contraseña', { exact: true }).fill(password);
  await theirs.getByRole('button', { name: 'Cerrar mi cuenta' }).click();
  await expect(theirs.getByText('Tu cuenta está cerrada')).toBeVisible();
  await theirs.context().close();
});
