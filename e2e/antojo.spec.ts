import type { BrowserContext, Page, Route } from '@playwright/test';
import { violationsOf } from './axe';
import { awake, expect, fillSignIn, tabTo, test } from './fixtures';
import { PASSWORD, register } from './new-person';

test.describe.configure({ timeout: 120_000 });

const PHONE = { width: 390, height: 844 };

type Kept = { deseos: { tipo: string; resultado: string | null }[]; consumos: { deseo_id: number | null }[] };

/** What the server has of whoever is signed in on the page. */
const kept = (page: Page): Promise<Kept> =>
  page.evaluate(async () => {
    const { consumidor_id } = await (await fetch('/api/yo')).json();
    const read = async (name: string) =>
      (await (await fetch(`/api/${name}?consumidor_id=${consumidor_id}`)).json())[name];
    return { deseos: await read('deseos'), consumos: await read('consumos') };
  });
const counts = async (page: Page) => {
  const { deseos, consumos } = await kept(page);
  return [deseos.length, consumos.length];
};

const shown = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).first();
const pick = async (page: Page, tipo: string) => {
  await shown(page, /^(Registrar antojo|Antojo en curso)$/).click();
  await page.getByRole('dialog').getByRole('button', { name: tipo }).click();
};
const ride = (page: Page, tipo: string) => page.getByRole('dialog', { name: `Antojo: ${tipo}` });
const pending = (page: Page, n: number) => expect(shown(page, `${n} pendiente`)).toBeVisible();
const sentAll = (page: Page) => expect(page.getByRole('button', { name: /pendiente/ })).toHaveCount(0);

const WRITES = /\/api\/(deseos|consumos|chequeos)/;
const isWrite = (route: Route) => route.request().method() !== 'GET';
/** Nothing that is written arrives, while pages still come. */
const cut = (where: Page | BrowserContext) =>
  where.route(WRITES, (route) => (isWrite(route) ? route.abort('internetdisconnected') : route.fallback()));
const mend = (where: Page | BrowserContext) => where.unroute(WRITES);
const online = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('online')));

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

test('without a network all of it is kept over a reload, and arrives once', async ({ page, context }) => {
  await register(page, 'sinred@latido.test');
  await page.goto('/panel/antojo');
  await awake(page);
  await expect(page.getByRole('button', { name: 'Calma' })).toBeVisible();
  await context.setOffline(true);
  await pick(page, 'Sustancia');
  await ride(page, 'Sustancia').getByRole('button', { name: /Fumé/ }).click();
  await ride(page, 'Sustancia').getByRole('button', { name: 'Listo' }).click();
  await page.getByRole('button', { name: 'Registrar un cigarrillo' }).last().click();
  await page.getByRole('button', { name: 'Calma' }).click();
  await pending(page, 5);
  const deseo = page.getByRole('region', { name: 'Mis antojos' }).getByRole('listitem');
  await expect(deseo).toContainText('Por enviar');
  await expect(deseo).toContainText('Consumí');
  await expect(page.getByText('Hoy: 2 cigarrillos')).toBeVisible();

  await cut(context);
  await context.setOffline(false);
  await page.reload();
  await awake(page);
  await pending(page, 5);
  await expect(deseo).toHaveCount(1);
  expect(await counts(page)).toEqual([0, 0]);
  await mend(context);
  await online(page);
  await sentAll(page);
  await expect(deseo).not.toContainText('Por enviar');
  await expect(deseo).toHaveCount(1);
  await expect(page.getByText('Hoy: 2 cigarrillos')).toBeVisible();
  await expect.poll(() => counts(page)).toEqual([1, 2]);
  const { deseos, consumos } = await kept(page);
  expect(deseos).toMatchObject([{ tipo: 'sustancia', resultado: 'consumido' }]);
  expect(consumos.map(({ deseo_id }) => deseo_id !== null).sort()).toEqual([false, true]);
  await page.reload();
  await expect(deseo).toHaveCount(1);
});

test('an answer that is lost after all was stored doubles nothing', async ({ page }) => {
  await register(page, 'perdida@latido.test');
  await page.goto('/panel/antojo');
  await awake(page);
  let lost = 0;
  await page.route(WRITES, async (route) => {
    if (!isWrite(route) || lost >= 3) return route.fallback();
    lost += 1;
    await route.fetch();
    await route.abort('connectionreset');
  });
  await pick(page, 'Bebida');
  await ride(page, 'Bebida').getByRole('button', { name: 'Lo superé' }).click();
  await ride(page, 'Bebida').getByRole('button', { name: 'Listo' }).click();
  await page.getByRole('button', { name: 'Registrar un cigarrillo' }).last().click();
  await expect.poll(() => lost).toBe(3);
  await sentAll(page);
  await expect.poll(() => counts(page)).toEqual([1, 1]);
  expect((await kept(page)).deseos).toMatchObject([{ tipo: 'bebida', resultado: 'resistido' }]);
});

