import type { APIRequestContext, Browser, Locator, Page } from '@playwright/test';
import { CONSUMIDOR, expect, pairDevice, signIn, test } from './fixtures';
import { expectRight } from './looks-right';

const PHONE = { width: 320, height: 640 };
async function asOwner(request: APIRequestContext) {
  const { access } = await (await request.post('/api/token', { data: CONSUMIDOR })).json();
  return { headers: { authorization: `Bearer ${access}` } };
}

let smoked: number;

/** Closed ventanas, and something that was logged of a habit. */
test.beforeAll(async ({ playwright }) => {
  const { baseURL } = test.info().project.use;
  const request = await playwright.request.newContext({ baseURL });
  await (await pairDevice(request)).send(worn(90));
  const owner = await asOwner(request);
  smoked = (await (await request.post('/api/consumos', { ...owner, data: {} })).json()).id;
  const estimates = async () => {
    const answer = await request.get('/api/dashboard/prediction_timeline?consumidor_id=22', owner);
    return (await answer.json()).data.length;
  };
  await expect.poll(estimates, { timeout: 30_000 }).toBeGreaterThan(10);
  await request.dispose();
});

test.afterAll(async ({ playwright }) => {
  const { baseURL } = test.info().project.use;
  const request = await playwright.request.newContext({ baseURL });
  await request.delete(`/api/consumos/${smoked}`, await asOwner(request));
  await request.dispose();
});

/** What a device measured in the last minutes, the newest of them some ago. */
function worn(minutes: number) {
  const now = Date.now();
  return Array.from({ length: minutes * 5 }, (_, index) => ({
    n: index + 1,
    medido_at: new Date(now - (index + 15) * 12_000).toISOString(),
    heart_rate: 68 + Math.round(9 * Math.sin(index / 40)),
    accel_x: 0.02 * Math.sin(index),
    accel_y: 0.01,
    accel_z: 1,
  }));
}

test.afterEach(async ({ request }) => {
  const owner = await asOwner(request);
  await request.delete('/api/panel-layout', owner);
  await request.patch('/api/perfil', { ...owner, data: { idioma: 'es' } });
});

/** The names of the panels in the order in which they are read. */
const shown = (page: Page) =>
  page
    .locator('[data-panel]')
    .evaluateAll((panels) => panels.map((panel) => panel.getAttribute('data-panel')));

/** What another browser of the same account is sent. */
async function elsewhere(browser: Browser): Promise<(string | null)[]> {
  const context = await browser.newContext({ locale: 'es-MX' });
  const page = await context.newPage();
  await signIn(page, CONSUMIDOR);
  const order = await shown(page);
  await context.close();
  return order;
}

const stored = (page: Page) =>
  page.waitForResponse((answer) => answer.url().endsWith('/api/panel-layout') && answer.ok());

async function drag(page: Page, grip: Locator, onto: Locator): Promise<void> {
  const [from, to] = [await grip.boundingBox(), await onto.boundingBox()];
  if (!from || !to) throw new Error('nothing to drag');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height, { steps: 8 });
  await page.mouse.up();
}

test('who arranges their panels by keyboard or pointer finds them so in another browser', async ({
  page,
  browser,
}) => {
  await signIn(page, CONSUMIDOR);
  const before = await shown(page);
  const arrange = page.getByRole('button', { name: 'Organizar' });
  await arrange.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Organizar los paneles' });
  const down = dialog.getByRole('button', { name: 'Bajar Frecuencia ahora' });
  await down.focus();
  const first = stored(page);
  await page.keyboard.press('Enter');
  await first;
  await expect(down).toBeFocused();
  await expect(dialog.getByRole('status').last()).toHaveText(/^Frecuencia ahora: lugar 2 de \d+$/);
  const hiding = stored(page);
  await dialog.getByRole('button', { name: 'Ocultar Ventana en curso' }).press('Enter');
  await hiding;
  await page.keyboard.press('Escape');
  await expect(arrange).toBeFocused();
  const [one, two, ...rest] = before;
  const byKeyboard = [two, one, ...rest].filter((panel) => panel !== 'ventana');
  expect(await shown(page)).toEqual(byKeyboard);
  expect(await elsewhere(browser)).toEqual(byKeyboard);

  await arrange.click();
  const dropped = stored(page);
  const rows = dialog.getByRole('listitem');
  await drag(page, dialog.locator('[data-grip=frecuencia_hoy]'), rows.nth(2));
  await dropped;
  await dialog.getByRole('button', { name: 'Listo' }).click();
  const [, , third] = byKeyboard;
  const byPointer = [one, third, two, ...byKeyboard.slice(3)];
  expect(await shown(page)).toEqual(byPointer);
  expect(await elsewhere(browser)).toEqual(byPointer);

  await arrange.click();
  const reset = stored(page);
  await dialog.getByRole('button', { name: 'Restablecer' }).click();
  await reset;
  expect(await shown(page)).toEqual(before);
});

