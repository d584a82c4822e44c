#!/usr/bin/env node
// Stand-in for Prisma's native schema-engine: same command line + JSON-RPC on stdio,
// backed by @prisma/schema-engine-wasm and a JS driver adapter. Set
// PRISMA_SCHEMA_ENGINE_BINARY to this file where the native binary can't be downloaded.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bg from '@prisma/schema-engine-wasm/schema_engine_bg';

const cleanup = [];

const args = process.argv.slice(2);
if (args[0] === '--version') {
  console.log('schema-engine-cli 0edf323efd1d98336f3f0a68684b56f689b900d3');
  process.exit(0);
}
const datamodels = [];
let datasource = {};
for (let i = 0; i < args.length; i++) {
  if (args[i] === '--datamodels') datamodels.push(args[++i]);
  else if (args[i] === '--datasource') datasource = JSON.parse(args[++i]);
}
const url = datasource.url;

// `schema-engine … cli can-connect-to-database | create-database`, used by the CLI before it starts the RPC loop
const cli = args.indexOf('cli');
if (cli >= 0) {
  const fail = (error_code, message) => {
    process.stderr.write(
      '\n' +
        JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields: { error_code, message } }),
    );
    process.exit(1);
  };
  const cmd = args[cli + 1];
  const { default: pg } = await import('pg');
  const u = new URL(url);
  const name = decodeURIComponent(u.pathname.slice(1));
  if (cmd === 'create-database') u.pathname = '/postgres';
  const c = new pg.Client({ connectionString: u.href });
  try {
    await c.connect();
    if (cmd === 'create-database') await c.query(`CREATE DATABASE ${c.escapeIdentifier(name)}`);
    await c.end();
    process.exit(0);
  } catch (e) {
    fail({ '3D000': 'P1003', '42P04': 'P1009', '28P01': 'P1000' }[e.code] ?? 'P1001', e.message);
  }
}

/** A driver adapter on a database; with `onClose` told when the engine is done with it. */
async function adapter(databaseUrl) {
  const { PrismaPg } = await import('@prisma/adapter-pg');
  const { default: pg } = await import('pg');
  // adapter-pg has no mapping for the catalog type "char" (oid 18), which introspection selects: read it as text
  const asText = (result) => {
    for (const field of result?.fields ?? []) if (field.dataTypeID === 18) field.dataTypeID = 25;
    return result;
  };
  const textual = (Base) =>
    class extends Base {
      query(...a) {
        const result = super.query(...a);
        return result?.then ? result.then(asText) : result;
      }
    };
  const Pool = textual(pg.Pool);
  const pool = new Pool({ connectionString: databaseUrl, Client: textual(pg.Client), max: 4 });
  cleanup.push(() => pool.end());
  const factory = new PrismaPg(pool, { disposeExternalPool: false });
  return {
    provider: 'postgres',
    adapterName: factory.adapterName,
    connect: async () => {
      const connected = await factory.connect();
      // one simple-protocol batch is one implicit transaction; the adapter's own splits at every ';'
      connected.executeScript = async (sql) => {
        await pool.query(sql);
      };
      return connected;
    },
  };
}

/** An empty scratch database on the same server, dropped when the engine closes. */
async function shadowDatabase() {
  const { default: pg } = await import('pg');
  const name = `latido_shadow_${process.pid}`;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  const shadow = new URL(url);
  shadow.pathname = `/${name}`;
  const connecting = (await adapter(shadow.href)).connect();
  cleanup.push(async () => {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.end();
  });
  return connecting;
}

async function adapterFactory() {
  if (!url) {
    const refuse = async () => {
      throw new Error('DATABASE_URL is not set');
    };
    return { provider: 'postgres', adapterName: 'none', connect: refuse, connectToShadowDb: refuse };
  }
  return { ...(await adapter(url)), connectToShadowDb: shadowDatabase };
}

async function loadEngine() {
  const wasmPath = path.join(
    path.dirname(fileURLToPath(import.meta.resolve('@prisma/schema-engine-wasm'))),
    'schema_engine_bg.wasm',
  );
  const mod = await WebAssembly.compile(await readFile(wasmPath));
  const inst = await WebAssembly.instantiate(mod, { './schema_engine_bg.js': bg });
  bg.__wbg_set_wasm(inst.exports);
  inst.exports.__wbindgen_start();
  const dm = await Promise.all(datamodels.map(async (f) => [f, await readFile(f, 'utf8')]));
  const bound = bindMigrationAwareSqlAdapterFactory(await adapterFactory());
  const engine = await bg.SchemaEngine.new(
    { datamodels: dm.length ? dm : undefined },
    (log) => {
      if (process.env.DEBUG_SE) console.error('log', log);
    },
    bound,
  );
  return engine;
}

const methodNames = { getDatabaseVersion: 'version' };
let enginePromise;
const rl = createInterface({ input: process.stdin });
const pending = new Set();
rl.on('line', (line) => {
  const p = (async () => {
    const req = JSON.parse(line);
    if (req.method === undefined) return;
    const reply = (o) => process.stdout.write(JSON.stringify({ jsonrpc: '2.0', id: req.id, ...o }) + '\n');
    try {
      enginePromise ??= loadEngine();
      const engine = await enginePromise;
      if (process.env.DEBUG_SE) console.error('req', line.slice(0, 300));
      const result = await engine[methodNames[req.method] ?? req.method](req.params);
      if (req.method === 'diff' && result.stdout != null) {
        process.stdout.write(
          JSON.stringify({
            jsonrpc: '2.0',
            id: 1e9 + req.id,
            method: 'print',
            params: { content: result.stdout },
          }) + '\n',
        );
        // CLI answers the print request with a result line lacking "method"
      }
      reply({ result: result ?? {} });
    } catch (e) {
      reply({
        error: {
          code: 4466,
          message: String(e?.message ?? e),
          data: { is_panic: false, message: String(e?.message ?? e), error_code: e?.code },
        },
      });
    }
  })();
  pending.add(p);
  p.finally(() => pending.delete(p));
});
rl.on('close', async () => {
  await Promise.all(pending);
  await enginePromise?.catch(() => {});
  for (const end of cleanup) await end();
  process.exit(0);
});
