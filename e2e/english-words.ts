import type { Page } from '@playwright/test';
import { expect } from './fixtures';

const SPANISH =
  /[áéíóúñ¿¡«»]|(?<![\p{L}\d@.-])(el|la|los|las|de|del|que|tu|tus|una|con|por|para|se|su|sin|más|y|es|en)(?![\p{L}\d@.-])/iu;

/** What a reader sees or hears of a page, but for the names of places and what says that it is in Spanish. */
function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const skipped = 'select, script, style, noscript, [lang="es"]';
    const said = ['aria-label', 'placeholder', 'alt', 'title'].flatMap((name) =>
      [...document.querySelectorAll(`body [${name}]`)]
        .filter((element) => !element.closest(skipped))
        .map((element) => element.getAttribute(name) ?? ''),
    );
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [document.title, ...said];
    while (walker.nextNode()) {
      const { parentElement: parent, textContent } = walker.currentNode;
      if (parent && !parent.closest(skipped) && !parent.closest('[hidden]')) texts.push(textContent ?? '');
    }
    return texts.map((text) => text.trim()).filter(Boolean);
  });
}

/** Its language, and no word of Spanish in it. */
export async function expectEnglish(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  const texts = await textsOf(page);
  expect(texts.length).toBeGreaterThan(3);
  expect
    .soft(
      texts.filter((text) => SPANISH.test(text)),
      page.url(),
    )
    .toEqual([]);
}
