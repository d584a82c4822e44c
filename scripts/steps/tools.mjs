import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { run } from './processes.mjs';

/** Programs that npm does not bring: what finds them, and their Debian package. `env` tells tests where it is. */
const TOOLS = [
  {
    name: 'Chromium',
    package: 'chromium',
    commands: ['chromium', 'chromium-browser', 'google-chrome'],
    env: 'LATIDO_CHROMIUM',
  },
  { name: 'redis-server', package: 'redis-server', commands: ['redis-server'], env: 'LATIDO_REDIS_SERVER' },
  // Only its presence counts: the example of the README calls it by its name.
  { name: 'curl', package: 'curl', commands: ['curl'] },
];

/**
 * Finds the programs that tests drive, or installs them where that is allowed. Gives the environment that
 * names them and the names of those that are missing, which CI does not accept.
 */
export async function ensureTools() {
  const absent = TOOLS.filter((tool) => locate(tool) === undefined);
  if (absent.length > 0 && mayInstall()) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    const packages = absent.map((tool) => tool.package);
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
  }
  const located = TOOLS.map((tool) => ({ ...tool, file: locate(tool) }));
  const found = located.filter((tool) => tool.file !== undefined);
  const missing = located.filter((tool) => tool.file === undefined).map((tool) => tool.name);
  if (missing.length > 0 && isCi()) throw new Error(`Falta ${missing.join(' y ')}, y en CI no se salta nada`);
  const named = found.filter((tool) => tool.env !== undefined);
  return { env: Object.fromEntries(named.map((tool) => [tool.env, tool.file])), missing };
}

export function isCi() {
  return ['true', '1'].includes(process.env.CI ?? '');
}

export function findCommand(command) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, command))
    .find(isExecutable);
}

function locate({ commands, env }) {
  return [env && process.env[env], ...commands.map(findCommand)].find((file) => file && isExecutable(file));
}

function mayInstall() {
  return process.getuid?.() === 0 && findCommand('apt-get') !== undefined;
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
