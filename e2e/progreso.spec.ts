import { readFileSync } from 'node:fs';
import type { APIRequestContext, Page } from '@playwright/test';
import { diaDeSemana } from '../lib/domain/semana';
import { fechaOf } from '../lib/domain/time';
import { violationsOf } from './axe';
import { awake, expect, MAILS, signIn, tabTo, test } from './fixtures';
import { PASSWORD } from './new-person';
import { join, type NewAccount, post, share } from './people';

const ZONE = 'America/Tijuana';

let people = 0;
const account = (nombre: string, rol: NewAccount['rol']): NewAccount => ({
  nombre,
  email: `progreso-${process.pid}-${Date.now()}-${people++}@latido.test`,
  password: PASSWORD,
  rol,
});

async function passes(request: APIRequestContext, token: string, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    const { id } = await post(request, '/api/deseos', token, {
      tipo: 'sustancia',
      motivo: 'Social',
      emocion: 'Calma',
    });
    await post(request, `/api/deseos/${id}/resolver`, token, { resultado: 'resistido' });
  }
}

/** Somebody who stopped ten days ago, with four antojos that passed. */
async function someone(request: APIRequestContext, nombre = 'Pilar') {
  const person = account(nombre, 'consumidor');
  const token = await join(request, '', [MAILS], person);
  const headers = { authorization: `Bearer ${token}` };
  const fecha_abandono = fechaOf(new Date(Date.now() - 10 * 86_400_000), ZONE);
  const data = { fecha_abandono, consumo_base: 10, zona_horaria: ZONE };
  expect((await request.patch('/api/perfil', { headers, data })).status()).toBe(200);
  await passes(request, token, 4);
  return { person, token };
}

/** Nothing sticks out of the page but what scrolls by itself. */
async function fits(page: Page): Promise<void> {
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth)
      .map(({ tagName, className, textContent }) => `${tagName}.${className} ${textContent?.slice(0, 30)}`);
  });
  expect(wide).toEqual([]);
}

const stat = (page: Page, name: string) =>
  page
    .getByRole('region', { name: 'Lo que llevas' })
    .locator('div')
    .filter({ has: page.getByText(name, { exact: true }) })
    .last();

test('what was gained is there, and moves on while the page is open', async ({ page, request }) => {
  const { person, token } = await someone(request);
  await signIn(page, person);
  await page.goto('/panel/progreso');
  const headline = page.getByRole('region', { name: 'Lo que llevas' });
  await expect(headline).toContainText('4antojos superados');
  await expect(stat(page, 'Racha actual')).toContainText('10 días');
  await expect(stat(page, 'Días sin humo')).toContainText('10');
  const logros = page.locator('#logros');
  await expect(logros.getByRole('listitem').filter({ hasText: 'Voluntad firme' })).toContainText('4 de 5');
  await expect(page.getByRole('region', { name: 'Lo que has evitado' })).toContainText(
    'Con el precio de la cajetilla',
  );

  await passes(request, token, 1);
  await expect(headline).toContainText('5antojos superados');
  await expect(logros.getByRole('listitem').filter({ hasText: 'Voluntad firme' })).toContainText('Ganado el');

  await post(request, '/api/consumos', token, {});
  await expect(stat(page, 'Racha actual')).toContainText('0 días');
  await expect(stat(page, 'Racha más larga')).toContainText('10 días');
  await expect(stat(page, 'Días sin humo')).toContainText('10');
  await expect(headline).toContainText('5antojos superados');
});

test('by the keyboard alone through the month and the hours, and into a day', async ({ page, request }) => {
  const { person } = await someone(request);
  await signIn(page, person);
  await page.goto('/panel/progreso');
  await awake(page);
  const month = page.getByRole('region', { name: 'Tu mes' });
  const today = month.getByRole('gridcell', { name: /, hoy: sin humo hasta ahora/ });
  await tabTo(page, today);
  await page.keyboard.press('ArrowRight');
  if (fechaOf(new Date(), ZONE).slice(8) !== '01') {
    await page.keyboard.press('PageUp');
    await page.keyboard.press('ArrowLeft');
  }
  await tabTo(page, page.getByLabel('Motivo'));
  await page.keyboard.press('Tab');
  const hours = page.getByRole('region', { name: 'Cuándo vienen' });
  await expect(hours.locator('[role=gridcell]:focus')).toHaveAttribute(
    'aria-label',
    /4 antojos, 4 superados/,
  );
  await page.keyboard.press('Home');
  await expect(hours.locator('[role=gridcell]:focus')).toHaveAttribute('aria-label', /a las 00:00/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const day = diaDeSemana(fechaOf(new Date(), ZONE));
  await page.keyboard.press(day === 7 ? 'ArrowUp' : 'ArrowDown');
  await expect(hours.locator('[role=gridcell]:focus')).toHaveAttribute(
    'aria-label',
    /a las 02:00: ningún antojo/,
  );
  await today.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /^Repetición del/ })).toBeVisible();
  await expect(page.getByText('no es en vivo')).toBeVisible();
});

