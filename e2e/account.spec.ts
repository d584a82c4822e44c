import type { APIRequestContext, Browser, Page } from '@playwright/test';
import { mailsTo } from '../lib/testing/mails';
import { expect, fillSignIn, MAILS, mailedLink, signIn, tabTo, test } from './fixtures';

const FIRST = 'una frase larga';
const SECOND = 'otra frase más larga';

type Account = { email: string; password: string };

async function register(request: APIRequestContext, name: string): Promise<Account> {
  const account = { email: `${name}@latido.test`, password: FIRST };
  const data = { ...account, nombre: 'Nora', rol: 'consumidor' };
  expect((await request.post('/api/registro', { data })).status()).toBe(201);
  return account;
}

async function elsewhere(browser: Browser, account: Account): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, account);
  return page;
}

const banner = (page: Page) => page.getByRole('region', { name: 'Confirma tu correo' });

test('who registers is in at once, and confirms the address with the mail; only looking at the link uses nothing up', async ({
  page,
}) => {
  const email = 'nora@latido.test';
  await page.goto('/registro');
  await page.getByLabel('Nombre').fill('Nora');
  await page.getByLabel('Correo').fill(email);
  await page.getByLabel('Contraseña', { exact: true }).fill('qwertyuiop');
  await page.getByRole('button', { name: 'Crear cuenta' }).click();
  await expect(page.getByText('Esta contraseña es de las más usadas: elige otra')).toBeVisible();
  await page.getByLabel('Contraseña', { exact: true }).fill(FIRST);
  await page.getByRole('button', { name: 'Crear cuenta' }).click();
  await expect(page).toHaveURL(/\/panel\/inicio/);
  await expect(banner(page)).toBeVisible();

  await page.goto('/panel/cuidadores');
  await page.getByRole('button', { name: /Crear código/ }).click();
  await expect(page.getByRole('alert').getByText(/Primero confirma tu correo/)).toBeVisible();
  await banner(page).getByRole('button', { name: 'Reenviar' }).click();
  await expect(banner(page).getByText('te lo enviamos otra vez')).toBeVisible();

  const link = await mailedLink({ email }, 'Confirmar mi correo');
  for (let looks = 0; looks < 2; looks += 1) await page.request.get(link);
  await page.goto(link);
  await page.getByRole('button', { name: 'Confirmar mi correo' }).click();
  await expect(page.getByText('Tu correo está confirmado')).toBeVisible();
  await page.getByRole('link', { name: 'Ir a Latido' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Hola, Nora/ })).toBeVisible();
  await expect(banner(page)).toHaveCount(0);
  await page.goto(link);
  await page.getByRole('button', { name: 'Confirmar mi correo' }).click();
  await expect(page.getByRole('alert').getByText(/ya se usó/)).toBeVisible();
});

test('an address that has an account: the same words, and its owner gets a mail', async ({
  page,
  request,
}) => {
  const { email } = await register(request, 'ocupada');
  await page.goto('/registro');
  await page.getByLabel('Nombre').fill('Rosa');
  await page.getByLabel('Correo').fill(email);
  await page.getByLabel('Contraseña', { exact: true }).fill(SECOND);
  await page.getByRole('button', { name: 'Crear cuenta' }).click();
  await expect(page.getByText('Revisa tu correo')).toBeVisible();
  await expect.poll(async () => (await mailsTo(MAILS, email)).join()).toContain('ya tienes una');
});

