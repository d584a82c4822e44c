import { existsSync } from 'node:fs';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import type { World } from './board-world';

const DEBIAN_CHROMIUM = '/usr/bin/chromium';
export const THROTTLE = 4;
const VIEWPORT = { width: 1440, height: 900 };

/** Times in ms. `updates`: changes of text that the page showed. */
export type Frames = { deltas: number[]; longTasks: number[]; updates: number };

/** What `npm test` found, or the usual place; without either Playwright takes its own. */
export function chromiumPath(): string | undefined {
  return process.env.LATIDO_CHROMIUM || (existsSync(DEBIAN_CHROMIUM) ? DEBIAN_CHROMIUM : undefined);
}

export function openChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--enable-precise-memory-info'],
  });
}

/** The board of the cuidador in a Chromium whose processor is four times slower. */
export async function openBoard({
  url,
  account,
}: World): Promise<{ browser: Browser; page: Page; cdp: CDPSession }> {
  const browser = await openChromium();
  const page = await browser.newPage({ viewport: VIEWPORT, locale: 'es-MX' });
  await page.goto(`${url}/entrar`);
  await page.getByLabel(/correo/i).fill(account.email);
  await page.getByLabel(/^contraseña/i).fill(account.password);
  await page.getByRole('button', { name: /^entrar/i }).click();
  await page.waitForURL(/\/cuidador$/);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
  return { browser, page, cdp };
}

/** What the machine can do at all while all else goes on: an empty page in the same browser, as much slower. */
export async function emptyFrames(browser: Browser, spanMs: number): Promise<Frames> {
  const page = await browser.newPage({ viewport: VIEWPORT });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
  await watchFrames(page);
  await page.waitForTimeout(spanMs);
  const frames = await takeFrames(page);
  await page.close();
  return frames;
}

/** Counts from now on, until `takeFrames`. */
export async function watchFrames(page: Page): Promise<void> {
  // tsx names functions by a helper of its own, which the page does not have.
  await page.evaluate('globalThis.__name = (named) => named');
  await page.evaluate(() => {
    const seen = { deltas: [] as number[], longTasks: [] as number[], updates: 0 };
    Object.assign(window, { seen });
    let last = performance.now();
    const frame = (now: number) => {
      seen.deltas.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longTasks.push(duration);
    }).observe({ type: 'longtask' });
    new MutationObserver((changes) => {
      seen.updates += changes.length;
    }).observe(document.body, { subtree: true, characterData: true, childList: true });
  });
}

export async function takeFrames(page: Page): Promise<Frames> {
  return page.evaluate(() => {
    const { seen } = window as unknown as { seen: Frames };
    const taken = { ...seen, deltas: seen.deltas.slice(1), longTasks: [...seen.longTasks] };
    Object.assign(seen, { deltas: [], longTasks: [], updates: 0 });
    return taken;
  });
}

/** MB of JavaScript that are held after a collection, and the nodes of the document. */
export async function heapOf(cdp: CDPSession): Promise<{ mb: number; nodes: number }> {
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const { nodes } = await cdp.send('Memory.getDOMCounters');
  return { mb: usedSize / 2 ** 20, nodes };
}
