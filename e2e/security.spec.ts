import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { CONSUMIDOR, CUIDADOR, expect, pairDevice, signIn, test } from './fixtures';
import { drawn } from './pages/cuidador-pages';

const ADMINISTRADOR = { email: 'seguridad@latido.test', password: 'latido-admin-23' };

/** What the browser refused on this page, from its first script on. */
async function watchRefusals(page: Page): Promise<string[]> {
  const refused: string[] = [];
  await page.exposeBinding('tellRefused', (_source, what: string) => {
    refused.push(what);
  });
  await page.addInitScript(() => {
    const { tellRefused } = window as unknown as { tellRefused(what: string): void };
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      tellRefused(`${violatedDirective} ${blockedURI} on ${location.pathname}`),
    );
  });
  page.on('console', (message) => {
    if (/Content Security Policy|Permissions-Policy/i.test(message.text())) refused.push(message.text());
  });
  return refused;
}

/** Opens a page: its scripts run, each with the nonce of this answer, and nothing of it may be kept. */
async function visit(page: Page, address: string, status = 200): Promise<void> {
  const answer = await page.goto(address);
  const { 'content-security-policy': policy = '', 'cache-control': kept } = answer?.headers() ?? {};
  expect(answer?.status()).toBe(status);
  expect(kept).toContain('no-store');
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'(;|$)/);
  const tags = (await answer?.text())?.match(/<script\b[^>]*>/g) ?? [];
  expect(tags.length).toBeGreaterThan(0);
  expect(tags.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await hydrated(page);
}

/** React marks the elements that it has taken over. */
async function hydrated(page: Page): Promise<void> {
  const taken = () =>
    page.evaluate(() => Object.keys(document.body).some((key) => key.startsWith('__react')));
  await expect.poll(taken).toBe(true);
}

async function alive(page: Page): Promise<void> {
  await drawn(page);
  await expect(page.locator('[data-transport=vivo]').first()).toBeVisible();
}

test('before the sign-in nothing is refused', async ({ page }) => {
  const refused = await watchRefusals(page);
  await visit(page, '/entrar');
  await visit(page, '/registro');
  await visit(page, '/recuperar');
  await visit(page, '/verificar?enlace=x');
  await visit(page, '/no-existe', 404);
  expect(refused).toEqual([]);
});

test('nor to a consumidor with their charts', async ({ page, request }) => {
  const refused = await watchRefusals(page);
  const device = await pairDevice(request);
  await device.send([{ n: 1, heart_rate: 91, accel_x: 0.1, accel_y: 0.2, accel_z: 0.9 }]);
  await signIn(page, CONSUMIDOR);
  await visit(page, '/panel');
  await alive(page);
  // Also where the pages change without being loaded anew.
  await page.getByRole('link', { name: 'Dispositivos' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Dispositivos' })).toBeVisible();
  await visit(page, '/panel/dispositivos');
  await visit(page, '/panel/cuidadores');
  await visit(page, '/cuenta');
  expect(refused).toEqual([]);
});

test('nor to a cuidador with the board and a person', async ({ page, request }) => {
  const refused = await watchRefusals(page);
  const device = await pairDevice(request);
  await device.send([{ n: 1, heart_rate: 92, accel_x: 0.1, accel_y: 0.2, accel_z: 0.9 }]);
  await signIn(page, CUIDADOR);
  await visit(page, '/cuidador');
  await visit(page, '/cuidador/22');
  await alive(page);
  await visit(page, '/cuidador/999', 404);
  expect(refused).toEqual([]);
});

test('nor to an administrador', async ({ page }) => {
  const { email, password } = ADMINISTRADOR;
  execFileSync(process.execPath, ['dist/admin.mjs', 'create', '--email', email, '--nombre', 'Seguridad'], {
    env: { ...process.env, LATIDO_DATA_DIR: '.data/e2e', LATIDO_PASSWORD: password },
    stdio: 'pipe',
  });
  const refused = await watchRefusals(page);
  await signIn(page, ADMINISTRADOR);
  await visit(page, '/sistema');
  expect(refused).toEqual([]);
});

test('a script that slipped into a page does not run, and the test sees that it was refused', async ({
  page,
  consoleErrors,
}) => {
  const refused = await watchRefusals(page);
  await page.route('**/entrar', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace('</body>', '<script>window.slipped = true</script></body>');
    await route.fulfill({ response: answer, body });
  });
  await page.goto('/entrar');
  await expect.poll(() => refused.length).toBeGreaterThan(0);
  expect(await page.evaluate(() => 'slipped' in window)).toBe(false);
  // The browser tells the refusal as an error too: here it is the point.
  consoleErrors.length = 0;
});
