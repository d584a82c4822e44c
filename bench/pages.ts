import { get } from 'node:http';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { DEMO_CONSUMIDOR, DEMO_CUIDADOR } from '@/scripts/demo-accounts.mjs';
import { openChromium } from './board-page';
import { startBuilt } from './built';
import { lighthouse, type Scores, type Throttling } from './lighthouse';
import { heading, ms, type Row } from './report';
import { appSettings, type Bench, type Scope } from './scope';
import { sleep } from './stats';

type Account = { email: string; password: string };
/** `streams`: readings are drawn as they come, so that what blocks is the load and each draw of the seconds after it. */
type Place = { address: string; as: Account | null; limitKb: number; streams?: true };

const PLACES: readonly Place[] = [
  { address: '/', as: null, limitKb: 190 },
  { address: '/entrar', as: null, limitKb: 190 },
  { address: '/panel', as: DEMO_CONSUMIDOR, limitKb: 300, streams: true },
  { address: '/cuidador', as: DEMO_CUIDADOR, limitKb: 300 },
];
const PHONE = { width: 390, height: 844 };
const WATCH_MS = 30_000;
const EVERY_MS = 250;

/**
 * `figures`: those that the page brings along, before any script. Scripts in KB as they travel: those that the page
 * names, and all that came later too, of pages one might go to next. Times in ms.
 */
type Seen = { firstKb: number; scriptsKb: number; figures: number; lcp: number; cls: number; inp: number };
/** `live`: the scores of the page while it streams, where it does. `estimated`: as Lighthouse simulates a slow phone. */
type Figures = {
  place: Place;
  seen: Seen;
  scores: Scores;
  estimated: Scores;
  live: Scores | undefined;
}[];

/** Signed in over the pages' own way in; the cookie of the session. */
export async function enter(browser: Browser, url: string, account: Account | null): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: url, viewport: PHONE, locale: 'es-MX' });
  if (!account) return context;
  const { csrfToken } = await (await context.request.get('/api/auth/csrf')).json();
  await context.request.post('/api/auth/callback/credentials', {
    form: { ...account, csrfToken, json: 'true' },
    headers: { origin: url },
  });
  return context;
}

/** Readings of the demo consumidor, four a second, until told to stop. */
export async function streamDemo(context: BrowserContext): Promise<() => void> {
  const { access } = await (await context.request.post('/api/token', { data: DEMO_CONSUMIDOR })).json();
  const headers = { authorization: `Bearer ${access}` };
  const { codigo } = await (await context.request.post('/api/dispositivos/codigo', { headers })).json();
  const paired = await context.request.post('/api/dispositivos/emparejar', { data: { codigo } });
  const { clave } = await paired.json();
  let n = 0;
  const timer = setInterval(() => {
    n += 1;
    const reading = { n, heart_rate: 70 + (n % 12), accel_x: 0.02 * (n % 5), accel_y: -0.1, accel_z: 0.98 };
    void context.request
      .post('/api/lecturas', { headers: { authorization: `Bearer ${clave}` }, data: reading })
      .catch(() => undefined);
  }, EVERY_MS);
  return () => clearInterval(timer);
}

/** What the page brings along: the figures in its text, and the scripts that it names (KB as they travel). */
async function firstAnswer(
  context: BrowserContext,
  address: string,
): Promise<Pick<Seen, 'figures' | 'firstKb'>> {
  const html = await (await context.request.get(address)).text();
  const text = html.replace(/<script[\s\S]*?<\/script>/g, ' ').replace(/<[^>]+>/g, ' ');
  // What only an old browser loads is left out.
  const named = [...html.matchAll(/<script(?![^>]*nomodule)[^>]* src="([^"]+)"/gi)];
  const scripts = new Set(named.map(([, src = '']) => src));
  let bytes = 0;
  for (const src of scripts) bytes += await travelled(new URL(src, address));
  return { figures: text.match(/\d+/g)?.length ?? 0, firstKb: bytes / 1_024 };
}

/** Bytes of an answer as a browser would get it: `fetch` tells of what it has unpacked. */
function travelled(url: URL): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip, br' } }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.on('end', () => resolve(bytes)).on('error', reject);
    }).on('error', reject);
  });
}

