import type { Page } from '@playwright/test';
import { violationsOf } from './axe';
import { CONSUMIDOR, CUIDADOR, expect, MAILS, pairDevice, signIn, test } from './fixtures';
import { painted } from './looks-right';
import { PASSWORD } from './new-person';
import { join, type NewAccount, share } from './people';

const TELEVISION = { width: 1_920, height: 1_080 };
/** Room for four of the six people of the demo. */
const TABLET = { width: 900, height: 660 };
const TURN_MS = 20_000;

const cards = (page: Page) => page.locator('li[data-consumidor]');
const names = async (page: Page) => (await cards(page).getByRole('heading').allInnerTexts()).sort();
const isLive = (page: Page) => expect(page.locator('[data-link=en_vivo]')).toBeVisible();
const toggle = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Nothing of the page lies outside of the window. */
const fits = (page: Page) =>
  page.evaluate(() => {
    const { scrollHeight, scrollWidth } = document.documentElement;
    return scrollHeight <= window.innerHeight && scrollWidth <= window.innerWidth;
  });

async function hang(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  await signIn(page, CUIDADOR);
  await page.getByRole('link', { name: 'Pantalla de pared' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Pantalla de pared' })).toBeAttached();
  await isLive(page);
}

const newAccount = (nombre: string, rol: NewAccount['rol']): NewAccount => ({
  nombre,
  email: `${nombre.toLowerCase()}-${Date.now()}@latido.test`,
  password: PASSWORD,
  rol,
});

test('everybody on one screen without a scroll: states with their ages, and no trace', async ({
  page,
  request,
}) => {
  await page.addInitScript(() => {
    const asked: string[] = [];
    Object.defineProperty(navigator, 'wakeLock', {
      value: {
        request: async (kind: string) => {
          asked.push(kind);
          return Object.assign(new EventTarget(), { released: false, release: async () => undefined });
        },
      },
    });
    Object.assign(window, { asked });
  });
  await (await pairDevice(request)).send([{ n: 1, heart_rate: 84 }]);
  await hang(page, TELEVISION);
  await expect(cards(page)).toHaveCount(6);
  expect(await fits(page)).toBe(true);
  await expect(cards(page).first().getByRole('heading')).toHaveText('Elena Simulada');
  await expect(cards(page).first()).toContainText(/Antojo abierto hace/);
  for (const card of await cards(page).all())
    await expect(card.locator('[data-estado]')).toHaveText(
      /^Sensor: .* · (ahora|hace \d+ (s|min|h|días?))$|^Sensor: sin lecturas$/,
    );
  await expect(page.locator('main').locator('canvas, [role=img], .recharts-surface')).toHaveCount(0);
  expect(await page.evaluate(() => (window as unknown as { asked: string[] }).asked)).toEqual(['screen']);

  await toggle(page, 'Noche').click();
  const ground = () => page.locator('main').evaluate((main) => getComputedStyle(main).backgroundColor);
  expect(await ground()).toBe('rgb(0, 0, 0)');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await painted(page);
    expect.soft(await violationsOf(page), colorScheme).toEqual([]);
  }
  await toggle(page, 'Iniciales').click();
  await expect(cards(page).first().getByRole('heading')).toHaveText('E. S.');
  await page.reload();
  await expect(cards(page).first().getByRole('heading')).toHaveText('E. S.');
  expect(await page.locator('main').innerText()).not.toMatch(/Elena|Alma|Fermín/);
  expect(await ground()).toBe('rgb(0, 0, 0)');

  await toggle(page, 'Iniciales').click();
  await toggle(page, 'Noche').click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name: 'Personas que acompañas' })).toBeVisible();
});

test('more people than fit turn over by themselves, until somebody pauses', async ({ page }) => {
  await page.clock.install();
  await hang(page, TABLET);
  await expect(page.getByText('Página 1 de 2')).toBeVisible();
  expect(await fits(page)).toBe(true);
  const first = await names(page);
  expect(first).toHaveLength(3);

  await page.clock.fastForward(TURN_MS);
  await expect(page.getByText('Página 2 de 2')).toBeVisible();
  const second = await names(page);
  expect([...first, ...second]).toHaveLength(new Set([...first, ...second]).size);
  await page.clock.fastForward(TURN_MS);
  await expect(page.getByText('Página 1 de 2')).toBeVisible();

  await toggle(page, 'Pausar').click();
  await expect(page.getByText(/^En pausa/)).toBeVisible();
  await page.clock.fastForward(3 * TURN_MS);
  await expect(page.getByText('Página 1 de 2')).toBeVisible();
  await page.getByRole('button', { name: 'Página siguiente' }).click();
  await expect(page.getByText('Página 2 de 2')).toBeVisible();
  await toggle(page, 'Seguir').click();
  await page.clock.fastForward(TURN_MS);
  await expect(page.getByText('Página 1 de 2')).toBeVisible();
});

