import type { Locator, Page } from '@playwright/test';
import { mailsTo } from '../lib/testing/mails';
import { violationsOf } from './axe';
import { awake, expect, MAILS, test } from './fixtures';
import { expectEnglish } from './spanish-left';

test.use({ locale: 'en-US' });

const PASSWORD = 'a phrase that is long';
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };

const PUBLIC = [
  '/entrar?registrado=1',
  '/registro',
  '/recuperar',
  '/recuperar/nueva?enlace=x',
  '/verificar?enlace=x',
  '/nada',
];
const OWN = ['/cuenta', '/cuenta/segundo-factor', '/cuenta/borrar'];

const html = (page: Page) => page.locator('html');
const choose = (where: Page | Locator, name: string) =>
  where.getByRole('button', { name, exact: true }).last();

async function fillRegistration(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill('Nadia');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
}

async function register(page: Page, email: string): Promise<void> {
  await page.goto('/registro');
  await awake(page);
  await page.getByRole('radio', { name: /I support someone/ }).check();
  await fillRegistration(page, email, PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL('/cuidador');
  await awake(page);
}

test('a browser that asks for English gets it on every page, without a word of Spanish, and by all rules', async ({
  page,
}) => {
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const address of PUBLIC) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectEnglish(page);
    expect.soft(await violationsOf(page), address).toEqual([]);
  }
  await register(page, 'english-pages@latido.test');
  await page.goto('/cuenta/borrar');
  await awake(page);
  await page.getByRole('radio', { name: /Erase it now/ }).check();
  await page.getByRole('button', { name: 'Erase everything now' }).click();
  await expect(page.getByText('Type ERASE to confirm it')).toBeVisible();
  await expectEnglish(page);
  for (const address of OWN) {
    await page.goto(address);
    await awake(page);
    await expectEnglish(page);
    expect.soft(await violationsOf(page), address).toEqual([]);
  }
});

test('the language is changed in the middle of a form, which keeps what was typed and where one is', async ({
  page,
}) => {
  await page.setViewportSize(PHONE);
  await page.goto('/registro');
  await awake(page);
  const zone = page.getByRole('combobox');
  await zone.selectOption('America/Mexico_City');
  await fillRegistration(page, 'half@latido.test', 'corta');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByText('Use at least 10 characters')).toBeVisible();
  await expect(page.getByText('Check the marked fields.')).toBeVisible();
  // A reload would lose it.
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  const spanish = choose(page, 'Español');
  await spanish.scrollIntoViewIfNeeded();
  const scrolled = await page.evaluate(() => window.scrollY);
  await spanish.click();

  await expect(html(page)).toHaveAttribute('lang', 'es');
  await expect(page.getByRole('heading', { level: 1, name: 'Crea tu cuenta' })).toBeVisible();
  await expect(page).toHaveTitle(/Crear cuenta/);
  await expect(page.getByLabel('Nombre')).toHaveValue('Nadia');
  await expect(page.getByLabel('Correo')).toHaveValue('half@latido.test');
  await expect(page.getByLabel('Contraseña', { exact: true })).toHaveValue('corta');
  await expect(zone).toHaveValue('America/Mexico_City');
  await expect(zone.locator('option:checked')).toHaveText('Ciudad de México');
  // What was refused in the language before is no longer told in it.
  await expect(page.getByText('Use at least 10 characters')).toHaveCount(0);
  await expect(choose(page, 'Español')).toBeFocused();
  expect(Math.abs((await page.evaluate(() => window.scrollY)) - scrolled)).toBeLessThan(120);
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  await page.getByRole('button', { name: 'Crear cuenta' }).click();
  await expect(page.getByText('Usa al menos 10 caracteres')).toBeVisible();

  // It is kept in this browser, against what the browser asks for.
  await page.goto('/entrar');
  await expect(page.getByRole('heading', { level: 1, name: 'Hola de nuevo' })).toBeVisible();
});

