import { CONSUMIDOR, expect, fillSignIn, tabTo, test } from './fixtures';

test('by the keyboard alone', async ({ page }) => {
  await page.goto('/entrar');
  await tabTo(page, page.getByLabel(/correo/i));
  await page.keyboard.type(CONSUMIDOR.email);
  await tabTo(page, page.getByLabel('Contraseña', { exact: true }));
  await page.keyboard.type('no es esta');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').getByText(/contraseña/i)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(CONSUMIDOR.password);
  await tabTo(page, page.getByRole('button', { name: 'Entrar' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/panel$/);
  await tabTo(page, page.getByRole('link', { name: 'Dispositivos' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Dispositivos' })).toBeVisible();
});

test('a page reached while signed out comes back after it, also when the session ends on the way', async ({
  page,
  context,
}) => {
  await page.goto('/panel/dispositivos?desde=correo');
  await expect(page).toHaveURL('/entrar?volver=%2Fpanel%2Fdispositivos%3Fdesde%3Dcorreo');
  await fillSignIn(page, CONSUMIDOR);
  await expect(page).toHaveURL('/panel/dispositivos?desde=correo');
  await context.clearCookies();
  await page.getByRole('link', { name: 'Cuidadores' }).click();
  await expect(page).toHaveURL('/entrar?volver=%2Fpanel%2Fcuidadores');
  await fillSignIn(page, CONSUMIDOR);
  await expect(page).toHaveURL('/panel/cuidadores');
});

test('neither a header nor an address leads elsewhere after it', async ({ page, request }) => {
  const answer = await request.get('/panel', { headers: { 'x-latido-path': '/otra' }, maxRedirects: 0 });
  expect(answer.status()).toBe(307);
  expect(answer.headers().location).toBe('/entrar?volver=%2Fpanel');
  await page.goto('/entrar?volver=https%3A%2F%2Fotro.test%2Fpanel');
  await fillSignIn(page, CONSUMIDOR);
  await expect(page).toHaveURL('/panel');
});
