import { execFileSync } from 'node:child_process';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { CONSUMIDOR, CUIDADOR, expect, pairDevice, signIn, test } from './fixtures';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
const SIZES = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
];
const NARROWEST = { width: 320, height: 640 };
const ADMINISTRADOR = { email: 'sistema@latido.test', password: 'latido-admin-22' };

type Visit = {
  address: string;
  heading: RegExp;
  /** Opens what is only there after a click. */
  open?(page: Page): Promise<void>;
};

async function openCode(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Pedir un código/ }).click();
  await expect(page.getByText('Tu código')).toBeVisible();
}

async function openInvitation(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Crear código/ }).click();
  await expect(page.getByText(/Comparte este código/)).toBeVisible();
}

async function openTerms(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /Cambiar lo que ve/ })
    .first()
    .click();
  await page
    .getByRole('form')
    .getByRole('checkbox', { name: /ciertas horas/ })
    .check();
  await expect(page.getByRole('form').getByLabel('Desde')).toBeVisible();
}

async function openDialog(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /Dejar de compartir con/ })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

async function refused(page: Page): Promise<void> {
  await expect(page.getByText('Este código no sirve')).toBeVisible();
}

async function openEndAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Cerrar todas', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

async function drawn(page: Page): Promise<void> {
  await expect(page.locator('canvas').first()).toBeVisible();
  await expect(page.locator('.recharts-surface').first()).toBeVisible();
}

/** A theme is in force only from the next picture on. */
async function painted(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

const PUBLIC: Visit[] = [
  { address: '/entrar', heading: /Hola de nuevo/ },
  { address: '/registro', heading: /Crea tu cuenta/ },
  { address: '/invitacion/AAAABBBBCCCC', heading: /Te invitan/ },
  { address: '/recuperar', heading: /Olvidaste/ },
  { address: '/recuperar/nueva?enlace=x', heading: /contraseña nueva/ },
  { address: '/verificar?enlace=x', heading: /Confirma tu correo/ },
  { address: '/no-existe', heading: /Aquí no hay nada/ },
];
const OF_CONSUMIDOR: Visit[] = [
  { address: '/panel', heading: /Hola, Alma/, open: drawn },
  { address: '/panel/dispositivos', heading: /Dispositivos/, open: openCode },
  { address: '/cuenta/borrar', heading: /Borrar mi cuenta/ },
  { address: '/panel/cuidadores', heading: /Quién me ve/, open: openInvitation },
  { address: '/panel/cuidadores', heading: /Quién me ve/, open: openTerms },
  { address: '/panel/cuidadores', heading: /Quién me ve/, open: openDialog },
  { address: '/cuenta', heading: /Cuenta/ },
  { address: '/panel/datos', heading: /Mis datos/ },
];
const OF_CUIDADOR: Visit[] = [
  { address: '/cuidador', heading: /Personas que acompañas/ },
  { address: '/cuidador/22', heading: /Alma Demo/, open: drawn },
  { address: '/cuidador/999', heading: /Aquí no hay nada/ },
  { address: '/invitacion/AAAABBBBCCCC', heading: /Te invitan/, open: refused },
  { address: '/cuenta', heading: /Cuenta/, open: openEndAll },
];
const OF_ADMINISTRADOR: Visit[] = [{ address: '/sistema', heading: /Sistema/ }];

/** Every rule in both themes at both sizes, then nothing wider than the narrowest phone. */
async function visit(page: Page, { address, heading, open }: Visit): Promise<void> {
  await page.setViewportSize(SIZES[0] ?? NARROWEST);
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  await open?.(page);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await painted(page);
      // There are no frames, and without looking for them it takes half the time.
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      expect.soft(found, `${address}, ${colorScheme}, ${size.width} px`).toEqual([]);
    }
  }
  await page.setViewportSize(NARROWEST);
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await expect.soft.poll(width, `${address} at ${NARROWEST.width} px`).toBe(NARROWEST.width);
}

async function visitAll(page: Page, visits: readonly Visit[]): Promise<void> {
  for (const one of visits) await test.step(one.address, () => visit(page, one));
}

test.describe.configure({ timeout: 240_000 });

test('the pages before the sign-in', async ({ page }) => {
  await visitAll(page, PUBLIC);
});

test('the pages of a consumidor, with readings and an open deseo', async ({ page, request }) => {
  const device = await pairDevice(request);
  await device.send([{ n: 1, heart_rate: 91, accel_x: 0.1, accel_y: 0.2, accel_z: 0.9 }]);
  await signIn(page, CONSUMIDOR);
  await page.getByRole('button', { name: 'Registrar' }).click();
  await expect(page.getByRole('button', { name: 'Lo superé' })).toBeVisible();
  await visitAll(page, OF_CONSUMIDOR);
  await page.goto('/panel');
  await page.getByRole('button', { name: 'Lo superé' }).click();
  await expect(page.getByRole('button', { name: 'Lo superé' })).toHaveCount(0);
});

test('the pages of a cuidador', async ({ page, request }) => {
  const device = await pairDevice(request);
  await device.send([{ n: 1, heart_rate: 92, accel_x: 0.1, accel_y: 0.2, accel_z: 0.9 }]);
  await signIn(page, CUIDADOR);
  await visitAll(page, OF_CUIDADOR);
});

test('the page of an administrador', async ({ page }) => {
  const { email, password } = ADMINISTRADOR;
  execFileSync(process.execPath, ['dist/admin.mjs', 'create', '--email', email, '--nombre', 'Sistema'], {
    env: { ...process.env, LATIDO_DATA_DIR: '.data/e2e', LATIDO_PASSWORD: password },
    stdio: 'pipe',
  });
  await signIn(page, ADMINISTRADOR);
  await visitAll(page, OF_ADMINISTRADOR);
});