for (const { name, width, scheme } of [
  { name: 'on a phone, dark', width: 320, scheme: 'dark' },
  { name: 'on a desktop, light', width: 1280, scheme: 'light' },
] as const) {
  test(`${name}: nothing is cut off, and everybody can read it`, async ({ page, request }) => {
    const { person } = await someone(request);
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: scheme });
    await signIn(page, person);
    for (const address of ['/panel/progreso', `/panel/progreso/informe/${fechaOf(new Date(), ZONE)}`]) {
      await page.goto(address);
      await awake(page);
      await expect(page.getByText(/4 antojos|4antojos/).first()).toBeVisible();
      await fits(page);
      expect(await violationsOf(page, null)).toEqual([]);
    }
  });
}

test('in English', async ({ page, request }) => {
  const { person, token } = await someone(request);
  const headers = { authorization: `Bearer ${token}` };
  await request.patch('/api/perfil', { headers, data: { idioma: 'en' } });
  await signIn(page, person);
  await page.goto('/panel/progreso');
  await expect(page.getByRole('heading', { level: 1, name: 'Your progress' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'What you have so far' })).toContainText('4cravings passed');
  await expect(page.getByRole('region', { name: 'When they come' })).toContainText('4 cravings.');
  await page.getByRole('link', { name: 'Weekly report' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Weekly report' })).toBeVisible();
});

test('the report of a week: read, turned, downloaded as a PDF, and seen by who may', async ({
  page,
  request,
}) => {
  const { person, token } = await someone(request, 'Íñigo');
  await signIn(page, person);
  await page.goto(`/panel/progreso/informe/${fechaOf(new Date(), ZONE)}`);
  await expect(page.getByText('4 de 4 antojos superados')).toBeVisible();
  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Descargar PDF' }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toMatch(/^latido-\d{4}-W\d\d\.pdf$/);
  expect(
    readFileSync(await download.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  await page.getByRole('link', { name: 'Semana anterior' }).click();
  await expect(page.getByText(/7 de 7 días sin humo|[1-6] de 7 días sin humo/)).toBeVisible();

  const carer = account('Cuida', 'cuidador');
  const id = await share(request, '', token, await join(request, '', [MAILS], carer));
  await page.context().clearCookies();
  await signIn(page, carer);
  await page.goto(`/cuidador/${id}/informe/${fechaOf(new Date(), ZONE)}`);
  await expect(page.getByText('4 de 4 antojos superados')).toBeVisible();
  await expect(page.getByText('Solo incluye lo que Íñigo comparte contigo')).toBeVisible();
  const headers = { authorization: `Bearer ${token}` };
  await expect
    .poll(async () => (await (await request.get('/api/accesos', { headers })).json()).accesos)
    .toContainEqual(expect.objectContaining({ que: 'informe', via: 'pagina' }));
  await page.goto('/cuidador/22/informe/2026-11-24');
  await expect(page.getByText('Aquí no hay nada')).toBeVisible();
});

test('a day is played again: it says that it is past, moves on, and is moved by the keyboard', async ({
  page,
  request,
}) => {
  const { person, token } = await someone(request);
  const { codigo } = await post(request, '/api/dispositivos/codigo', token);
  const { clave } = await post(request, '/api/dispositivos/emparejar', '', { codigo });
  const now = Date.now();
  const lecturas = Array.from({ length: 60 }, (_, n) => ({
    n,
    medido_at: new Date(now - (60 - n) * 1_000).toISOString(),
    heart_rate: 70 + (n % 3),
    accel_x: 0.1,
    accel_y: 0.2,
    accel_z: 0.95,
  }));
  await post(request, '/api/lecturas', clave, { lecturas });
  await signIn(page, person);
  await page.goto(`/panel/progreso/dia/${fechaOf(new Date(now - 30_000), ZONE)}`);
  await awake(page);
  await expect(page.getByText('Esto ya pasó: es una repetición, no es en vivo.')).toBeVisible();
  await expect(page.locator('[data-transport]')).toHaveCount(0);
  const slider = page.getByRole('slider', { name: 'Hora de la repetición' });
  await slider.focus();
  await page.keyboard.press('End');
  await expect(page.getByText(/^7[0-2]/).first()).toBeVisible();
  const end = Number(await slider.inputValue());
  await page.keyboard.press('ArrowLeft');
  expect(Number(await slider.inputValue())).toBeLessThan(end);
  await page.keyboard.press('Home');
  const start = Number(await slider.inputValue());
  await page.getByRole('radio', { name: '60×' }).check({ force: true });
  await page.getByRole('button', { name: 'Reproducir' }).click();
  await expect.poll(async () => Number(await slider.inputValue())).toBeGreaterThan(start + 0.5);
  await page.getByRole('button', { name: 'Pausar' }).click();
  await expect(page.getByRole('button', { name: 'Reproducir' })).toBeVisible();
  expect(await violationsOf(page, null)).toEqual([]);
  await page
    .getByRole('button', { name: /Antojo superado/ })
    .first()
    .click();
  expect(Number(await slider.inputValue())).toBeGreaterThan(start + 1);
});
