import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { embeddedUrl } from '../lib/db/embedded-server';
import { type Instance, startInstance } from './instance';

const FOLDER = '.data/e2e';

/** An administrador, made as the person who installs Latido makes one. `env`: where, unless it is the shared installation. */
export function createAdministrador(email: string, nombre: string, password: string, env = {}): void {
  execFileSync(process.execPath, ['dist/admin.mjs', 'create', '--email', email, '--nombre', nombre], {
    env: { ...process.env, LATIDO_DATA_DIR: FOLDER, LATIDO_PASSWORD: password, ...env },
    stdio: 'pipe',
  });
}

/** A second installation, on a database of its own where nobody is yet. */
export type NewInstallation = Instance & {
  createAdministrador(email: string, nombre: string, password: string): void;
  /** Does something while a table is lost, so that whatever needs it fails. */
  without<Done>(table: string, work: () => Promise<Done>): Promise<Done>;
};

export async function startNewInstallation(): Promise<NewInstallation> {
  const shared = embeddedUrl(FOLDER);
  const name = `nueva_${randomUUID().replaceAll('-', '')}`;
  await sql(shared, `CREATE DATABASE ${name}`);
  const databaseUrl = new URL(shared);
  databaseUrl.pathname = `/${name}`;
  const env = {
    DATABASE_URL: databaseUrl.href,
    LATIDO_SECRET: randomUUID(),
    LATIDO_DATA_DIR: `${FOLDER}/${name}`,
    LATIDO_DEMO: '0',
    // Nobody is asked there: its button is only looked at.
    OIDC_ISSUER: 'http://127.0.0.1:9',
    OIDC_CLIENT_ID: 'latido',
    OIDC_CLIENT_SECRET: 'un secreto',
    OIDC_NAME: 'Clínica Norte',
  };
  const instance = await startInstance({ ...env, LOG_LEVEL: 'silent' });
  return {
    ...instance,
    createAdministrador: (email, nombre, password) => createAdministrador(email, nombre, password, env),
    without: async (table, work) => {
      await sql(databaseUrl.href, `ALTER TABLE ${table} RENAME TO ${table}_lost`);
      try {
        return await work();
      } finally {
        await sql(databaseUrl.href, `ALTER TABLE ${table}_lost RENAME TO ${table}`);
      }
    },
    close: async () => {
      await instance.close();
      await sql(shared, `DROP DATABASE ${name}`);
    },
  };
}

async function sql(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
