import type { Page } from '@playwright/test';
import { expect, fillSignIn, tabTo, test } from './fixtures';

type Account = { email: string; password: string };

async function register(page: Page, name: string): Promise<Account> {
  const account = { email: `${name}-${Date.now()}@latido.test`, password: 'una frase bien larga' };
  const data = { ...account, nombre: 'Persona que se va', rol: 'consumidor' };
  expect((await page.request.post('/api/registro', { data })).status()).toBe(201);
  return account;
}

const asked = (page: Page) =>
  page.getByRole('heading', { name: /Tu cuenta se borrará el .*; ¿restaurarla\?/ });

test('an account is closed by the keyboard alone, and restored at the sign-in', async ({ page }) => {
  const account = await register(page, 'vuelve');
  await page.goto('/cuenta/borrar');
  await fillSignIn(page, account);
  await expect(page.getByRole('heading', { level: 1, name: 'Borrar mi cuenta' })).toBeVisible();
  await tabTo(page, page.getByLabel('Tu contraseña'));
  await page.keyboard.type('no es esta');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Esta no es tu contraseña')).toBeVisible();
  await expect(page.getByLabel('Tu contraseña')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(account.password);
  await tabTo(page, page.getByRole('button', { name: 'Cerrar mi cuenta' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Tu cuenta está cerrada' })).toBeFocused();
  await expect(page.getByText(/Se borrará el \d+ \w+ \d{4}/)).toBeVisible();
  await page.goto('/panel');
  await expect(page).toHaveURL('/entrar?volver=%2Fpanel');

  await page.getByLabel(/correo/i).fill(account.email);
  await page.getByLabel(/^contraseña/i).fill('no es esta');
  await page.getByRole('button', { name: 'Entrar' }).click();
  await expect(page.getByText('El correo o la contraseña no son correctos')).toBeVisible();
  await page.getByLabel(/^contraseña/i).fill(account.password);
  await page.getByRole('button', { name: 'Entrar' }).click();
  await expect(asked(page)).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Restaurar mi cuenta' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/panel');
});

test('who does not want to wait gets a receipt, and the account is no more', async ({ page }) => {
  const account = await register(page, 'borrada');
  await page.goto('/cuenta/borrar');
  await fillSignIn(page, account);
  await page.getByRole('radio', { name: /Borrarla ahora/ }).check();
  await page.getByLabel('Tu contraseña').fill(account.password);
  await page.getByRole('button', { name: 'Borrar todo ahora' }).click();
  await expect(page.getByLabel('Escribe BORRAR')).toBeFocused();
  await page.getByLabel('Escribe BORRAR').fill('BORRAR');
  await page.getByRole('button', { name: 'Borrar todo ahora' }).click();
  await expect(page.getByRole('heading', { name: 'Tu cuenta está borrada' })).toBeFocused();
  await expect(page.getByText(/Borramos \d+ registros de \d+ tablas/)).toBeVisible();
  const answer = await page.request.post('/api/token', { data: account });
  expect((await answer.json()).code).toBe('bad_credentials');
});
