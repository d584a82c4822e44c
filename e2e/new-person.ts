import type { Page } from '@playwright/test';

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
