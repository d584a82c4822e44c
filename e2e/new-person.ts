import type { Page } from '@playwright/test';
import { expect } from './fixtures';
import { painted, violationsOf } from './looks-right';

const PHONE = { width: 390, height: 844 };
export const PASSWORD = 'una frase larga';

/** By the page, as anybody does it; leads to the first step of the onboarding. */
export async function register(page: Page, email: string): Promise<void> {
  await page.goto('/registro');
  await page.getByLabel('Nombre').fill('Nadia');
  await page.getByLabel('Correo').fill(email);
  await page.getByLabel('Contraseña', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Crear cuenta' }).click();
  await page.waitForURL('/panel/inicio/fisico');
}

/** Every rule in both themes at both sizes, and nothing wider than a phone. */
export async function looksRight(page: Page): Promise<void> {
  for (const size of [{ width: 1280, height: 900 }, PHONE]) {
    await page.setViewportSize(size);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await painted(page);
      expect.soft(await violationsOf(page), `${page.url()}, ${colorScheme}, ${size.width} px`).toEqual([]);
    }
  }
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await expect.soft.poll(width, `${page.url()} at ${PHONE.width} px`).toBe(PHONE.width);
}
