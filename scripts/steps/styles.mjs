import { readFileSync, writeFileSync } from 'node:fs';
import tailwind from '@tailwindcss/postcss';
import postcss from 'postcss';
import { STYLES } from './build-stamp.mjs';

const SOURCE = 'app/globals.css';

/**
 * All the styles of the pages in one file: the server puts it into each of them, and a page that it could not draw links it
 * (`components/ui/page-styles.tsx`).
 */
export async function makeStyles() {
  const compile = postcss([tailwind({ optimize: { minify: true } })]);
  const { css } = await compile.process(readFileSync(SOURCE, 'utf8'), { from: SOURCE, to: STYLES });
  writeFileSync(STYLES, css);
}
