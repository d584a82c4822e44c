import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { type BrowserContext, chromium } from '@playwright/test';
import { freePort } from '@/lib/testing/free-port';
import { chromiumPath } from './board-page';

const run = promisify(execFile);
/** Not among our packages: it wants a newer Node than they do, and only this bench uses it. */
const LIGHTHOUSE = 'lighthouse@12.8.2';
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;

/**
 * `devtools`: the browser slows processor and network down while the page loads. `simulate`, which Lighthouse does by itself: it
 * loads at full speed and works out what a slow phone would have taken, from how long tasks took on the clock. There the
 * time counts in which the server, the database and Lighthouse itself had the processor.
 */
export type Throttling = 'devtools' | 'simulate';

/** Scores of 0 to 100; `lcp` and the time that blocks, `blocked` (ms), as a slow phone would see them. `lost`: the audits that cost something. */
export type Scores = {
  performance: number;
  accessibility: number;
  practices: number;
  lcp: number;
  blocked: number;
  lost: string[];
};

type Cookies = Parameters<BrowserContext['addCookies']>[0];
type Audit = { id: string; score: number | null; numericValue?: number; scoreDisplayMode: string };
type Report = {
  categories: Record<(typeof CATEGORIES)[number], { score: number }>;
  audits: Record<string, Audit>;
};

/**
 * Lighthouse's phone, its processor four times slower and its network slow. The cookies are those of the browser that
 * it looks through: as a header they would not go along with the WebSocket, and the page would be one of somebody who
 * is signed out.
 */
export async function lighthouse(
  address: string,
  cookies: Cookies,
  folder: string,
  throttling: Throttling,
): Promise<Scores> {
  const report = path.join(folder, 'lighthouse.json');
  const port = await freePort();
  const context = await chromium.launchPersistentContext(await mkdtemp(path.join(folder, 'profile-')), {
    executablePath: chromiumPath(),
    chromiumSandbox: process.getuid?.() !== 0,
    locale: 'es-MX',
    args: [`--remote-debugging-port=${port}`, '--disable-background-networking'],
  });
  try {
    await context.addCookies(cookies);
    const args = [
      '--yes',
      LIGHTHOUSE,
      address,
      '--quiet',
      `--port=${port}`,
      '--disable-storage-reset',
      `--throttling-method=${throttling}`,
      '--output=json',
      `--output-path=${report}`,
      `--only-categories=${CATEGORIES.join()}`,
    ];
    // Now and then it misses the start of the navigation in its own trace.
    await run('npx', args, { timeout: 240_000 }).catch(() => run('npx', args, { timeout: 240_000 }));
  } finally {
    await context.close();
  }
  const { categories, audits } = JSON.parse(await readFile(report, 'utf8')) as Report;
  const score = (name: (typeof CATEGORIES)[number]) => Math.round(categories[name].score * 100);
  const measured = (audit: string) => audits[audit]?.numericValue ?? Number.NaN;
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    practices: score('best-practices'),
    lcp: measured('largest-contentful-paint'),
    blocked: measured('total-blocking-time'),
    lost: Object.values(audits)
      .filter(({ score, scoreDisplayMode }) => scoreDisplayMode === 'binary' && score === 0)
      .map(({ id }) => id),
  };
}
