import { execFileSync } from 'node:child_process';
import type { Browser, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { expectRight } from './looks-right';
import { PASSWORD } from './new-person';
import { spanishLeft } from './spanish-left';

const ADMINISTRADOR = { email: 'boss@latido.test', password: 'latido-sistema-5' };

test.describe.configure({ timeout: 240_000 });

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

/** Nothing of it is Spanish, and longer or shorter words break no rule. */
async function isEnglish(page: Page, name: string, except?: string): Promise<void> {
  await expect(heading(page, name)).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  expect.soft(await spanishLeft(page, except), page.url()).toEqual([]);
  await expectRight(page, page.url(), false);
}

async function englishPage(browser: Browser): Promise<Page> {
  return (await browser.newContext({ locale: 'en-US', reducedMotion: 'reduce' })).newPage();
}

test('a person begins in English, from the registration to the summary, and finds the rest of it so', async ({
  browser,
}) => {
  const page = await englishPage(browser);
  await page.goto('/registro');
  await page.getByLabel('Name').fill('Nora');
  await page.getByLabel('Email').fill('nora-en@latido.test');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL('/panel/inicio/fisico');
  const next = page.getByRole('button', { name: 'Save and continue' });

  await isEnglish(page, 'About your body');
  const birth = page.getByRole('group', { name: 'Date of birth' });
  await birth.getByLabel('Month').selectOption('February');
  await birth.getByLabel('Day').fill('31');
  await birth.getByLabel('Year').fill('1987');
  await next.click();
  await expect(birth.getByLabel('Month')).toBeFocused();
  expect.soft(await spanishLeft(page)).toEqual([]);
  await birth.getByLabel('Day').fill('3');
  await page.getByLabel('Weight (kg)').fill('70.5');
  await page.getByLabel('Height (cm)').fill('170');
  await expect(page.getByText('Body mass index: 24.39, in the usual range.')).toBeVisible();
  await next.click();

  await isEnglish(page, 'What you want to change');
  for (const name of ['Vaping', 'Anxiety', 'Chewing gum'])
    await page.getByText(name, { exact: true }).click();
  await next.click();

  await isEnglish(page, 'Your plan');
  const day = page.getByRole('group', { name: 'The day you stop or stopped smoking' });
  await day.getByLabel('Day').fill('4');
  await day.getByLabel('Month').selectOption('July');
  await day.getByLabel('Year').fill('2099');
  await next.click();
  await expect(page.getByText(/^[\d,]+ days until your date\.$/)).toBeVisible();
  await isEnglish(page, 'This is where you start');
  await page.getByRole('button', { name: 'Go to my dashboard' }).click();

  await page.goto('/panel/perfil');
  // Places are called what they are called.
  await isEnglish(page, 'Profile', 'optgroup');
  await expect(page.getByRole('radio', { name: /^Vaping.*answered/ })).toBeChecked();
  await expect(birth.getByLabel('Day')).toHaveValue('3');
  await page.getByRole('button', { name: 'Take back what I told about Vaping' }).click();
  await expect(page.getByRole('dialog', { name: 'Take back what you told about Vaping?' })).toBeVisible();
  expect.soft(await spanishLeft(page, 'optgroup')).toEqual([]);
  // What is stored are the names that everything else knows.
  const told = await page.evaluate(async () => (await fetch('/api/formularios')).json());
  expect(told.formularios[0]).toMatchObject({ habito: 'Vapear', emociones: ['Ansiedad'] });

  await page.goto('/panel/datos');
  await expect(page.getByText('No file chosen')).toBeVisible();
  await isEnglish(page, 'My data');
  await page.goto('/panel/dispositivos');
  await page.getByRole('button', { name: 'Ask for a code' }).click();
  await expect(page.getByText('Expires in')).toBeVisible();
  await isEnglish(page, 'Devices');
  await page.context().close();
});

async function administers(browser: Browser): Promise<Page> {
  const { email, password } = ADMINISTRADOR;
  execFileSync(process.execPath, ['dist/admin.mjs', 'create', '--email', email, '--nombre', 'Boss'], {
    env: { ...process.env, LATIDO_DATA_DIR: '.data/e2e', LATIDO_PASSWORD: password },
    stdio: 'pipe',
  });
  const page = await englishPage(browser);
  const { access } = await (await page.request.post('/api/token', { data: ADMINISTRADOR })).json();
  const headers = { authorization: `Bearer ${access}` };
  expect((await page.request.patch('/api/cuenta', { headers, data: { idioma: 'en' } })).ok()).toBe(true);
  await page.goto('/entrar');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(heading(page, 'System')).toBeVisible();
  return page;
}

test('the administration in English, and an entry of a catalogue with its two names', async ({ browser }) => {
  const page = await administers(browser);
  await isEnglish(page, 'System');

  await page.goto('/sistema/catalogos');
  await isEnglish(page, 'Catalogues');
  const strategies = page.getByRole('region', { name: 'Coping strategies' });
  await strategies.getByLabel('New name, in Spanish').fill('Bailar');
  await strategies.getByLabel('In English').last().fill('breathing');
  await strategies.getByRole('button', { name: 'Add' }).click();
  await expect(strategies.getByText('There is already an entry with this name in English')).toBeVisible();
  await strategies.getByLabel('In English').last().fill('Dancing');
  await strategies.getByRole('button', { name: 'Add' }).click();
  const entry = strategies.getByRole('listitem').filter({ hasText: 'Dancing' });
  await expect(entry.locator('[lang=es]')).toHaveText('Bailar');
  await entry.getByRole('button', { name: 'Stop offering Dancing' }).click();
  await expect(entry.getByText('Not offered')).toBeVisible();

  await page.goto('/admin/usuarios');
  await page.getByRole('search').getByLabel('Search').fill('boss@');
  await expect(page.getByText('1 account', { exact: true })).toBeVisible();
  await isEnglish(page, 'Accounts');
  await page.getByRole('button', { name: 'Change role: Boss' }).click();
  await expect(page.getByRole('dialog', { name: 'Change Boss’s role' })).toBeVisible();
  expect.soft(await spanishLeft(page)).toEqual([]);

  await page.goto('/admin/dispositivos');
  // People, their devices and their reasons are called what they are called.
  await isEnglish(page, 'Devices', ':is(main ul p, main ul button)');
  await page.goto('/admin/emergencias');
  await isEnglish(page, 'Emergencies', 'main ul p');
  await page.goto('/admin/auditoria');
  await page.getByLabel('Search').fill('boss');
  const entries = page.getByRole('list', { name: 'Entries' }).getByRole('listitem');
  await expect(entries.filter({ hasNotText: 'Boss' })).toHaveCount(0);
  await expect(entries.filter({ hasText: 'Added to a catalogue' })).toContainText(
    'In Coping strategies: Bailar',
  );
  await isEnglish(page, 'Audit log');
  await page.context().close();
});
