import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromiumPath } from './board-page';

const run = promisify(execFile);
/** Not among our packages: it wants a newer Node than they do, and only this bench uses it. */
const LIGHTHOUSE = 'lighthouse@12.8.2';
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;

/** Scores of 0 to 100; `lcp` (ms) as a slow phone would see it. `lost`: the audits that cost something. */
export type Scores = {
  performance: number;
  accessibility: number;
  practices: number;
  lcp: number;
  lost: string[];
};

type Audit = { id: string; score: number | null; numericValue?: number; scoreDisplayMode: string };
type Report = {
  categories: Record<(typeof CATEGORIES)[number], { score: number }>;
  audits: Record<string, Audit>;
};

/** Lighthouse as it is by default: a phone, its processor and network slowed down. */
export async function lighthouse(address: string, cookie: string, folder: string): Promise<Scores> {
  const [report, headers] = [path.join(folder, 'lighthouse.json'), path.join(folder, 'headers.json')];
  await writeFile(headers, JSON.stringify({ 'accept-language': 'es-MX', ...(cookie ? { cookie } : {}) }));
  const args = [
    '--yes',
    LIGHTHOUSE,
    address,
    '--quiet',
    '--output=json',
    `--output-path=${report}`,
    `--only-categories=${CATEGORIES.join()}`,
    `--extra-headers=${headers}`,
    `--chrome-flags=--headless --no-sandbox --disable-gpu --disable-background-networking`,
  ];
  await run('npx', args, { env: { ...process.env, CHROME_PATH: chromiumPath() }, timeout: 240_000 });
  const { categories, audits } = JSON.parse(await readFile(report, 'utf8')) as Report;
  const score = (name: (typeof CATEGORIES)[number]) => Math.round(categories[name].score * 100);
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    practices: score('best-practices'),
    lcp: audits['largest-contentful-paint']?.numericValue ?? Number.NaN,
    lost: Object.values(audits)
      .filter(({ score, scoreDisplayMode }) => scoreDisplayMode === 'binary' && score === 0)
      .map(({ id }) => id),
  };
}
