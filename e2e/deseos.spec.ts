import { CONSUMIDOR, expect, signIn, tabTo, test } from './fixtures';

test('a deseo is logged and resolved', async ({ page }) => {
  await signIn(page, CONSUMIDOR);
  await page
    .getByRole('region', { name: '¿De qué tienes antojo?' })
    .getByRole('button', { name: 'Compra' })
    .click();
  const ride = page.getByRole('dialog', { name: 'Antojo: Compra' });
  await ride.getByRole('button', { name: 'Cerrar' }).click();
  const resolve = page
    .getByRole('group', { name: /¿Cómo terminó\? Compra/ })
    .getByRole('button', { name: 'Lo superé' });
  await expect(resolve).toHaveCount(1);
  await resolve.click();
  await expect(resolve).toHaveCount(0);
  await expect(page.getByText('Por enviar').filter({ visible: true })).toHaveCount(0);
});

test('the same by the keyboard alone', async ({ page }) => {
  await signIn(page, CONSUMIDOR);
  await tabTo(page, page.getByRole('link', { name: 'Saltar al contenido' }));
  await page.keyboard.press('Enter');
  await tabTo(
    page,
    page.getByRole('region', { name: '¿De qué tienes antojo?' }).getByRole('button', { name: 'Comida' }),
  );
  await page.keyboard.press('Enter');
  const ride = page.getByRole('dialog', { name: 'Antojo: Comida' });
  await tabTo(page, ride.getByRole('slider'));
  await page.keyboard.press('End');
  await expect(ride.getByText('10 de 10')).toBeVisible();
  await page.keyboard.press('Escape');
  const open = page.getByRole('group', { name: /¿Cómo terminó\? Comida/ });
  await tabTo(page, open.getByRole('button', { name: 'Lo superé' }));
  // Shown at once and sent after what was told before: who left now would leave it to be sent later.
  const sent = page.waitForResponse(/\/resolver$/);
  await page.keyboard.press('Space');
  await expect(open).toHaveCount(0);
  const deseo = page.getByRole('region', { name: 'Mis antojos' }).getByRole('listitem').first();
  await expect(deseo).toContainText('Intensidad 10 de 10');
  await expect(deseo).toContainText('Superado');
  // The buttons are gone, the keyboard's place is not.
  await expect(deseo).toBeFocused();
  expect((await sent).ok()).toBe(true);
});
