import { violationsOf } from './axe';
import { awake, expect, tabTo, test } from './fixtures';
import { register } from './new-person';
import { counts, kept, ride, shown } from './urges';

test.describe.configure({ timeout: 120_000 });

const PHONE = { width: 390, height: 844 };

test('two taps from any page, and it is ridden to its end', async ({ page }) => {
  await register(page, 'toques@latido.test');
  let n = 0;
  for (const address of ['/panel', '/panel/perfil', '/cuenta']) {
    await page.goto(address);
    await awake(page);
    await shown(page, 'Registrar antojo').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Comida' }).click();
    n += 1;
    await expect(ride(page, 'Comida').getByRole('timer')).toHaveText(/^\d+:\d\d$/);
    await expect.poll(() => counts(page)).toEqual([n, 0]);
    await ride(page, 'Comida').getByRole('button', { name: 'Lo superé' }).click();
    await expect(ride(page, 'Comida').getByRole('heading', { name: 'Antojo superado' })).toBeFocused();
    await ride(page, 'Comida').getByRole('button', { name: 'Listo' }).click();
    await expect(shown(page, 'Registrar antojo')).toBeVisible();
  }
  await expect
    .poll(async () => (await kept(page)).deseos.map(({ resultado }) => resultado))
    .toEqual(['resistido', 'resistido', 'resistido']);
});

test('the whole of it by the keyboard, with less motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await register(page, 'teclas@latido.test');
  await page.goto('/panel/antojo');
  await awake(page);
  const dialog = page.getByRole('dialog');
  await tabTo(page, shown(page, 'Registrar antojo'));
  await page.keyboard.press('Enter');
  await tabTo(page, dialog.getByRole('button', { name: 'Sustancia' }));
  await page.keyboard.press('Enter');
  await tabTo(page, dialog.getByRole('button', { name: 'Empezar a respirar' }));
  await page.keyboard.press('Space');
  await expect(dialog.getByText('Inhala', { exact: true })).toBeVisible();
  await expect(dialog.locator('.rounded-full.bg-accent')).toBeHidden();
  await expect(dialog.getByText('Sostén', { exact: true })).toBeVisible();
  await page.keyboard.press('Space');
  await tabTo(page, dialog.getByRole('slider'));
  await page.keyboard.press('End');
  await tabTo(page, dialog.getByRole('button', { name: /Fumé/ }));
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('heading', { name: /Cada intento cuenta/ })).toBeFocused();
  await expect(dialog.getByText('Cigarrillo anotado.')).toBeVisible();
  await expect.poll(() => counts(page)).toEqual([1, 1]);
  await tabTo(page, dialog.getByRole('button', { name: 'Deshacer' }));
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('timer')).toBeVisible();
  await expect.poll(() => counts(page)).toEqual([1, 0]);
  await tabTo(page, dialog.getByRole('button', { name: 'Lo superé' }));
  await page.keyboard.press('Enter');
  await tabTo(page, dialog.getByRole('button', { name: 'Listo' }));
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await kept(page)).deseos)
    .toMatchObject([{ tipo: 'sustancia', resultado: 'resistido', intensidad: 10 }]);
});

test('a cigarette is one tap, and one more takes it back', async ({ page }) => {
  await register(page, 'cigarro@latido.test');
  await page.setViewportSize(PHONE);
  await page.goto('/panel');
  await awake(page);
  await shown(page, 'Registrar un cigarrillo').click();
  await expect.poll(() => counts(page)).toEqual([0, 1]);
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await expect(page.getByText('Cigarrillo quitado', { exact: true })).toBeVisible();
  await expect.poll(() => counts(page)).toEqual([0, 0]);
});

test('on a phone, in the dark, in English, with nothing covered', async ({ page }) => {
  await register(page, 'ingles@latido.test');
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/panel/antojo');
  await awake(page);
  await page.getByRole('button', { name: 'English' }).click();
  const log = shown(page, 'Log a craving');
  await expect(log).toBeVisible();
  // The end of the page lies above the bar.
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  const last = await page.getByRole('group', { name: 'Language' }).boundingBox();
  const bar = await log.boundingBox();
  expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThan(bar?.y ?? 0);
  await log.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Substance' }).click();
  const dialog = page.getByRole('dialog', { name: 'Craving: Substance' });
  await expect(dialog.getByText('It will pass.')).toBeVisible();
  await dialog.getByRole('button', { name: 'What brought it on' }).click();
  await expect(dialog.getByLabel('How did you feel?')).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  const end = await dialog.getByRole('button', { name: 'It passed' }).boundingBox();
  expect((end?.y ?? 0) + (end?.height ?? 0)).toBeLessThan(PHONE.height);
  await dialog.getByRole('button', { name: 'It passed' }).click();
  await expect(dialog.getByText('craving passed')).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
});
