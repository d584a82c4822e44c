import type { Page } from '@playwright/test';
import { expect, fillSignIn, tabTo, test } from './fixtures';
import { expectRight } from './looks-right';
import { PASSWORD, register } from './new-person';

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const next = (page: Page) => page.getByRole('button', { name: 'Guardar y seguir' });
const skip = (page: Page) => page.getByRole('button', { name: 'Omitir por ahora' });

test.describe.configure({ timeout: 240_000 });

test('step by step, one skipped, a reload in the middle, and on from another device', async ({
  page,
  browser,
}) => {
  const account = { email: 'nadia@latido.test', password: PASSWORD };
  await register(page, account.email);
  await expect(heading(page, 'Sobre tu cuerpo')).toBeVisible();
  await expectRight(page, page.url(), true);

  await test.step('a draft outlives a reload, and a wrong field says so', async () => {
    await page.getByLabel('Peso (kg)').fill('7');
    await page.getByLabel('Altura (cm)').fill('170');
    await page.reload();
    await expect(page.getByLabel('Altura (cm)')).toHaveValue('170');
    await next(page).click();
    await expect(page.getByText('un número de 20 a 400')).toBeVisible();
    await expect(page.getByLabel('Peso (kg)')).toBeFocused();
    await page.getByLabel('Peso (kg)').fill('70,5');
    await expect(page.getByText(/Índice de masa corporal: 24.39/)).toBeVisible();
  });

  await test.step('without a connection nothing is lost, and it goes on by itself', async () => {
    await page.route('**/api/perfil', (route) => route.abort());
    await next(page).click();
    await expect(page.getByText('Sin conexión con el servidor')).toBeVisible();
    await page.unroute('**/api/perfil');
    await expect(heading(page, 'Lo que quieres cambiar')).toBeVisible({ timeout: 20_000 });
  });

  await test.step('a step is skipped', async () => {
    await expectRight(page, page.url(), true);
    await skip(page).click();
    await expect(heading(page, 'Tu plan')).toBeVisible();
    await expect(page).toHaveURL('/panel/inicio/plan');
  });

  await test.step('another device goes on where this one is, and knows what was saved', async () => {
    const other = await browser.newContext();
    const phone = await other.newPage();
    await phone.goto('/panel/inicio');
    await fillSignIn(phone, account);
    await expect(heading(phone, 'Tu plan')).toBeVisible();
    await expect(phone.getByRole('link', { name: /Hábitos.*omitido/ })).toBeVisible();
    await phone.goto('/panel/inicio/fisico');
    await expect(phone.getByLabel('Peso (kg)')).toHaveValue('70.5');
    await other.close();
  });

  await test.step('back and forward, then the plan', async () => {
    await page.goBack();
    await expect(heading(page, 'Lo que quieres cambiar')).toBeVisible();
    await page.goBack();
    await expect(page.getByLabel('Peso (kg)')).toHaveValue('70.5');
    await page.goForward();
    await page.goForward();
    await expect(heading(page, 'Tu plan')).toBeVisible();
    await expectRight(page, page.url(), true);
    const [year, month, day] = new Date(Date.now() - 10 * 86_400_000).toISOString().slice(0, 10).split('-');
    const date = page.getByRole('group', { name: 'Fecha en que dejas o dejaste de fumar' });
    await date.getByLabel('Día').fill(String(day));
    await date.getByLabel('Mes').selectOption(String(Number(month)));
    await date.getByLabel('Año').fill(String(year));
    await page.getByLabel('Cigarrillos al día, antes').fill('20');
    await page.getByLabel('Precio de la cajetilla').fill('80');
    await page.getByLabel('Moneda').selectOption('MXN');
    await page.getByLabel('Cigarrillos por cajetilla').fill('20');
    await next(page).click();
  });

  await test.step('the summary says what it means; the panel still invites to what was skipped', async () => {
    await expect(heading(page, 'Así empiezas')).toBeVisible();
    await expect(page.getByText(/Han pasado (9|10|11) días desde tu fecha/)).toBeVisible();
    await expect(page.getByText(/MXN/)).toBeVisible();
    await expectRight(page, page.url(), true);
    await page.getByRole('button', { name: 'Ir a mi panel' }).click();
    await expect(page.getByRole('heading', { name: 'Completa tu perfil (3 de 4)' })).toBeVisible();
    await page.getByRole('link', { name: 'Seguir' }).click();
    await expect(heading(page, 'Lo que quieres cambiar')).toBeVisible();
    await page.getByText('Ansiedad', { exact: true }).click();
    await page.getByLabel('Otro motivo').fill('El café');
    await next(page).click();
    await expect(heading(page, 'Tu plan')).toBeVisible();
    await page.goto('/panel');
    await expect(page.getByRole('heading', { level: 1, name: /Hola, Nadia/ })).toBeVisible();
    await expect(page.getByText(/Completa tu perfil/)).toHaveCount(0);
  });

  await test.step('the profile edits the same', async () => {
    await page.goto('/panel/perfil');
    await expect(page.getByLabel('Otro motivo')).toHaveValue('El café');
    await expect(page.getByRole('checkbox', { name: 'Ansiedad' })).toBeChecked();
    await expectRight(page, page.url(), true);
    const plan = page.getByRole('region', { name: 'Tu plan' });
    await plan.getByLabel('Cigarrillos al día, antes').fill('');
    await plan.getByRole('button', { name: 'Guardar' }).click();
    await expect(plan.getByText('Guardado')).toBeVisible();
    await expect(page.getByText(/podremos contarlos/)).toBeVisible();
  });
});

test('by the keyboard alone; the invitation can be put away', async ({ page }) => {
  await register(page, 'teclado@latido.test');
  await tabTo(page, page.getByLabel('Altura (cm)'));
  await page.keyboard.type('165');
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Lo que quieres cambiar')).toBeFocused();
  await tabTo(page, page.getByRole('radio', { name: 'Fumar cigarrillos' }));
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Vapear' })).toBeChecked();
  await tabTo(page, page.getByRole('checkbox', { name: 'Ansiedad' }));
  await page.keyboard.press('Space');
  await tabTo(page, next(page));
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Tu plan')).toBeFocused();
  await tabTo(page, skip(page));
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Así empiezas')).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Ir a mi panel' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Ahora no' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Completa tu perfil/)).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: /Hola/ })).toBeVisible();
  await expect(page.getByText(/Completa tu perfil/)).toHaveCount(0);
});
