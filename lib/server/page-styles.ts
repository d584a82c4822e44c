import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

let read: string | undefined;

/**
 * What the build made of `app/globals.css`, in production: it stands in each page, since a file of its own costs the first
 * paint a second way to the server. In development Next brings the styles, and changes them under the page.
 */
export function pageStyles(): string {
  if (process.env.NODE_ENV !== 'production') return '';
  read ??= readFileSync(path.resolve('public/styles.css'), 'utf8');
  return read;
}

/** As a policy names it: styles that differ by one letter are not these. */
export function hashOf(styles: string): string {
  return `sha256-${createHash('sha256').update(styles).digest('base64')}`;
}
