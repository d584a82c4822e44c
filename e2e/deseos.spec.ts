import { CONSUMIDOR, expect, signIn, tabTo, test } from './fixtures';

test('a deseo is logged and resolved', async ({ page }) => {
  await signIn(page, CONSUMIDOR);
  const form = page.getByRole('region', { name: 'Registrar un antojo' });
  await form.getByRole('button', { name: 'Registrar' }).click();
  await expect(form.getByText(/Registrado/)).toBeVisible();
  const resolve = page.getByRole('button', { name: /Lo superé/ });
  await expect(resolve).toHaveCount(1);
  await resolve.click();
  await expect(resolve).toHaveCount(0);
});

test('the same by the keyboard alone', async ({ page }) => {
  await signIn(page, CONSUMIDOR);
  await tabTo(page, page.getByRole('link', { name: 'Saltar al contenido' }));
  await page.keyboard.press('Enter');
  const form = page.getByRole('region', { name: 'Registrar un antojo' });
  await tabTo(page, form.getByRole('radio', { name: 'Sustancia' }));
  await page.keyboard.press('ArrowDown');
  await expect(form.getByRole('radio', { name: 'Comida' })).toBeChecked();
  await tabTo(page, form.getByRole('slider'));
  await page.keyboard.press('End');
  await tabTo(page, form.getByRole('textbox'));
  await page.keyboard.type('Después de comer');
  await tabTo(page, form.getByRole('button', { name: 'Registrar' }));
  await page.keyboard.press('Enter');
  await expect(form.getByText(/Registrado/)).toBeVisible();
  const open = page.getByRole('group', { name: /¿Cómo terminó\? Comida/ });
  await tabTo(page, open.getByRole('button', { name: 'Lo superé' }));
  await page.keyboard.press('Space');
  await expect(open).toHaveCount(0);
  const deseo = page.getByRole('region', { name: 'Mis antojos' }).getByRole('listitem').first();
  await expect(deseo).toContainText('Intensidad 10 de 10');
  await expect(deseo).toContainText('Superado');
  // The buttons are gone, the keyboard's place is not.
  await expect(deseo).toBeFocused();
});
