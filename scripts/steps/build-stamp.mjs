import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const STYLES = path.join('public', 'styles.css');
const STAMP = 'dist/.build-stamp';
const OUTPUTS = [
  '.next/BUILD_ID',
  'dist/server.mjs',
  'dist/replay.mjs',
  'dist/admin.mjs',
  'dist/sw.js',
  STYLES,
];
const FOLDERS = ['app', 'components', 'lib', 'prisma', 'public', 'scripts'];
const FILES = ['package.json', 'package-lock.json', 'tsconfig.json'];
/** Made by the build itself. */
const GENERATED = [path.join('lib', 'db', 'generated'), STYLES];

/** What the build is made from, as one hash of contents: times of files lie after a checkout. */
export function sourceHash() {
  const hash = createHash('sha256').update(process.version);
  for (const file of sources()) {
    const content = readFileSync(file);
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

export function isBuilt() {
  if (!OUTPUTS.every((file) => existsSync(file)) || !existsSync(STAMP)) return false;
  return readFileSync(STAMP, 'utf8') === sourceHash();
}

/** Before a build: one that fails half way must not pass for whole. */
export function clearStamp() {
  rmSync(STAMP, { force: true });
}

/** `hash` was taken before the build, so that an edit during it counts as new. */
export function writeStamp(hash) {
  writeFileSync(STAMP, hash);
}

function sources() {
  const configs = readdirSync('.').filter((name) => /\.(ts|js|mjs)$/.test(name) && name !== 'next-env.d.ts');
  return [...FOLDERS.flatMap(filesUnder), ...configs, ...FILES].sort();
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (GENERATED.includes(file)) return [];
    if (entry.isDirectory()) return filesUnder(file);
    return /\.test\.(tsx?|mjs)$/.test(entry.name) ? [] : [file];
  });
}
