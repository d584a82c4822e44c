import { awake, expect, test } from './fixtures';
import { expectRight } from './looks-right';
import { register } from './new-person';

test.describe.configure({ timeout: 240_000 });

test('what led to a craving is told from the list, changed, and taken back', async ({ page }) => {
  await register(page, 'causas@latido.test');
  await page.goto('/panel');
  await awake(page);
  await page.getByRole('button', { name: 'Sustancia' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cerrar' }).click();

  const item = page.getByRole('region', { name: 'Mis antojos' }).getByRole('listitem').first();
  const toggle = item.getByRole('button', { name: /Qué lo provocó/ });
  const motivo = item.getByLabel('¿Qué lo provocó?');
  const emocion = item.getByLabel('¿Cómo te sentías?');
  const save = async () => {
    await item.getByRole('button', { name: 'Guardar' }).click();
    await expect(item.getByText('Guardado')).toBeVisible();
    await expect(toggle).toBeFocused();
  };

  await toggle.click();
  await motivo.selectOption('Social');
  await emocion.selectOption({ label: 'Otro' });
  await item.getByLabel('Otra emoción').fill('Prisa');
  await expectRight(page, page.url(), true);
  await save();

  await toggle.click();
  await expect(motivo).toHaveValue('Social');
  await expect(item.getByLabel('Otra emoción')).toHaveValue('Prisa');
  await motivo.selectOption({ label: 'Sin indicar' });
  await emocion.selectOption('Calma');
  await save();

  await page.reload();
  await toggle.click();
  await expect(emocion).toHaveValue('Calma');
  await expect(motivo).toHaveValue('');
});

test('what was told of a habito is taken back, after a question', async ({ page }) => {
  await register(page, 'quita@latido.test');
  await page.goto('/panel/perfil');
  const card = page.getByRole('region', { name: 'Tus hábitos' });
  const remove = card.getByRole('button', { name: /Quitar lo que conté/ });
  await expect(remove).toHaveCount(0);
  await card.getByLabel('Otra emoción').fill('Prisa');
  await card.getByRole('button', { name: 'Guardar' }).click();
  await expect(card.getByText('Guardado')).toBeVisible();
  await expect(remove).toBeVisible();
  await expectRight(page, page.url(), true);

  await remove.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Cancelar' }).click();
  await expect(remove).toBeFocused();
  await remove.click();
  await dialog.getByRole('button', { name: 'Sí, quitarlo' }).click();
  await expect(card.getByText(/ya no está/)).toBeFocused();
  await expect(remove).toHaveCount(0);
  await expect(card.getByLabel('Otra emoción')).toHaveValue('');
  await page.reload();
  await expect(card.getByLabel('Otra emoción')).toHaveValue('');
  await expect(remove).toHaveCount(0);
});
