import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
const NARROWEST = { width: 320, height: 640 };

const COLOURS = ['color-contrast'];

/** All rules once at each size; beyond that the themes differ in nothing but their colours. */
const FULL = [
  { size: DESK, colorScheme: 'light', rules: undefined },
  { size: PHONE, colorScheme: 'dark', rules: undefined },
  { size: PHONE, colorScheme: 'light', rules: COLOURS },
  { size: DESK, colorScheme: 'dark', rules: COLOURS },
] as const;
/** Of a page that has been looked at in full, in another state. */
const AGAIN = [
  { size: DESK, colorScheme: 'light', rules: COLOURS },
  { size: PHONE, colorScheme: 'dark', rules: undefined },
] as const;

/** Every rule of WCAG 2.2 AA that a program can check, and nothing wider than the page. `full`: at both sizes in both themes. */
export async function expectRight(page: Page, what: string, full: boolean): Promise<void> {
  for (const { size, colorScheme, rules } of full ? FULL : AGAIN) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await painted(page);
    expect.soft(await violationsOf(page, rules), `${what}, ${colorScheme}, ${size.width} px`).toEqual([]);
  }
  for (const size of full ? [PHONE, NARROWEST] : [PHONE]) {
    await page.setViewportSize(size);
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    await expect.soft.poll(width, `${what} at ${size.width} px`).toBe(size.width);
  }
  await page.setViewportSize(DESK);
}

/** What breaks a rule of WCAG 2.2 AA, or one of `rules`. */
export async function violationsOf(page: Page, rules?: string[]): Promise<string[]> {
  // There are no frames, and without looking for them it takes half the time.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(RULES)).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** A theme is in force only from the next picture on. */
export async function painted(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}