test('what is refused waits for a word, and the others go on', async ({ page }) => {
  await register(page, 'rechazo@latido.test');
  await page.goto('/panel/antojo');
  await awake(page);
  await page.route(/\/api\/deseos$/, (route) =>
    route.request().postDataJSON().tipo === 'compra'
      ? route.fulfill({
          status: 422,
          contentType: 'application/problem+json',
          body: JSON.stringify({
            type: '/problemas/invalid',
            title: 'Hay datos que no son válidos',
            status: 422,
            code: 'invalid',
            errors: [{ pointer: '/ocurrido_at', detail: 'está en el futuro' }],
          }),
        })
      : route.fallback(),
  );
  await pick(page, 'Compra');
  await ride(page, 'Compra').getByRole('button', { name: 'Lo superé' }).click();
  await ride(page, 'Compra').getByRole('button', { name: 'Listo' }).click();
  await page
    .getByRole('region', { name: '¿De qué tienes antojo?' })
    .getByRole('button', { name: 'Comida' })
    .click();
  await ride(page, 'Comida').getByRole('button', { name: 'Lo superé' }).click();
  await ride(page, 'Comida').getByRole('button', { name: 'Listo' }).click();
  await expect
    .poll(async () => (await kept(page)).deseos)
    .toMatchObject([{ tipo: 'comida', resultado: 'resistido' }]);
  await shown(page, '2 pendientes').click();
  const list = page.getByRole('dialog', { name: 'Por enviar' });
  await expect(list.getByText('No se aceptó: está en el futuro')).toBeVisible();
  // What ends it says which one it ends.
  await expect(list.getByText(/^Del antojo de las \d\d:\d\d: Compra$/)).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  await list.getByRole('button', { name: 'Descartar' }).click();
  await list.getByRole('button', { name: 'Sí, descartarlo' }).click();
  await expect(list.getByText('Todo está enviado.')).toBeVisible();
});

test('two tabs send each thing once between them', async ({ page, context }) => {
  await register(page, 'pestanas@latido.test');
  await page.goto('/panel/cigarro');
  await awake(page);
  const second = await context.newPage();
  await second.goto('/panel/cigarro');
  await awake(second);
  await cut(context);
  for (const tab of [page, second, page])
    await tab.getByRole('button', { name: 'Registrar un cigarrillo' }).last().click();
  for (const tab of [page, second]) {
    await expect(tab.getByText('Hoy: 3 cigarrillos')).toBeVisible();
    await pending(tab, 3);
  }
  // Before they may: one of them is sent as soon as it can be.
  const posted: string[] = [];
  context.on('response', (response) => {
    const request = response.request();
    if (request.method() === 'POST' && request.url().endsWith('/api/consumos'))
      posted.push(request.postDataJSON().uuid);
  });
  await mend(context);
  await Promise.all([online(page), online(second)]);
  for (const tab of [page, second]) await sentAll(tab);
  await expect.poll(() => counts(page)).toEqual([0, 3]);
  expect(new Set(posted).size).toBe(3);
  expect(posted).toHaveLength(3);
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

test('what one account left is not sent by another, nor shown to them, and is gone once they leave', async ({
  page,
  context,
}) => {
  await register(page, 'primera@latido.test');
  await page.goto('/panel/cigarro');
  await awake(page);
  await cut(context);
  await page.getByRole('button', { name: 'Registrar un cigarrillo' }).last().click();
  await pending(page, 1);

  // Another account signs in beside, in the same browser, while the tab of the first is still there.
  await context.clearCookies();
  const beside = await context.newPage();
  await register(beside, 'segunda@latido.test');
  await beside.goto('/panel/cigarro');
  await awake(beside);
  await expect(beside.getByText('Hoy: ninguno')).toBeVisible();
  await sentAll(beside);
  await mend(context);
  await online(page);
  await shown(page, '1 pendiente').click();
  await expect(page.getByText('Entra de nuevo con esta cuenta para enviarlo')).toBeVisible();
  expect(await counts(beside)).toEqual([0, 0]);

  await context.clearCookies();
  await page.goto('/entrar');
  await cut(context);
  await fillSignIn(page, { email: 'primera@latido.test', password: PASSWORD });
  await page.goto('/panel/cigarro');
  await awake(page);
  await pending(page, 1);
  await shown(page, 'Salir').click();
  const warning = page.getByRole('dialog', { name: 'Hay algo por enviar' });
  await warning.getByRole('button', { name: 'Cancelar' }).click();
  await shown(page, 'Salir').click();
  await warning.getByRole('button', { name: 'Salir y borrar' }).click();
  await page.waitForURL('/entrar');
  await mend(context);
  await fillSignIn(page, { email: 'primera@latido.test', password: PASSWORD });
  await page.goto('/panel/cigarro');
  await awake(page);
  await expect(page.getByText('Hoy: ninguno')).toBeVisible();
  await sentAll(page);
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
