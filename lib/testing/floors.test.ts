import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** Who may import whom: a folder may use itself and these. */
const FLOORS: Record<string, readonly string[]> = {
  'lib/domain': [],
  'lib/channels': ['lib/domain'],
  'lib/i18n': ['lib/domain'],
  'lib/sw': ['lib/i18n'],
  'lib/db': ['lib/domain'],
  'lib/realtime': ['lib/domain', 'lib/channels', 'lib/i18n'],
  'lib/api': ['lib/domain', 'lib/channels', 'lib/i18n', 'lib/realtime'],
  'lib/server': ['lib/domain', 'lib/channels', 'lib/i18n', 'lib/db', 'lib/realtime', 'lib/api', 'prisma'],
  'lib/client': ['lib/domain', 'lib/channels', 'lib/i18n', 'lib/sw'],
  components: ['lib/domain', 'lib/channels', 'lib/i18n', 'lib/client'],
};
const PAGES_CLIENT = ['lib/domain', 'lib/channels', 'lib/i18n', 'lib/client', 'components', 'app'];
const TEST_FILE = /\.test\.tsx?$/;

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(folder, name))
    .filter((file) => /\.tsx?$/.test(file) && !TEST_FILE.test(file) && !file.includes('/generated/'));

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)]
    .map((match) => match[1] ?? '')
    .flatMap((target) => {
      if (target.startsWith('@/')) return [target.slice(2)];
      return target.startsWith('.') ? [path.posix.join(path.posix.dirname(file), target)] : [];
    });
}

const within = (target: string, folders: readonly string[]) =>
  folders.some((folder) => target.startsWith(`${folder}/`));

test.each(Object.entries(FLOORS))('%s imports only from the floors below', (folder, below) => {
  const wrong = sources(folder).flatMap((file) =>
    importsOf(file)
      .filter((target) => !within(target, [folder, ...below]))
      .map((target) => `${file} → ${target}`),
  );
  expect(wrong).toEqual([]);
});

test('client files of the pages import only what components may', () => {
  const client = sources('app').filter((file) => /^['"]use client['"]/.test(readFileSync(file, 'utf8')));
  const wrong = client.flatMap((file) => importsOf(file).filter((target) => !within(target, PAGES_CLIENT)));
  expect(wrong).toEqual([]);
});
