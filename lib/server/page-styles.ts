import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

let read: string | undefined;

/**
 * What the build made of `app/globals.css`: it stands in each page, since a file of its own costs the first paint a second
 * way to the server. There is none in development (`app/development-styles.ts`).
 */
export function pageStyles(): string {
  read ??= readFileSync(path.resolve('public/styles.css'), 'utf8');
  return read;
}

/** As a policy names it: styles that differ by one letter are not these. */
export function hashOf(styles: string): string {
  return `sha256-${createHash('sha256').update(styles).digest('base64')}`;
}
