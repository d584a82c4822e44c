import type { APIRequestContext, Browser, Page } from '@playwright/test';
import { violationsOf } from './axe';
import { expect, MAILS, test } from './fixtures';
import { expectRight } from './looks-right';
import { PASSWORD } from './new-person';
import { join, post, share } from './people';
import { spanishLeft } from './spanish-left';

const stamp = `${Date.now()}@latido.test`;
const NORA = { nombre: 'Nora', email: `nora-${stamp}`, password: PASSWORD, rol: 'consumidor' as const };
const CARL = { nombre: 'Carl', email: `carl-${stamp}`, password: PASSWORD, rol: 'cuidador' as const };

test.describe.configure({ timeout: 240_000 });

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

async function isEnglish(page: Page, except?: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  expect.soft(await spanishLeft(page, except), page.url()).toEqual([]);
}

/** On the clock of the person, so that it is open whenever this runs. */
function hoursAroundNow() {
  const now = new Intl.DateTimeFormat('en-US', {
    timeZone: 'America/Tijuana',
    hour: '2-digit',
    hourCycle: 'h23',
  }).format(new Date());
  const at = (by: number) => `${String((Number(now) + 24 + by) % 24).padStart(2, '0')}:00`;
  return { hora_desde: at(-1), hora_hasta: at(3) };
}

const READING = { n: 1, heart_rate: 84, accel_x: 0.1, accel_y: 0.2, accel_z: 0.9 };

/** Somebody with a reading of now, an open deseo, and two habits. */
async function live(request: APIRequestContext, owner: string): Promise<void> {
  const { codigo } = await post(request, '/api/dispositivos/codigo', owner);
  const { clave } = await post(request, '/api/dispositivos/emparejar', '', { codigo });
  await post(request, '/api/lecturas', clave, { lecturas: [READING] });
  await post(request, '/api/deseos', owner, { tipo: 'sustancia', intensidad: 5 });
  for (const habito of ['Fumar cigarrillos', 'Vapear'])
    await post(request, '/api/consumos', owner, { habito });
}

async function signedIn(browser: Browser, account: typeof CARL | typeof NORA): Promise<Page> {
  // Far from the person's clock, so that the page has to say whose it shows.
  const context = await browser.newContext({ locale: 'en-US', timezoneId: 'Europe/Madrid' });
  const page = await context.newPage();
  await page.goto('/entrar');
  await page.getByLabel('Email').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/entrar');
  return page;
}

test('the board, a person, the wall and the consents are English for who reads English', async ({
  browser,
  playwright,
  baseURL,
}) => {
  const request = await playwright.request.newContext({
    baseURL,
    extraHTTPHeaders: { 'accept-language': 'en-US' },
  });
  const owner = await join(request, '', [MAILS], NORA);
  const cuidador = await join(request, '', [MAILS], CARL);

  const carl = await signedIn(browser, CARL);
  await expect(heading(carl, 'People you keep company')).toBeVisible();
  await isEnglish(carl);
  const id = await share(request, '', owner, cuidador);

  await carl.goto('/cuidador');
  const nothing = carl.getByRole('listitem').filter({ hasText: 'Nothing heard yet' });
  await expect(nothing).toContainText('No readings');
  await isEnglish(carl);
  await live(request, owner);
  await carl.goto('/cuidador');
  await expect(nothing).toHaveCount(0);
  await expect(carl.getByText('Live', { exact: true })).toBeVisible();
  await expect(carl.getByText(/^Craving opened \d+ (s|min) ago/)).toBeVisible();
  await isEnglish(carl);
  await expectRight(carl, carl.url(), true);
  await carl.getByRole('button', { name: 'Send a kind word to Nora' }).click();
  await expect(carl.getByText('Today you can send them 3 more messages.')).toBeVisible();
  await isEnglish(carl);
  await carl.getByRole('button', { name: 'Thinking of you today.' }).click();
  await expect(carl.getByText('Sent', { exact: true })).toBeVisible();
  await carl.keyboard.press('Escape');

  await carl.goto(`/cuidador/${id}`);
  await expect(heading(carl, 'Nora')).toBeVisible();
  await expect(carl.getByText('Times are on the clock of Nora (Tijuana).')).toBeVisible();
  await expect(carl.getByRole('radio', { name: 'Vaping' })).toBeAttached();
  await expect(carl.getByText(/Smoking cigarettes/).first()).toBeAttached();
  await carl.getByText('My time').click();
  await expect(carl.getByText(/^Times are on your clock \(Madrid\)/)).toBeVisible();
  await isEnglish(carl, 'section');
  await expectRight(carl, carl.url(), true);

  await carl.setViewportSize({ width: 1_920, height: 1_080 });
  await carl.goto('/cuidador/pared');
  await expect(carl.locator('[data-link=en_vivo]')).toHaveText('Live');
  await isEnglish(carl);
  expect(await violationsOf(carl)).toEqual([]);

  const { consentimientos } = await (
    await request.get('/api/consentimientos', { headers: { authorization: `Bearer ${owner}` } })
  ).json();
  const terms = { resolucion: '5min', alcances: ['frecuencia', 'deseos'], ...hoursAroundNow() };
  const changed = await request.patch(`/api/consentimientos/${consentimientos[0].id}`, {
    headers: { authorization: `Bearer ${owner}` },
    data: terms,
  });
  expect(changed.status()).toBe(200);
  await carl.goto(`/cuidador/${id}`);
  await expect(
    carl.getByText(/^Not shared with you: sensor state, motion, logged cigarettes, predictions and notes\./),
  ).toBeVisible();
  await isEnglish(carl, 'section');
  await carl.goto('/cuidador');
  await expect(carl.getByText(/^Up to \d+:[0-5][05]\s(AM|PM)$/)).toBeVisible();
  await isEnglish(carl);
  await carl.context().close();

  const nora = await signedIn(browser, NORA);
  await nora.goto('/panel/cuidadores');
  await expect(heading(nora, 'Who sees me')).toBeVisible();
  await expect(
    nora.getByText(/^Every 5 minutes · from \d+:00\s[AP]M to \d+:00\s[AP]M$/).first(),
  ).toBeVisible();
  await expect(nora.getByRole('list', { name: 'Record of looks' })).toContainText(/saw .*your heart rate/);
  await isEnglish(nora);
  await expectRight(nora, nora.url(), true);
  await nora.getByRole('button', { name: 'Change what Carl sees' }).click();
  await nora.getByRole('button', { name: 'Create an invitation code' }).click();
  await expect(nora.getByText('Keep it now: we will not show it again.')).toBeVisible();
  await isEnglish(nora);
  await nora.getByRole('button', { name: 'Stop sharing with Carl' }).click();
  await expect(nora.getByRole('dialog')).toBeVisible();
  await isEnglish(nora);
  await nora.context().close();
  await request.dispose();
});
