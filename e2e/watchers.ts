import type { Page } from '@playwright/test';

/** What came over the sockets of a page, and when. */
export function recordFrames(page: Page): { at: number; text: string }[] {
  const frames: { at: number; text: string }[] = [];
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => frames.push({ at: Date.now(), text: String(payload) })),
  );
  return frames;
}

/** Whether a frame brings data of a person: refs begin with channel and person. */
export function tellsOf(text: string, consumidorId: number): boolean {
  const frame = JSON.parse(text);
  if (['error', 'revoked', 'welcome', 'pong'].includes(frame.type)) return false;
  return (
    frame.consumidor_id === consumidorId ||
    new RegExp(`^(?!notificaciones).*_${consumidorId}(:|$)`).test(frame.ref)
  );
}

/** Waits until a page shows numbers or pictures of the readings, or none; gives the moment. A chart is one even without a number. */
export function untilShown(page: Page, wanted: boolean): Promise<number> {
  return page.evaluate(async (shown) => {
    const shows = () => {
      const main = document.querySelector('main');
      const text = /(?<!\d)1[4-7]\d(?!\d)/.test(main?.innerText ?? '');
      return text || Boolean(main?.querySelector('canvas, svg.recharts-surface'));
    };
    while (shows() !== shown) await new Promise((resolve) => setTimeout(resolve, 5));
    return Date.now();
  }, wanted);
}

/** Watches a page from here on; gives each text in which it showed the words, for however short. */
export async function guardAgainst(page: Page, words: string): Promise<() => Promise<string[]>> {
  await page.evaluate((banned) => {
    const seen = { seen: [] as string[] };
    const look = () => {
      const text = document.querySelector('main')?.innerText ?? '';
      if (text.includes(banned)) seen.seen.push(text);
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    Object.assign(window, seen);
  }, words);
  return () => page.evaluate(() => (window as unknown as { seen: string[] }).seen);
}