test('it turns over for days without keeping anything of the pages before', async ({ page }) => {
  await page.addInitScript(() => {
    const running = new Set<unknown>();
    const { setTimeout: begin, clearTimeout: end } = window;
    window.setTimeout = ((call: () => void, ...rest: unknown[]) => {
      const id = begin(() => {
        running.delete(id);
        call();
      }, Number(rest[0]));
      running.add(id);
      return id;
    }) as typeof begin;
    window.clearTimeout = (id) => {
      running.delete(id);
      end(id);
    };
    Object.assign(window, { running });
  });
  await hang(page, TABLET);
  await toggle(page, 'Pausar').click();
  const running = () => page.evaluate(() => (window as unknown as { running: Set<unknown> }).running.size);
  const nodes = () => page.evaluate(() => document.querySelectorAll('*').length);
  const next = page.getByRole('button', { name: 'Página siguiente' });
  const round = async () => {
    for (const n of [2, 1]) {
      await next.click();
      await expect(page.getByText(`Página ${n} de 2`)).toBeVisible();
    }
  };
  await round();
  // The timers of a page begin within its first second.
  await expect.poll(running).toBeGreaterThan(3);
  const [timers, elements] = [await running(), await nodes()];
  for (let rounds = 0; rounds < 25; rounds++) await round();
  // One that stayed of each page would be fifty.
  await expect.poll(running).toBeLessThan(timers + 10);
  expect(Math.abs((await nodes()) - elements)).toBeLessThan(40);
});

test('without a link it says since when, and nothing moves for it', async ({ page, context }) => {
  await hang(page, TELEVISION);
  const place = () => cards(page).first().boundingBox();
  const before = await place();
  await context.setOffline(true);
  await page.evaluate(() => (window as unknown as { wsService: { disable(): void } }).wsService.disable());
  await expect(page.getByText(/^Sin conexión desde las \d\d:\d\d\./)).toBeVisible({ timeout: 45_000 });
  await expect(cards(page)).toHaveCount(6);
  expect(await place()).toEqual(before);
  expect(await violationsOf(page)).toEqual([]);
  await context.setOffline(false);
  await page.evaluate(() => (window as unknown as { wsService: { enable(): void } }).wsService.enable());
  await expect(page.locator('[data-link=en_vivo]')).toBeVisible({ timeout: 30_000 });
});

test('who begins to share appears by themselves, and reads that they were looked at', async ({
  page,
  request,
  baseURL,
}) => {
  const url = baseURL ?? '';
  const [owner, cuidador] = [newAccount('Olga', 'consumidor'), newAccount('Walter', 'cuidador')];
  const tokens = [await join(request, url, [MAILS], owner), await join(request, url, [MAILS], cuidador)];
  await signIn(page, cuidador);
  await page.goto('/cuidador/pared');
  await expect(page.getByText('Aún no acompañas a nadie')).toBeVisible();
  await share(request, url, tokens[0] ?? '', tokens[1] ?? '');
  await expect(cards(page).getByRole('heading', { name: 'Olga' })).toBeVisible({ timeout: 40_000 });
  await expect(cards(page)).toContainText('Sensor: sin lecturas');

  const headers = { authorization: `Bearer ${tokens[0]}` };
  const looks = async () => (await (await request.get('/api/accesos/resumen', { headers })).json()).resumen;
  await expect.poll(looks).toMatchObject([{ usuario_nombre: 'Walter' }]);
});

test('a glance that fails alone says so beside the register, which goes on', async ({ page }) => {
  await signIn(page, CONSUMIDOR);
  await page.route(/\/api\/accesos\/resumen/, (route) => route.abort());
  await page.clock.install();
  await page.goto('/panel/cuidadores');
  const log = page.getByRole('region', { name: 'Quién miró tus datos' });
  await expect(log.getByRole('list', { name: 'Registro de miradas' })).toBeVisible();
  await page.clock.fastForward(15_000);
  await expect(log.getByRole('alert').filter({ hasText: 'El resumen no se actualiza' })).toBeVisible({
    timeout: 20_000,
  });
  await expect(log.getByRole('alert').filter({ hasText: /./ })).toHaveCount(1);
  await expect(log.getByRole('list', { name: 'En resumen' })).toBeVisible();
  await page.unroute(/\/api\/accesos\/resumen/);
  await log.getByRole('button', { name: 'Intentar de nuevo' }).click();
  await expect(log.getByText('El resumen no se actualiza')).toHaveCount(0);
});
