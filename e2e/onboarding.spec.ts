import { execFileSync } from 'node:child_process';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, fillSignIn, signIn, tabTo, test } from './fixtures';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
const PHONE = { width: 390, height: 844 };
const PASSWORD = 'una frase larga';
const ADMINISTRADOR = { email: 'catalogos@latido.test', password: 'latido-sistema-2' };

async function register(page: Page, email: string): Promise<void> {
  await page.goto('/registro');
  await page.getByLabel('Nombre').fill('Nadia');
  await page.getByLabel('Correo').fill(email);
  await page.getByLabel('Contraseña', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Crear cuenta' }).click();
  await page.waitForURL('/panel/inicio/fisico');
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const next = (page: Page) => page.getByRole('button', { name: 'Guardar y seguir' });
const skip = (page: Page) => page.getByRole('button', { name: 'Omitir por ahora' });

/** Every rule in both themes at both sizes, and nothing wider than a phone. */
async function looksRight(page: Page): Promise<void> {
  for (const size of [{ width: 1280, height: 900 }, PHONE]) {
    await page.setViewportSize(size);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      );
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      expect.soft(found, `${page.url()}, ${colorScheme}, ${size.width} px`).toEqual([]);
    }
  }
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await expect.soft.poll(width, `${page.url()} at ${PHONE.width} px`).toBe(PHONE.width);
}

test.describe.configure({ timeout: 240_000 });

test('step by step, one skipped, a reload in the middle, and on from another device', async ({
  page,
  browser,
}) => {
  const account = { email: 'nadia@latido.test', password: PASSWORD };
  await register(page, account.email);
  await expect(heading(page, 'Sobre tu cuerpo')).toBeVisible();
  await looksRight(page);

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
    await looksRight(page);
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
    await looksRight(page);
    const day = new Date(Date.now() - 10 * 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel(/^Fecha en que dejas/).fill(day);
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
    await looksRight(page);
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
    await looksRight(page);
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

test('a motivo that an administrador adds is offered, and its name stays when it no longer is', async ({
  page,
  browser,
}) => {
  execFileSync(
    process.execPath,
    ['dist/admin.mjs', 'create', '--email', ADMINISTRADOR.email, '--nombre', 'Catálogos'],
    {
      env: { ...process.env, LATIDO_DATA_DIR: '.data/e2e', LATIDO_PASSWORD: ADMINISTRADOR.password },
      stdio: 'pipe',
    },
  );
  const desk = await (await browser.newContext()).newPage();
  await signIn(desk, ADMINISTRADOR);
  await desk.getByRole('link', { name: 'Catálogos' }).click();
  await expect(heading(desk, 'Catálogos')).toBeVisible();
  await looksRight(desk);
  const motivos = desk.getByRole('region', { name: 'Motivos' });
  await motivos.getByLabel('Nombre nuevo').fill('social');
  await motivos.getByRole('button', { name: 'Añadir' }).click();
  await expect(motivos.getByText('Ya hay una entrada con este nombre')).toBeVisible();
  await motivos.getByLabel('Nombre nuevo').fill('Lunes');
  await motivos.getByRole('button', { name: 'Añadir' }).click();
  await expect(motivos.getByRole('listitem').last()).toContainText('Lunes');
  await motivos.getByRole('button', { name: 'Subir Lunes' }).click();
  await expect(motivos.getByRole('listitem').last()).toContainText('Celebración');

  const email = 'motivos@latido.test';
  await register(page, email);
  await page.goto('/panel');
  const form = page.getByRole('region', { name: 'Registrar un antojo' });
  await form.getByRole('button', { name: 'Registrar' }).click();
  await form.getByRole('button', { name: 'Contar qué lo provocó' }).click();
  await form.getByLabel('¿Qué lo provocó?').selectOption('Lunes');
  await form.getByLabel('¿Cómo te sentías?').selectOption({ label: 'Otro' });
  await form.getByLabel('Otra emoción').fill('Prisa');
  await form.getByRole('button', { name: 'Guardar' }).click();
  await expect(form.getByText(/Conocerlo ayuda/)).toBeFocused();

  await motivos.getByRole('button', { name: 'Dejar de ofrecer Lunes' }).click();
  await expect(motivos.getByRole('listitem').filter({ hasText: 'Lunes' })).toContainText('No se ofrece');
  await page.reload();
  await form.getByRole('button', { name: 'Registrar' }).click();
  await form.getByRole('button', { name: 'Contar qué lo provocó' }).click();
  await expect(form.getByLabel('¿Qué lo provocó?').getByRole('option', { name: 'Social' })).toBeAttached();
  await expect(form.getByLabel('¿Qué lo provocó?').getByRole('option', { name: 'Lunes' })).toHaveCount(0);
  const deseos = await page.evaluate(async () => {
    const { consumidor_id } = await (await fetch('/api/yo')).json();
    return (await (await fetch(`/api/deseos?consumidor_id=${consumidor_id}`)).json()).deseos;
  });
  expect(deseos.at(-1)).toMatchObject({ motivo: 'Lunes', emocion: null, emocion_otra: 'Prisa' });
  await desk.context().close();
});
