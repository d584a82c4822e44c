import { execFileSync } from 'node:child_process';
import type { Browser, Page } from '@playwright/test';
import { CONSUMIDOR, expect, pairDevice, signIn, tabTo, test } from './fixtures';

/** Another one for each worker: after a failure the next one makes its own. */
const ADMINISTRADOR = { email: `jefa-${process.pid}@latido.test`, password: 'latido-sistema-3' };
const MOTIVO = 'No contesta y su hermana pide que alguien mire';

test.describe.configure({ timeout: 180_000 });

test.beforeAll(() => {
  const { email, password } = ADMINISTRADOR;
  execFileSync(process.execPath, ['dist/admin.mjs', 'create', '--email', email, '--nombre', 'Jefa'], {
    env: { ...process.env, LATIDO_DATA_DIR: '.data/e2e', LATIDO_PASSWORD: password },
    stdio: 'pipe',
  });
});

/** Somebody else, in a browser of their own. */
async function elsewhere(browser: Browser, account: { email: string; password: string }): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, account);
  return page;
}

const row = (page: Page, list: string, text: string) =>
  page.getByRole('list', { name: list }).getByRole('listitem').filter({ hasText: text });

async function createAccount(page: Page, nombre: string, email: string): Promise<string> {
  await page.goto('/admin/usuarios');
  const form = page.getByRole('region', { name: 'Crear una cuenta' });
  await form.getByLabel('Nombre').fill(nombre);
  await form.getByLabel('Correo').fill(email);
  await form.getByRole('button', { name: 'Crear cuenta' }).click();
  return (await form.getByText(/^([A-Z2-7]{5}-){3}[A-Z2-7]{5}$/).textContent()) ?? '';
}

test('a person found by typing is deactivated, and their open page is signed out', async ({
  page,
  browser,
  request,
}) => {
  await signIn(page, ADMINISTRADOR);
  const email = 'olvidada@latido.test';
  const made = await createAccount(page, 'Ramón Olvidado', email);
  const password = 'una frase solo suya';
  const { access } = await (await request.post('/api/token', { data: { email, password: made } })).json();
  const headers = { authorization: `Bearer ${access}` };
  await request.post('/api/cuenta/contrasena', { headers, data: { actual: made, nueva: password } });
  const theirs = await elsewhere(browser, { email, password });
  await expect(theirs.getByRole('heading', { name: 'Hola, Ramón Olvidado' })).toBeVisible();
  await expect(theirs.locator('[data-transport=vivo]').first()).toBeVisible();

  const search = page.getByRole('search').getByLabel('Buscar');
  await tabTo(page, search);
  await page.keyboard.type('ramon olv');
  await expect(page.getByText('1 cuenta', { exact: true })).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'Desactivar: Ramón Olvidado' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '¿Desactivar a Ramón Olvidado?' });
  await tabTo(page, dialog.getByRole('button', { name: 'Desactivar' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Ramón Olvidado quedó desactivada/)).toBeVisible();
  await expect(row(page, 'Cuentas', 'Ramón Olvidado').getByText('Desactivada')).toBeVisible();

  await expect(theirs.getByText('Tu sesión terminó').first()).toBeVisible();
  await theirs.reload();
  await expect(theirs).toHaveURL(/\/entrar/);
  await theirs.context().close();

  await page.goto('/admin/auditoria');
  await page.getByLabel('Buscar').fill('ramon');
  await expect(row(page, 'Anotaciones', 'Desactivó la cuenta')).toContainText('Ramón Olvidado');
  await expect(row(page, 'Anotaciones', 'Creó la cuenta · Ramón')).toContainText('Jefa, desde');
});

async function openEmergency(page: Page): Promise<void> {
  await page.goto('/admin/emergencias');
  await page.getByLabel('Persona').fill('alma');
  await page.getByRole('radio', { name: /Alma Demo/ }).check();
  await page.getByLabel('Motivo').fill('corto');
  await expect(page.getByRole('button', { name: 'Abrir acceso' })).toBeDisabled();
  await page.getByLabel('Motivo').fill(MOTIVO);
  await page.getByRole('button', { name: 'Abrir acceso' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sí, abrir' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Acceso de emergencia: Alma/ })).toBeVisible();
}

test('emergency access: the person sees the notice and ends it; auditoria shows it', async ({
  page,
  browser,
  request,
}) => {
  const device = await pairDevice(request);
  await device.send([{ n: 1, heart_rate: 93 }]);
  const theirs = await elsewhere(browser, CONSUMIDOR);
  await signIn(page, ADMINISTRADOR);
  expect((await page.goto('/admin/emergencias/22'))?.status()).toBe(404);

  await openEmergency(page);
  const now = page.getByRole('region', { name: 'Frecuencia ahora' });
  await expect(now.locator('[data-transport=vivo]')).toBeVisible();
  await device.send([{ n: 2, heart_rate: 117 }]);
  await expect(now.getByText('117', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('timer')).toHaveText(/^1[45]:\d\d$/);
  await expect(page.getByRole('button', { name: 'Registrar' })).toHaveCount(0);

  const notice = theirs.getByRole('region', { name: 'Acceso de emergencia' });
  await expect(notice).toContainText('Jefa abrió un acceso de emergencia');
  await expect(notice).toContainText(MOTIVO);
  await notice.getByRole('button', { name: 'Terminar este acceso' }).click();
  await expect(notice).toHaveCount(0);
  await expect(page.getByText('El acceso a los datos de Alma Demo terminó')).toBeVisible();
  await expect(now).toHaveCount(0);
  expect((await page.goto('/admin/emergencias/22'))?.status()).toBe(404);
  await theirs.goto('/panel/cuidadores');
  await expect(theirs.getByRole('region', { name: 'Accesos de emergencia' })).toContainText(MOTIVO);
  await theirs.context().close();

  await page.goto('/admin/auditoria');
  await page.getByLabel('Buscar').fill('hermana pide');
  // The list is narrowed a moment after what was typed.
  await expect(row(page, 'Anotaciones', 'Abrió un acceso')).toHaveCount(1);
  await expect(row(page, 'Anotaciones', 'Abrió un acceso')).toContainText('Alma Demo');
  await expect(row(page, 'Anotaciones', 'Terminó un acceso')).toContainText('Alma Demo, desde');
});

test('a device is revoked, and the health of the system is told', async ({ page, request }) => {
  const device = await pairDevice(request);
  await device.send([{ n: 1, heart_rate: 88 }]);
  await signIn(page, ADMINISTRADOR);
  await expect(page.getByRole('status').filter({ hasText: 'Todo funciona' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Trabajos' })).toContainText('La retención de lecturas');
  await page.getByRole('link', { name: 'Dispositivos' }).click();
  const newest = page.getByRole('list', { name: 'Dispositivos' }).getByRole('listitem').first();
  await expect(newest).toContainText('Alma Demo');
  await newest.getByRole('button', { name: /^Revocar/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revocar' }).click();
  await expect(newest).toContainText('Revocado el');
});
