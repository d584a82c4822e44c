import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import compile from 'icu-minify/compile';
import { tsImport } from 'tsx/esm/api';

const esm = { bundle: true, format: 'esm', target: 'es2022', logLevel: 'warning' };

/** What stands in the pages for modules of ours (`next.config.js`), so that a browser gets and does less. */
export async function makeForPages() {
  mkdirSync('dist/pages', { recursive: true });
  await Promise.all([channelFacts(), temporal(), messages()]);
}

/** The values alone, without the definitions that they are taken from. */
async function channelFacts() {
  const { FACTS } = await tsImport('../../lib/client/channel-facts.ts', import.meta.url);
  writeFileSync('dist/pages/channel-facts.js', `export const FACTS = ${JSON.stringify(FACTS)};\n`);
}

/** Unlike Turbopack, esbuild leaves out what none of these functions can reach. */
async function temporal() {
  await build({ ...esm, entryPoints: ['lib/domain/temporal.ts'], outfile: 'dist/pages/temporal.js' });
}

/** Parsed here once and not by each browser, which then needs no parser. */
async function messages() {
  await build({
    ...esm,
    entryPoints: ['lib/i18n/messages.ts'],
    outfile: 'dist/pages/messages.js',
    plugins: [
      {
        name: 'compiled messages',
        setup({ onLoad }) {
          onLoad({ filter: /[\\/]messages[\\/].+\.json$/ }, ({ path }) => {
            const tree = JSON.parse(readFileSync(path, 'utf8'));
            return { contents: JSON.stringify(compiled(tree)), loader: 'json' };
          });
        },
      },
    ],
  });
}

function compiled(tree) {
  if (typeof tree === 'string') return compile(tree);
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, compiled(value)]));
}
