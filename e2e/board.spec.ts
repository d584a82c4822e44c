import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { violationsOf } from './axe';
import { CONSUMIDOR, CUIDADOR, expect, pairDevice, signIn, test } from './fixtures';

const ALMA = 22;
const BRUNO = 'Bruno Demo';
const cards = (page: Page) => page.locator('li[data-consumidor]');
const cardOf = (page: Page, id: number) => page.locator(`li[data-consumidor="${id}"]`);
const linkOf = (card: Locator) => card.locator('a[data-person]');
const search = (page: Page) => page.getByRole('searchbox', { name: 'Buscar por nombre' });

async function crave(request: APIRequestContext): Promise<{ close(): Promise<void> }> {
  const { access } = await (await request.post('/api/token', { data: CONSUMIDOR })).json();
  const headers = { authorization: `Bearer ${access}` };
  const answer = await request.post('/api/deseos', { headers, data: { tipo: 'sustancia' } });
  const { id } = await answer.json();
  return {
    close: async () => {
      await request.post(`/api/deseos/${id}/resolver`, { headers, data: { resultado: 'resistido' } });
    },
  };
}

/** With other terms for Bruno. */
async function shareAs(request: APIRequestContext, resolucion: 'vivo' | '5min' | 'diario'): Promise<void> {
  const { access } = await (await request.post('/api/token', { data: CONSUMIDOR })).json();
  const headers = { authorization: `Bearer ${access}` };
  const { consentimientos } = await (await request.get('/api/consentimientos', { headers })).json();
  const { id } = consentimientos.find((one: { cuidador_nombre: string }) => one.cuidador_nombre === BRUNO);
  const answer = await request.patch(`/api/consentimientos/${id}`, { headers, data: { resolucion } });
  expect(answer.status()).toBe(200);
}

/** A minute of heart rate yesterday, in each of the last two ventanas, and now. */
async function wear(request: APIRequestContext): Promise<void> {
  const now = Date.now();
  for (const ago of [24 * 60, 10, 5, 0]) {
    const device = await pairDevice(request);
    const readings = Array.from({ length: 30 }, (_, second) => ({
      heart_rate: 84,
      medido_at: new Date(now - ago * 60_000 - second * 1_000).toISOString(),
    }));
    await device.send(readings);
  }
}

test('values come with the page and then live, all of them over one socket', async ({ page, request }) => {
  const sockets: string[] = [];
  page.on('websocket', (socket) => sockets.push(new URL(socket.url()).pathname));
  const device = await pairDevice(request);
  await device.send([{ n: 1, heart_rate: 88 }]);
  await signIn(page, CUIDADOR);
  await expect(cards(page)).toHaveCount(6);
  const html = await (await page.request.get('/cuidador')).text();
  expect(html).toContain('suele estar entre');
  expect(html).toContain('Antojo abierto hace');

  const told = async () => {
    const answer = await page.request.get(`/api/dashboard/resumen?consumidor_id=${ALMA}`);
    return Math.round((await answer.json()).data.hr_actual);
  };
  const card = cardOf(page, ALMA);
  await expect(card.getByText('Al día')).toBeVisible();
  const first = await told();
  await expect(card.getByText(`Frecuencia: ${first}lpm`)).toBeVisible();
  await device.send(Array.from({ length: 60 }, (_, index) => ({ n: 2 + index, heart_rate: 140 })));
  const second = await told();
  expect(second).toBeGreaterThan(first);
  await expect(card.getByText(`Frecuencia: ${second}lpm`)).toBeVisible();
  expect(sockets).toEqual(['/ws']);
});

/** How often the text of a card was drawn anew. */
const drawn = (card: Locator) => card.evaluate((node) => Number(node.dataset.drawn ?? 0));

async function countDraws(card: Locator): Promise<void> {
  await card.evaluate((node) => {
    new MutationObserver(() => {
      node.dataset.drawn = String(Number(node.dataset.drawn ?? 0) + 1);
    }).observe(node, { subtree: true, characterData: true, childList: true });
  });
}