async function countScripts(page: Page): Promise<() => number> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  const scripts = new Set<string>();
  let bytes = 0;
  cdp.on('Network.responseReceived', ({ requestId, type }) => type === 'Script' && scripts.add(requestId));
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  return () => bytes / 1_024;
}

const WATCH = `(() => {
  const seen = (window.__seen = { lcp: 0, cls: 0, inp: 0 });
  const watch = (type, take, more = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more });
  watch('largest-contentful-paint', (entry) => { seen.lcp = entry.startTime; });
  watch('layout-shift', (entry) => { if (!entry.hadRecentInput) seen.cls += entry.value; });
  watch('event', (entry) => { if (entry.interactionId) seen.inp = Math.max(seen.inp, entry.duration); }, { durationThreshold: 16 });
})()`;

/** As it loads, then for a while as it streams, then under the fingers. */
async function look(context: BrowserContext, url: string, address: string, watchMs: number): Promise<Seen> {
  const page = await context.newPage();
  const scriptsKb = await countScripts(page);
  await page.addInitScript(WATCH);
  await page.goto(address);
  await sleep(watchMs);
  for (let step = 0; step < 12; step += 1) await page.keyboard.press('Tab');
  const summaries = await page.locator('main summary:visible').all();
  for (const summary of summaries.slice(0, 4)) await summary.click();
  await sleep(500);
  const { lcp, cls, inp } = (await page.evaluate('window.__seen')) as Pick<Seen, 'lcp' | 'cls' | 'inp'>;
  const scripts = scriptsKb();
  await page.close();
  return { ...(await firstAnswer(context, url + address)), scriptsKb: scripts, lcp, cls, inp };
}

async function measure(scope: Scope): Promise<Figures> {
  const { ends, folder, options, say } = scope;
  const url = await startBuilt(scope, { ...appSettings(folder, await scope.database()), LATIDO_DEMO: '1' });
  const browser = await openChromium();
  ends.add(() => browser.close());
  const streaming = async <T>(run: () => Promise<T>) => {
    const stop = await streamDemo(await enter(browser, url, null));
    return run().finally(stop);
  };
  const figures: Figures = [];
  for (const place of PLACES) {
    say(place.address);
    const context = await enter(browser, url, place.as);
    const seen = await streaming(() => look(context, url, place.address, options.short ? 2_000 : WATCH_MS));
    const cookies = await context.cookies();
    const judge = (throttling: Throttling) => lighthouse(url + place.address, cookies, folder, throttling);
    const scores = await judge('devtools');
    const estimated = await judge('simulate');
    const live = place.streams && (await streaming(() => judge('devtools')));
    figures.push({ place, seen, scores, estimated, live });
    await context.close();
  }
  return figures;
}

function told({ lcp, blocked, lost }: Scores): string {
  return `LCP of the slow phone ${ms(lcp)}, blocked for ${ms(blocked)} ${lost.join(' ')}`.trimEnd();
}

function rowsOf(figures: Figures): Row[] {
  return [
    heading('PAGES, phone, production build; Lighthouse throttled, the rest not', 'scripts of at most'),
    ...figures.flatMap(({ place, seen, scores, estimated, live }): Row[] => [
      [
        `${place.address}: scripts`,
        `${seen.firstKb.toFixed(0)} KB`,
        '',
        '',
        `${place.limitKb} KB; ${seen.scriptsKb.toFixed(0)} KB with what came later; ${seen.figures} figures before any script`,
      ],
      [
        '  Lighthouse performance, accessibility, best practices',
        `${scores.performance} ${scores.accessibility} ${scores.practices}`,
        '',
        '',
        `${told(scores)}${live ? `; ${live.performance} while streaming, ${told(live)}` : ''}`,
      ],
      [
        '  the same as Lighthouse estimates it',
        `${estimated.performance} ${estimated.accessibility} ${estimated.practices}`,
        '',
        '',
        told(estimated),
      ],
      [
        '  LCP, CLS while streaming, slowest interaction',
        ms(seen.lcp),
        seen.cls.toFixed(4),
        ms(seen.inp),
        '',
      ],
    ]),
  ];
}

export const pages: Bench = {
  name: 'pages',
  standard: false,
  longestMs: () => 1_200_000,
  run: async (scope) => {
    scope.say('pages in Chromium and Lighthouse; needs npm run build, and the npm registry for Lighthouse');
    const figures = await measure(scope);
    return { figures, rows: rowsOf(figures) };
  },
};
