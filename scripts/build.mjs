import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { clearStamp, sourceHash, writeStamp } from './steps/build-stamp.mjs';
import { hintCompilation } from './steps/compile-hint.mjs';
import { makeForPages } from './steps/for-pages.mjs';
import { run } from './steps/processes.mjs';
import { makeProgress } from './steps/progress.mjs';
import { makeStyles } from './steps/styles.mjs';

const ENTRIES = {
  server: 'server.ts',
  replay: 'scripts/replay.ts',
  simulate: 'scripts/simulate.ts',
  admin: 'scripts/admin.ts',
};
/** Nothing of this reports home or looks for updates. */
const env = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1' };

const { step } = makeProgress(5, { quiet: false });
try {
  const hash = sourceHash();
  clearStamp();
  await step('Cliente de la base de datos (prisma generate)', () =>
    run('node_modules/.bin/prisma', ['generate'], { env }),
  );
  await step('Estilos (tailwind)', makeStyles);
  await step('Lo que las páginas llevan en breve (esbuild)', makeForPages);
  await step('Páginas (next build)', async () => {
    await run('node_modules/.bin/next', ['build'], { env });
    hintCompilation();
  });
  await step('Servidor y herramientas (esbuild)', bundle);
  writeStamp(hash);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

async function bundle() {
  await build({
    entryPoints: ENTRIES,
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    platform: 'node',
    format: 'esm',
    target: 'node20',
    bundle: true,
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  });
  // Another build is another worker, even with the same code: its pages have other chunks.
  const id = readFileSync('.next/BUILD_ID', 'utf8').trim();
  await build({
    entryPoints: ['lib/sw/main.ts'],
    outfile: 'dist/sw.js',
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    bundle: true,
    minify: true,
    define: { LATIDO_BUILD: JSON.stringify(id) },
    logLevel: 'warning',
  });
}