/** Long enough for three ticks of one second. */
const frames = (page: Page, count: number) =>
  page.evaluate(async (left) => {
    for (let frame = 0; frame < left; frame += 1) await new Promise(requestAnimationFrame);
  }, count);

test('a card ticks where somebody sees it, and seldom where nobody does', async ({ page, request }) => {
  await page.setViewportSize({ width: 390, height: 300 });
  const device = await pairDevice(request);
  await device.send([{ n: 1, heart_rate: 88 }]);
  await signIn(page, CUIDADOR);
  const card = cardOf(page, ALMA);
  await card.scrollIntoViewIfNeeded();
  await countDraws(card);
  // Its age is told once the reading is no longer of now.
  await expect.poll(() => drawn(card), { timeout: 20_000 }).toBeGreaterThan(3);
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await expect.poll(async () => Math.abs((await card.boundingBox())?.y ?? 0)).toBeGreaterThan(600);
  await frames(page, 60);
  const left = await drawn(card);
  await frames(page, 240);
  expect((await drawn(card)) - left).toBeLessThanOrEqual(1);
  await card.scrollIntoViewIfNeeded();
  const woken = await drawn(card);
  await expect.poll(() => drawn(card)).toBeGreaterThan(woken + 1);
});

test('who may need somebody comes first, and nobody moves under the pointer', async ({ page, request }) => {
  await signIn(page, CUIDADOR);
  await expect(page.getByText('En vivo', { exact: true })).toBeVisible();
  await expect(linkOf(cards(page).first())).toHaveText('Elena Simulada');
  const sort = page.getByRole('button', { name: 'Reordenar' });

  await cardOf(page, 27).hover();
  const before = await cards(page).allInnerTexts();
  const deseo = await crave(request);
  await expect(cardOf(page, ALMA).getByText(/^Antojo abierto hace/)).toBeVisible();
  // The list was looked at again, and says that the order is another.
  await expect(sort).toHaveAttribute('title', /orden nuevo/, { timeout: 15_000 });
  await expect(linkOf(cards(page).first())).toHaveText('Elena Simulada');
  expect(await cards(page).count()).toBe(before.length);
  // Out of the list the next look may come before the click.
  await sort.click({ force: true });
  await expect(linkOf(cards(page).first())).toHaveText('Alma Demo');

  await deseo.close();
  await expect(linkOf(cards(page).first())).toHaveText('Elena Simulada', { timeout: 15_000 });

  await page.getByLabel('Necesidad').selectOption('sin_senal');
  await expect(cards(page).filter({ hasText: 'Elena Simulada' })).toHaveCount(0);
  await expect(cards(page).filter({ hasText: 'Gloria Simulada' })).toHaveCount(1);
});

