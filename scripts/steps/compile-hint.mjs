import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const CHUNKS = '.next/static/chunks';
const HINT = '//# allFunctionsCalledOnLoad\n';

/**
 * Has Chromium (136 and later; to others it is a comment) compile the functions of our scripts while it loads them, beside
 * the page. Otherwise each is compiled when it is first called, and the start of a page, which calls most of them, is
 * held up by that.
 */
export function hintCompilation(folder = CHUNKS) {
  for (const name of scriptsIn(folder)) {
    const file = path.join(folder, name);
    const script = readFileSync(file, 'utf8');
    if (!script.startsWith(HINT)) writeFileSync(file, HINT + script);
  }
}

function scriptsIn(folder) {
  return readdirSync(folder).filter((name) => name.endsWith('.js'));
}