test('a forgotten password, by the keyboard alone; whoever was signed in is so no more', async ({
  page,
  request,
  browser,
}) => {
  const account = await register(request, 'olvido');
  const other = await elsewhere(browser, account);
  await page.goto('/entrar');
  await tabTo(page, page.getByRole('link', { name: '¿Olvidaste tu contraseña?' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '¿Olvidaste tu contraseña?' })).toBeVisible();
  await tabTo(page, page.getByLabel('Correo'));
  await page.keyboard.type(account.email);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').getByText(/Revisa tu correo/)).toBeVisible();

  await page.goto(await mailedLink(account, 'Elegir una contraseña nueva'));
  await tabTo(page, page.getByLabel('Contraseña nueva'));
  await page.keyboard.type(account.email);
  await page.keyboard.press('Enter');
  await expect(page.getByText('No uses tu correo en la contraseña')).toBeVisible();
  await expect(page.getByLabel('Contraseña nueva')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(SECOND);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Tu contraseña cambió')).toBeVisible();

  await other.goto('/panel');
  await expect(other).toHaveURL(/\/entrar/);
  await fillSignIn(page, { ...account, password: SECOND });
  await expect(page).toHaveURL('/panel');
  await other.context().close();
});

test('a changed password ends the other sessions, and keeps this one', async ({ page, request, browser }) => {
  const account = await register(request, 'cambio');
  const other = await elsewhere(browser, account);
  await signIn(page, account);
  await page.getByRole('link', { name: 'Cuenta' }).click();
  const card = page.getByRole('region', { name: 'Contraseña' });
  await card.getByLabel('Contraseña actual').fill('no es esta');
  await card.getByLabel('Contraseña nueva').fill(SECOND);
  await card.getByRole('button', { name: 'Cambiar contraseña' }).click();
  await expect(card.getByText('Esta no es tu contraseña')).toBeVisible();
  await expect(card.getByLabel('Contraseña actual')).toBeFocused();
  await card.getByLabel('Contraseña actual').fill(FIRST);
  await card.getByRole('button', { name: 'Cambiar contraseña' }).click();
  await expect(card.getByText(/Tu contraseña cambió/)).toBeVisible();
  await other.goto('/panel');
  await expect(other).toHaveURL(/\/entrar/);
  await page.goto('/panel');
  await expect(page).toHaveURL('/panel');
  await other.context().close();
});

test('sessions are seen and ended; name and address are changed', async ({ page, request, browser }) => {
  const account = await register(request, 'sesiones');
  const other = await elsewhere(browser, account);
  await signIn(page, account);
  await page.goto('/cuenta');
  const card = page.getByRole('region', { name: 'Sesiones abiertas' });
  await expect(card.getByRole('listitem')).toHaveCount(2);
  await expect(card.getByText('Esta sesión')).toHaveCount(1);
  const own = card.getByRole('listitem').filter({ hasNotText: 'Esta sesión' });
  await expect(own).toContainText(/Chrome en Linux/);
  await own.getByRole('button', { name: /Cerrar la sesión/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cerrar sesión' }).click();
  await expect(card.getByRole('listitem')).toHaveCount(1);
  await other.goto('/panel');
  await expect(other).toHaveURL(/\/entrar/);
  await other.context().close();

  const profile = page.getByRole('region', { name: 'Perfil' });
  await profile.getByLabel('Nombre').fill('Nora Luz');
  await profile.getByRole('button', { name: 'Guardar' }).click();
  await expect(page.getByRole('banner').getByText('Nora Luz')).toBeAttached();
  await expect(profile.getByLabel('Nombre')).toHaveValue('Nora Luz');

  const address = page.getByRole('region', { name: 'Correo', exact: true });
  await address.getByLabel('Correo nuevo').fill('sesiones-nueva@latido.test');
  await address.getByLabel('Tu contraseña').fill(FIRST);
  await address.getByRole('button', { name: 'Cambiar correo' }).click();
  await expect(address.getByText(/Te enviamos un enlace/)).toBeVisible();
  await page.goto(await mailedLink({ email: 'sesiones-nueva@latido.test' }, 'Usar este correo'));
  await page.getByRole('button', { name: 'Confirmar mi correo' }).click();
  await expect(page.getByText('sesiones-nueva@latido.test')).toBeVisible();
  await page.goto('/cuenta');
  await expect(address.getByText('sesiones-nueva@latido.test')).toBeVisible();
  await expect(address.getByText('Confirmado')).toBeVisible();

  await page.getByRole('button', { name: 'Cerrar todas', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cerrar todas' }).click();
  await expect(page).toHaveURL('/entrar');
});
