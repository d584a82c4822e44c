import { existsSync } from 'node:fs';
import path from 'node:path';

/** What `npm start` reads from the environment, and from `.env` for what the environment does not say. */
export function readSettings() {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const env = process.env;
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`PORT=${env.PORT} no es un puerto`);
  const host = env.HOST || '127.0.0.1';
  const dataDir = env.LATIDO_DATA_DIR || '.data';
  const embedded = !env.DATABASE_URL;
  return {
    port,
    host,
    dataDir,
    embedded,
    /** Demo accounts and a replayed recording. A real database gets them only when asked. */
    demo: env.LATIDO_DEMO ? env.LATIDO_DEMO !== '0' : embedded,
    url: `http://${reachable(host)}:${port}`,
    logOf: (name) => path.join(dataDir, `${name}.log`),
  };
}

/** A wildcard is no address to go to. */
function reachable(host) {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