test('every chart says what it shows, moves a cursor by keys, and has its values as a table', async ({
  page,
  request,
}) => {
  const device = await pairDevice(request);
  const reading = {
    heart_rate: 82,
    accel_x: 0.1,
    accel_y: 0.2,
    accel_z: 0.9,
    gyro_x: 1,
    gyro_y: 2,
    gyro_z: 3,
  };
  await device.send([1, 2].map((n) => ({ ...reading, n })));
  await signIn(page, CONSUMIDOR);
  const charts = page.locator('figure:has([role=application])');
  const sensors = page.getByRole('region', { name: 'Sensores' });
  await sensors.scrollIntoViewIfNeeded();
  await expect(sensors.locator('canvas')).toHaveCount(2);
  await expect(charts).toHaveCount(7);
  for (const chart of await charts.all()) {
    const plot = chart.getByRole('application');
    await expect(plot).toHaveAccessibleDescription(/\.$/);
    await plot.focus();
    await page.keyboard.press('End');
    await expect(chart.getByRole('status')).toHaveText(/^.+: .+/);
    const last = await chart.getByRole('status').textContent();
    await page.keyboard.press('Home');
    if ((await chart.getByRole('application').count()) === 1)
      await expect(chart.getByRole('status')).not.toBeEmpty();
    await page.keyboard.press('Escape');
    await expect(chart.getByRole('status')).toBeEmpty();
    await chart.locator('summary').press('Enter');
    const row = chart.getByRole('row').nth(1);
    await expect(row).toBeVisible();
    expect(last).toContain((await row.getByRole('rowheader').textContent()) ?? 'no name');
    await chart.locator('summary').press('Enter');
  }
});

test('a live picture is stopped by its button or by the cursor, and says since when', async ({
  page,
  request,
}) => {
  const device = await pairDevice(request);
  await device.send([{ n: 1, heart_rate: 90, accel_x: 0, accel_y: 0, accel_z: 1 }]);
  await signIn(page, CONSUMIDOR);
  const sensors = page.getByRole('region', { name: 'Sensores' });
  const value = sensors.getByRole('definition').first();
  await sensors.getByRole('button', { name: 'Pausar' }).click();
  await expect(sensors.getByText(/^En pausa desde las \d\d:\d\d:\d\d$/)).toBeVisible();
  const held = await value.textContent();
  await device.send([{ n: 2, heart_rate: 191, accel_x: 3, accel_y: 0, accel_z: 4 }]);
  const now = page.getByRole('region', { name: 'Frecuencia ahora' });
  await expect(now.getByText('191', { exact: true }).first()).toBeVisible();
  expect(await value.textContent()).toBe(held);
  await sensors.getByRole('button', { name: 'Seguir en vivo' }).click();
  await expect(value).not.toHaveText(held ?? '');
  await sensors.getByRole('application').first().focus();
  await page.keyboard.press('End');
  await expect(sensors.getByText(/^En pausa desde las/)).toBeVisible();
});

test('a phone finds every page in the bar, and nothing is wider than it', async ({ page }) => {
  await page.setViewportSize(PHONE);
  await signIn(page, CONSUMIDOR);
  const bar = page.getByRole('navigation', { name: 'Principal' });
  await expect(bar.getByRole('link', { name: 'Panel' })).toHaveAttribute('aria-current', 'page');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
  await bar.getByRole('button', { name: 'Más' }).click();
  await expect(bar.getByRole('link', { name: 'Mis datos' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bar.getByRole('link', { name: 'Mis datos' })).toBeHidden();
  await bar.getByRole('button', { name: 'Más' }).click();
  await bar.getByRole('link', { name: 'Dispositivos' }).click();
  await expect(page).toHaveURL(/\/panel\/dispositivos$/);
  await expect(bar.getByRole('link', { name: 'Mis datos' })).toBeHidden();
  await expect(bar.getByRole('button', { name: 'Más' })).toBeVisible();
});

test('in English, every panel and reason is', async ({ page, request }) => {
  await request.patch('/api/perfil', { ...(await asOwner(request)), data: { idioma: 'en' } });
  await signIn(page, CONSUMIDOR);
  for (const name of ['At a glance', 'Heart rate now', 'Predictions', 'This week', 'Habits', 'Sensors'])
    await expect(page.getByRole('region', { name })).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'Predictions' }).getByRole('listitem').first(),
  ).not.toContainText(/frecuencia|lecturas|ventana|antojo/i);
  await expect(page.getByRole('region', { name: 'Heart rate history' }).locator('svg').first()).toBeVisible();
  await expectRight(page, page.url(), true);
});

test('who is away reads the times on either clock', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'es-MX', timezoneId: 'Europe/Madrid' });
  const page = await context.newPage();
  await signIn(page, CONSUMIDOR);
  const window = page.getByRole('region', { name: 'Ventana en curso' }).getByText(/^\d\d:\d\d a \d\d:\d\d$/);
  const theirs = await window.textContent();
  await page.getByText('Hora de aquí').click();
  await expect(window).not.toHaveText(theirs ?? '');
  await context.close();
});
