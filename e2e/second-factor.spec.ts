import type { APIRequestContext, Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { violationsOf } from './axe';
import { expect, signIn, tabTo, test } from './fixtures';
import { painted } from './looks-right';

const PASSWORD = 'una frase larga';
const STEP_MS = 30_000;

async function register(request: APIRequestContext, name: string): Promise<string> {
  const email = `${name}-${Date.now()}@latido.test`;
  const data = { nombre: 'Ana', email, password: PASSWORD, rol: 'cuidador' };
  expect((await request.post('/api/registro', { data })).status()).toBe(201);
  return email;
}

async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await painted(page);
    expect(await violationsOf(page, null)).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await page.setViewportSize({ width: 1280, height: 900 });
}

async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByRole('button', { name, exact: true }));
  await page.keyboard.press('Enter');
}

/** The password step by the keyboard; the focus is on the code afterwards. */
async function passPassword(page: Page, email: string): Promise<void> {
  await page.goto('/entrar?volver=%2Fcuenta%2Fsegundo-factor');
  await tabTo(page, page.getByLabel('Correo'));
  await page.keyboard.type(email);
  await tabTo(page, page.getByLabel('Contraseña', { exact: true }));
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
}

test('by the keyboard alone: set up, sign in with a code, and with a recovery code', async ({
  page,
  request,
  context,
  browser,
}) => {
  const email = await register(request, 'factor');
  const other = await (await browser.newContext()).newPage();
  await signIn(other, { email, password: PASSWORD });
  await passPassword(page, email);
  await expect(page.getByRole('heading', { level: 1, name: 'Segundo factor' })).toBeVisible();
  await expectAccessible(page);
  await tabTo(page, page.getByLabel('Tu contraseña', { exact: true }));
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');

  const key = (await page.getByTestId('clave').innerText()).replaceAll(' ', '');
  const totp = new TOTP({ secret: Secret.fromBase32(key) });
  const picture = page.getByRole('img', { name: /Código QR/ });
  await expect(picture).toBeVisible();
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await expectAccessible(page);
  await tabTo(page, page.getByLabel('Código de seis cifras'));
  await page.keyboard.type('000000');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').getByText(/código no es correcto/)).toBeVisible();
  await expect(page.getByLabel('Código de seis cifras')).toBeFocused();
  const confirmedAt = Date.now();
  await page.keyboard.type(totp.generate({ timestamp: confirmedAt }));
  await page.keyboard.press('Enter');

  const codes = page.getByRole('listitem').filter({ hasText: /^[A-Z2-7]{5}-[A-Z2-7]{5}$/ });
  await expect(codes).toHaveCount(10);
  const recovery = await codes.first().innerText();
  await expect(page.getByRole('status').getByText('Tus demás sesiones se cerraron.')).toBeVisible();
  await other.goto('/cuenta');
  await expect(other).toHaveURL(/\/entrar/);
  await other.context().close();
  await expectAccessible(page);
  await press(page, 'Ya los guardé');
  await expect(page.getByText('Te quedan 10 códigos de recuperación.')).toBeVisible();
  await expectAccessible(page);

  await press(page, 'Salir');
  await expect(page).toHaveURL(/\/entrar$/);
  await passPassword(page, email);
  const code = page.getByLabel('Código de seis cifras');
  await expect(code).toBeFocused();
  await expect(code).toHaveAttribute('autocomplete', 'one-time-code');
  expect((await context.cookies()).map(({ name }) => name)).not.toContain('next-auth.session-token');
  await expectAccessible(page);
  // The next step's code counts already; pasted as apps copy it.
  const next = totp.generate({ timestamp: confirmedAt + STEP_MS });
  await page.evaluate(
    (text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      const field = document.activeElement as HTMLInputElement;
      const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      if (field.dispatchEvent(paste)) document.execCommand('insertText', false, text);
    },
    `${next.slice(0, 3)} ${next.slice(3)}`,
  );
  await expect(code).toHaveValue(`${next.slice(0, 3)} ${next.slice(3)}`);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Te quedan 10 códigos de recuperación.')).toBeVisible();

  await press(page, 'Salir');
  await expect(page).toHaveURL(/\/entrar$/);
  await passPassword(page, email);
  await expect(code).toBeFocused();
  await press(page, 'Usar un código de recuperación');
  await expect(page.getByLabel('Código de recuperación')).toBeFocused();
  await page.keyboard.type(recovery.toLowerCase());
  await page.keyboard.press('Enter');
  await expect(page.getByText('Te quedan 9 códigos de recuperación.')).toBeVisible();

  await press(page, 'Desactivar');
  await tabTo(page, page.getByLabel('Tu contraseña', { exact: true }));
  await page.keyboard.type(PASSWORD);
  await tabTo(page, page.getByLabel('Código', { exact: true }));
  await expectAccessible(page);
  await page.keyboard.type(recovery);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').getByText(/ya se usó/)).toBeVisible();
});

test('the password step of next-auth opens nothing, also when it is asked directly', async ({ request }) => {
  const email = await register(request, 'directo');
  const { access } = await (await request.post('/api/token', { data: { email, password: PASSWORD } })).json();
  const headers = { authorization: `Bearer ${access}` };
  const path = '/api/cuenta/segundo-factor';
  const { secreto } = await (await request.post(path, { headers, data: { password: PASSWORD } })).json();
  const codigo = new TOTP({ secret: Secret.fromBase32(secreto) }).generate();
  expect((await request.post(`${path}/confirmar`, { headers, data: { codigo } })).status()).toBe(201);

  const { csrfToken } = await (await request.get('/api/auth/csrf')).json();
  for (const wrong of [undefined, '', codigo, '000000']) {
    const form = {
      csrfToken,
      json: 'true',
      email,
      password: PASSWORD,
      ...(wrong === undefined ? {} : { codigo: wrong }),
    };
    const answer = await request.post('/api/auth/callback/credentials', { form });
    expect(answer.status()).toBe(401);
    expect((await answer.json()).url).toMatch(/error=second_factor_(required|wrong)/);
    expect((await request.get('/api/yo')).status()).toBe(401);
    expect(await (await request.get('/api/auth/session')).json()).toEqual({});
  }
});