test('seen every five minutes or once a day, a card has the figures of the boundary and says so', async ({
  page,
  request,
}) => {
  await wear(request);
  await shareAs(request, '5min');
  await signIn(page, CUIDADOR);
  const html = await (await page.request.get('/cuidador')).text();
  expect(html).toMatch(/Hasta las \d\d:[0-5][05]/);
  const card = cardOf(page, ALMA);
  const until = card.getByText(/^Hasta las \d\d:[0-5][05]$/);
  await expect(until).toBeVisible();
  await expect(card.getByText(/^Frecuencia: \d+lpm a las \d\d:[0-5][05]$/)).toBeVisible();
  await expect(card.getByRole('img', { name: /^En la hora hasta las \d\d:[0-5][05]: de/ })).toBeVisible();
  await expect(card.locator('[data-estado]')).toHaveCount(0);
  expect(await violationsOf(page)).toEqual([]);

  // Other terms draw the card anew without a reload.
  await shareAs(request, 'diario');
  await expect(card.getByText('Hasta ayer', { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(card.getByText(/^Frecuencia: \d+lpm de promedio ayer$/)).toBeVisible();
  await expect(card.getByRole('term').filter({ hasText: /^Ayer$/ })).toBeVisible();
  await expect(card.getByRole('img')).toHaveCount(0);
  expect(await violationsOf(page)).toEqual([]);

  await shareAs(request, 'vivo');
  await page.reload();
  await expect(card.locator('[data-estado]')).toBeVisible();
  await expect(card.getByText(/^Hasta/)).toHaveCount(0);
});

test('by the keyboard alone: search, walk, open and come back', async ({ page }) => {
  await signIn(page, CUIDADOR);
  await expect(page.getByText('En vivo', { exact: true })).toBeVisible();
  await page.keyboard.press('/');
  await expect(search(page)).toBeFocused();
  await page.keyboard.type('FERMIN');
  await expect(cards(page)).toHaveCount(1);
  await expect(page.getByText('1 de 6 personas')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(cards(page)).toHaveCount(6);
  await expect(search(page)).toBeFocused();

  await page.keyboard.press('ArrowDown');
  await expect(linkOf(cards(page).first())).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(linkOf(cards(page).nth(1))).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(linkOf(cards(page).nth(4))).toBeFocused();
  await page.keyboard.press('Home');
  await expect(linkOf(cards(page).first())).toBeFocused();
  await page.keyboard.press('End');
  await expect(linkOf(cards(page).last())).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(
    cards(page)
      .last()
      .getByRole('button', { name: /^Enviar ánimo/ }),
  ).toBeFocused();

  await page.keyboard.press('/');
  await page.keyboard.type('elena');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Elena Simulada' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Personas que acompañas' })).toBeVisible();
  await expect(cards(page)).toHaveCount(6);
});

test('a word of encouragement arrives live, and a silence is told as a day without messages', async ({
  page,
  browser,
}) => {
  const context = await browser.newContext();
  const panel = await context.newPage();
  await signIn(panel, CONSUMIDOR);
  await expect(panel.locator('[data-transport=vivo]').first()).toBeVisible();
  const messages = panel.getByRole('region', { name: 'Mensajes de quienes te cuidan' });
  await expect(messages).toHaveCount(0);

  await signIn(page, CUIDADOR);
  const open = cardOf(page, ALMA).getByRole('button', { name: 'Enviar ánimo a Alma Demo' });
  await open.click();
  const dialog = page.getByRole('dialog', { name: 'Un mensaje para Alma Demo' });
  await expect(dialog.getByText('Hoy puedes enviarle 3 mensajes más.')).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Pienso en ti hoy.' }).click();
  await expect(dialog.getByText('Hoy puedes enviarle 2 mensajes más.')).toBeVisible();
  await expect(messages.getByText('Pienso en ti hoy.')).toBeVisible();
  await dialog.getByLabel('Con tus palabras').fill('  Aquí ando  ');
  await dialog.getByRole('button', { name: 'Enviar', exact: true }).click();
  await expect(messages.getByText('Aquí ando', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(open).toBeFocused();

  await messages.getByRole('button', { name: 'Silenciar a Bruno Demo' }).click();
  const hear = messages.getByRole('button', { name: 'Volver a recibir los mensajes de Bruno Demo' });
  await expect(hear).toBeVisible();
  expect(await violationsOf(panel)).toEqual([]);
  await open.click();
  await expect(dialog.getByText('Hoy no recibe mensajes.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Pienso en ti hoy.' })).toHaveCount(0);
  await hear.click();
  await expect(hear).toHaveCount(0);
  await context.close();
});

test('it is accessible with nobody on it, and while nobody answers', async ({ page, request, context }) => {
  const newcomer = {
    nombre: 'Sola',
    email: 'sola@latido.test',
    password: 'una frase muy larga',
    rol: 'cuidador',
  };
  await request.post('/api/registro', { data: newcomer });
  await signIn(page, newcomer);
  await expect(page.getByText('Aún no acompañas a nadie')).toBeVisible();
  await expect(page.getByLabel('Código de invitación')).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);

  await context.clearCookies();
  await signIn(page, CUIDADOR);
  await expect(page.getByText('En vivo', { exact: true })).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  await context.setOffline(true);
  await page.evaluate(() => (window as unknown as { wsService: { disable(): void } }).wsService.disable());
  await expect(page.getByText('Sin conexión', { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(cards(page)).toHaveCount(6);
  expect(await violationsOf(page)).toEqual([]);
});
