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

const faults = [...missing, ...addressed];
for (const fault of faults) console.error(fault);
console.log(`package-lock.json: ${entries.length} paquetes, ${faults.length} faltas`);
process.exitCode = faults.length === 0 ? 0 : 1;
