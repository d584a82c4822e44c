import { rename } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

/** Inside the checkout, where packages are found; git ignores it. */
const FOLDER = path.resolve('.data/programs');

/**
 * A program as it is shipped, bundled like `dist/`; gives its file. It starts a second sooner than from its sources, and
 * without the names that their loader gives to each closure, which cost half of what a socket holds. Complete at once:
 * another run may be starting the same one.
 */
export async function bundled(source: string, name: string): Promise<string> {
  const draft = path.join(FOLDER, `${name}-${process.pid}.mjs`);
  await build({
    entryPoints: [source],
    outfile: draft,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    bundle: true,
    packages: 'external',
    logLevel: 'warning',
  });
  const file = path.join(FOLDER, `${name}.mjs`);
  await rename(draft, file);
  return file;
}
