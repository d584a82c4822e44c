import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { SPANISH_LETTERS, SPANISH_WORDS } from '../lib/testing/spanish';
import { expect } from './fixtures';

type Tree = { [key: string]: string | Tree };

const flat = (tree: Tree): string[] =>
  Object.values(tree).flatMap((value) => (typeof value === 'string' ? [value] : flat(value)));
const messages = (idioma: string): string[] =>
  readdirSync(`lib/i18n/messages/${idioma}`).flatMap((name) =>
    flat(JSON.parse(readFileSync(`lib/i18n/messages/${idioma}/${name}`, 'utf8'))),
  );

const english = new Set(messages('en'));
/** Said in Spanish and in no English page. */
const spanish = new Set(messages('es').filter((text) => !english.has(text)));

/** Text that is on the page, or is read out, and is Spanish; but for `except`, where people's own words stand. */
export async function spanishLeft(page: Page, except = 'none'): Promise<string[]> {
  const texts = await page.evaluate(textsOf, except);
  return texts.filter(
    (text) =>
      spanish.has(text) || SPANISH_LETTERS.test(text) || (/\s/.test(text) && SPANISH_WORDS.test(text)),
  );
}

/** Runs in the page. Whatever is marked as another language is meant to be one. */
function textsOf(except: string): string[] {
  const isForeign = (element: Element) =>
    element.closest('[lang]')?.getAttribute('lang') !== 'en' || element.closest(`${except}, script, style`);
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement && !isForeign(node.parentElement)) found.push(node.textContent ?? '');
  }
  const names = ['aria-label', 'title', 'placeholder', 'alt'];
  for (const element of document.querySelectorAll('*')) {
    if (!isForeign(element)) found.push(...names.map((name) => element.getAttribute(name) ?? ''));
  }
  return found.map((text) => text.trim()).filter(Boolean);
}

/** Its language, and no word of Spanish in it but the names of places. */
export async function expectEnglish(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  expect.soft(await spanishLeft(page, 'select'), page.url()).toEqual([]);
}
