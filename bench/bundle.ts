import path from 'node:path';
import { build } from 'esbuild';

/** Inside the checkout, where packages are found; git ignores it. */
const FOLDER = path.resolve('.data/bench');

/**
 * The program as it is shipped, bundled like `dist/`: run from its sources it would carry the names that the loader gives
 * to each closure, which costs half of what a socket holds.
 */
export async function bundled(script: string): Promise<string> {
  const name = path.basename(script, '.ts');
  await build({
    entryPoints: { [name]: path.join(import.meta.dirname, script) },
    outdir: FOLDER,
    outExtension: { '.js': '.mjs' },
    platform: 'node',
    format: 'esm',
    target: 'node20',
    bundle: true,
    packages: 'external',
    logLevel: 'warning',
  });
  return path.join(FOLDER, `${name}.mjs`);
}
