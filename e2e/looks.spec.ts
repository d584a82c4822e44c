import { CONSUMIDOR, CUIDADOR, expect, signIn, test } from './fixtures';

test('what a cuidador looks at, the consumidor reads: who, what and when', async ({ page, browser }) => {
  const other = await browser.newPage();
  await signIn(other, CUIDADOR);
  await other.goto('/cuidador/22');
  await expect(other.getByRole('heading', { level: 1, name: 'Alma Demo' })).toBeVisible();
  await expect(other.locator('[data-transport=vivo]').first()).toBeVisible();

  await signIn(page, CONSUMIDOR);
  await page.getByRole('link', { name: 'Cuidadores' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Quién me ve' })).toBeVisible();
  const log = page.getByRole('region', { name: 'Quién miró tus datos' });
  const seen = log.getByRole('list', { name: 'Registro de miradas' }).getByRole('listitem').first();
  await expect(seen).toContainText(/vio .*tu frecuencia cardíaca.* en vivo/);
  await expect(seen).toContainText(/sigue ahí/);
  const glance = log.getByRole('list', { name: 'En resumen' }).getByRole('listitem').first();
  await expect(glance).toContainText(/Última vez: (ahora|hace)/);
  await expect(glance).toContainText(/Hoy, [1-9]/);

  await other.close();
  await expect(page.getByRole('region', { name: 'Quién te acompaña' })).toBeVisible();
});
