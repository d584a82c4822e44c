import { violationsOf } from './axe';
import { expect, test } from './fixtures';

const PAGES = ['/', '/ayuda', '/privacidad', '/servicio', '/no-existe'];
const SPANISH = /[áéíóúñ¿¡]|\b(que|para|una|los|las|tus|con)\b/;

for (const colorScheme of ['light', 'dark'] as const) {
  test(`in English, ${colorScheme}: nothing Spanish is left, nothing is clipped on a phone`, async ({
    browser,
  }) => {
    const context = await browser.newContext({
      locale: 'en-US',
      colorScheme,
      viewport: { width: 320, height: 700 },
    });
    const page = await context.newPage();
    for (const address of PAGES) {
      await page.goto(address);
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      // The name of the other language is in that language.
      const text = (await page.locator('body').innerText()).replace('Español', '');
      expect(text.match(SPANISH)?.[0], address).toBeUndefined();
      expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBe(320);
      expect(await violationsOf(page), address).toEqual([]);
    }
    await context.close();
  });
}

test('by the keyboard alone: from the front page to an answer, and on to an account', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('#contenido')).toBeFocused();
  await page.goto('/ayuda');
  await page.getByLabel('Buscar en la ayuda').focus();
  await page.keyboard.type('prediccion');
  await expect(page.getByRole('status').filter({ hasText: 'respuesta' })).toHaveText(/1 respuesta/);
  await expect(page.getByText('cuántas veces ha acertado contigo')).toBeVisible();
  await page.goto('/ayuda#borrar');
  await expect(page.getByText('Tienes 30 días para arrepentirte')).toBeVisible();
  await page.goto('/');
  await page.getByRole('link', { name: 'Crear mi cuenta' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/registro$/);
});

test('the status of the service is that of the server', async ({ page }) => {
  await page.goto('/servicio');
  await expect(page.getByRole('heading', { name: 'Todo funciona' })).toBeVisible();
  await expect(page.getByText(/^Comprobado/)).toBeVisible();
  await page.route(/\/api\/listo/, (route) =>
    route.fulfill({
      status: 503,
      json: { status: 'not_ready', checks: { database: false, migrations: true, bus: true } },
    }),
  );
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Ahora no se puede guardar ni leer' })).toBeVisible();
});
