import { mkdirSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { tsImport } from 'tsx/esm/api';

/** What stands for modules of ours in the scripts of the pages (`next.config.js`), so that these carry less. */
export async function makeForBrowsers() {
  mkdirSync('dist/browser', { recursive: true });
  await Promise.all([channelFacts(), temporal()]);
}

/** The values alone, without the definitions that they are taken from. */
async function channelFacts() {
  const { FACTS } = await tsImport('../../lib/client/channel-facts.ts', import.meta.url);
  writeFileSync('dist/browser/channel-facts.js', `export const FACTS = ${JSON.stringify(FACTS)};\n`);
}

/** Unlike Turbopack, esbuild leaves out what none of these functions can reach. */
async function temporal() {
  await build({
    entryPoints: ['lib/domain/temporal.ts'],
    outfile: 'dist/browser/temporal.js',
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    bundle: true,
    logLevel: 'warning',
  });
}
