import type { Page } from '@playwright/test';
import { COLOURS, violationsOf, WCAG } from './axe';
import { expect } from './fixtures';

const DESK = { width: 1280, height: 900 };
const TABLET = { width: 820, height: 1180 };
const PHONE = { width: 390, height: 844 };
const NARROWEST = { width: 320, height: 640 };

/** All rules once at each size; beyond that the themes differ in nothing but their colours. */
const FULL = [
  { size: DESK, colorScheme: 'light', rules: WCAG },
  { size: DESK, colorScheme: 'dark', rules: COLOURS },
  { size: TABLET },
  { size: PHONE, colorScheme: 'dark', rules: WCAG },
  { size: PHONE, colorScheme: 'light', rules: COLOURS },
  { size: NARROWEST },
] as const;
/** Of a page that has been looked at in full, in another state. */
const AGAIN = [
  { size: DESK, colorScheme: 'light', rules: COLOURS },
  { size: PHONE, colorScheme: 'dark', rules: WCAG },
] as const;

/** Every rule of WCAG 2.2 AA that a program can check, and nothing wider than the page. `full`: at all sizes in both themes. */
export async function expectRight(page: Page, what: string, full: boolean): Promise<void> {
  for (const { size, ...look } of full ? FULL : AGAIN) {
    await page.setViewportSize(size);
    if ('rules' in look) {
      await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: 'reduce' });
      await painted(page);
      const where = `${what}, ${look.colorScheme}, ${size.width} px`;
      expect.soft(await violationsOf(page, look.rules), where).toEqual([]);
    }
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    await expect.soft.poll(width, `${what} at ${size.width} px`).toBe(size.width);
  }
  await page.setViewportSize(DESK);
}

/** A theme is in force only from the next picture on. */
export async function painted(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}
