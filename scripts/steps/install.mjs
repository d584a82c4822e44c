import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { run } from './processes.mjs';

const STAMP = 'node_modules/.latido-install';
/** npm writes this at the end of an installation. */
const NPM_RECORD = 'node_modules/.package-lock.json';
const LOCK = 'package-lock.json';

/** Installs the packages of the lock unless they are there. Development packages too: the build needs them. */
export async function ensureInstalled({ log } = {}) {
  const wanted = fingerprint();
  if (isInstalled(wanted)) return 'ya estaba';
  const [command, args] = npm(['ci', '--include=dev', '--no-audit', '--no-fund']);
  await run(command, args, { log });
  writeFileSync(STAMP, wanted);
  return 'instalado';
}

/** Ours by the stamp, or somebody's own `npm ci` after the lock last changed. */
function isInstalled(wanted) {
  if (!existsSync(NPM_RECORD)) return false;
  if (existsSync(STAMP)) return readFileSync(STAMP, 'utf8') === wanted;
  if (statSync(NPM_RECORD).mtimeMs < statSync(LOCK).mtimeMs) return false;
  writeFileSync(STAMP, wanted);
  return true;
}

/** The platform counts: packages bring binaries for the one they were installed on. */
function fingerprint() {
  const hash = createHash('sha256').update(readFileSync(LOCK)).digest('hex');
  return `${hash} ${process.platform}-${process.arch}`;
}

/** The npm that runs us, so that it works without one in PATH. */
export function npm(args) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js') ? [process.execPath, [cli, ...args]] : ['npm', args];
}
