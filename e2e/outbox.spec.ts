import type { BrowserContext, Page, Route } from '@playwright/test';
import { violationsOf } from './axe';
import { awake, expect, fillSignIn, test } from './fixtures';
import { PASSWORD, register } from './new-person';
import { counts, kept, ride, shown } from './urges';

test.describe.configure({ timeout: 120_000 });

const pick = async (page: Page, tipo: string) => {
  await shown(page, /^(Registrar antojo|Antojo en curso)$/).click();
  await page.getByRole('dialog').getByRole('button', { name: tipo }).click();
};
const pending = (page: Page, n: number) => expect(shown(page, `${n} pendiente`)).toBeVisible();
/** Nothing is stuck: what is on its way at this moment is not told. */
const noneStuck = (page: Page) => expect(page.getByRole('button', { name: /pendiente/ })).toHaveCount(0);

const WRITES = /\/api\/(deseos|consumos|chequeos)/;
const isWrite = (route: Route) => route.request().method() !== 'GET';
/** Nothing that is written arrives, while pages still come. */
const cut = (where: Page | BrowserContext) =>
  where.route(WRITES, (route) => (isWrite(route) ? route.abort('internetdisconnected') : route.fallback()));
const mend = (where: Page | BrowserContext) => where.unroute(WRITES);
const online = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('online')));

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
  await noneStuck(page);
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
  await noneStuck(page);
  await expect.poll(() => counts(page)).toEqual([1, 1]);
  await expect
    .poll(async () => (await kept(page)).deseos)
    .toMatchObject([{ tipo: 'bebida', resultado: 'resistido' }]);
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
  for (const tab of [page, second]) await noneStuck(tab);
  await expect.poll(() => counts(page)).toEqual([0, 3]);
  expect(new Set(posted).size).toBe(3);
  expect(posted).toHaveLength(3);
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
  await noneStuck(beside);
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
  await noneStuck(page);
});
