import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const HINT = '//# allFunctionsCalledOnLoad\n';

/**
 * Has Chromium (136 and later; to others it is a comment) compile the functions of the scripts that pages start with while
 * it loads them, beside the page. Otherwise each is compiled when it is first called, and the start of a page, which calls
 * most of them, is held up by that. What is loaded later, when somebody comes near, is left alone: of a library of
 * charts few functions are called. `built`: the folder that `next build` wrote.
 */
export function hintCompilation(built = '.next') {
  const scripts = firstScripts(built);
  if (scripts.size === 0) throw new Error('the build names no scripts: where does it now?');
  for (const script of scripts) {
    const file = path.join(built, script);
    const code = readFileSync(file, 'utf8');
    if (!code.startsWith(HINT)) writeFileSync(file, HINT + code);
  }
}

/** Of every page, and of each of them. */
function firstScripts(built) {
  const { rootMainFiles } = JSON.parse(readFileSync(path.join(built, 'build-manifest.json'), 'utf8'));
  const pages = path.join(built, 'server', 'app');
  const own = readdirSync(pages, { recursive: true })
    .filter((name) => name.endsWith('_client-reference-manifest.js'))
    .flatMap(
      (name) => readFileSync(path.join(pages, name), 'utf8').match(/static\/chunks\/[^"\\]+\.js/g) ?? [],
    );
  return new Set([...rootMainFiles, ...own]);
}