test('a sign-in that is refused says why in English', async ({ page }) => {
  await page.goto('/entrar');
  await awake(page);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert').getByText('The email or the password is not right')).toBeVisible();
  await expectEnglish(page);
});

test('what is live goes on over the same sockets', async ({ page, request }) => {
  const data = { nombre: 'Nadia', email: 'live-idioma@latido.test', password: PASSWORD, rol: 'consumidor' };
  const headers = { 'accept-language': 'en' };
  expect((await request.post('/api/registro', { data, headers })).status()).toBe(201);
  const sockets: { closed: boolean }[] = [];
  page.on('websocket', (socket) => {
    const one = { closed: false };
    sockets.push(one);
    socket.on('close', () => Object.assign(one, { closed: true }));
  });
  await page.goto('/entrar?volver=%2Fpanel');
  await awake(page);
  await page.getByLabel('Email').fill(data.email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL('/panel');
  await awake(page);
  await expect(html(page)).toHaveAttribute('lang', 'en');
  await expect.poll(() => sockets.filter(({ closed }) => !closed).length).toBeGreaterThan(0);
  const before = structuredClone(sockets);
  await choose(page.getByRole('contentinfo'), 'Español').click();
  await expect(html(page)).toHaveAttribute('lang', 'es');
  await expect(page.getByRole('link', { name: 'Cuenta', exact: true })).toBeVisible();
  expect(sockets).toEqual(before);
});

test('an account keeps its language: in its mails, on its other tabs, wherever it signs in', async ({
  page,
  context,
  browser,
}) => {
  const email = 'tabs-idioma@latido.test';
  await register(page, email);
  await expect(page.getByRole('region', { name: 'Confirm your email' })).toBeVisible();
  await expect.poll(async () => (await mailsTo(MAILS, email)).join()).toContain('Confirm my email');

  await page.goto('/cuenta');
  await awake(page);
  const other = await context.newPage();
  await other.goto('/cuenta');
  await awake(other);
  await page.getByLabel('New email').fill('half-typed@latido.test');

  await choose(page.getByRole('region', { name: 'Language' }), 'Español').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Cuenta' })).toBeVisible();
  await expect(html(page)).toHaveAttribute('lang', 'es');
  await expect(page.getByLabel('Correo nuevo')).toHaveValue('half-typed@latido.test');
  await expect(page.getByRole('region', { name: 'Confirma tu correo' })).toBeVisible();

  // The other tab, at the next page that it goes to, without loading anew.
  await other.bringToFront();
  await expect(html(other)).toHaveAttribute('lang', 'en');
  await other.evaluate(() => Object.assign(window, { sameDocument: true }));
  await other.getByRole('link', { name: /Second factor/ }).click();
  await expect(html(other)).toHaveAttribute('lang', 'es');
  await expect(other.getByRole('heading', { level: 1, name: 'Segundo factor' })).toBeVisible();
  await expect(other.getByRole('button', { name: 'Salir' })).toBeVisible();
  await expect(other.getByRole('heading', { level: 2, name: 'Activar el segundo factor' })).toBeVisible();
  expect(await other.evaluate(() => 'sameDocument' in window)).toBe(true);

  // Another browser, which asks for English.
  const elsewhere = await (await browser.newContext({ locale: 'en-US' })).newPage();
  await elsewhere.setViewportSize(DESK);
  await elsewhere.goto('/entrar');
  await expect(elsewhere.getByRole('heading', { level: 1, name: 'Hello again' })).toBeVisible();
  await choose(elsewhere, 'Español').click();
  await expect(elsewhere.getByRole('heading', { level: 1, name: 'Hola de nuevo' })).toBeVisible();
  await choose(elsewhere, 'English').click();
  await elsewhere.getByLabel('Email').fill(email);
  await elsewhere.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click();
  await elsewhere.waitForURL('/cuidador');
  await expect(html(elsewhere)).toHaveAttribute('lang', 'es');
  await elsewhere.context().close();
});
