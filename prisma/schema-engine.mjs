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
import { openAdapters } from './schema-engine-adapter.mjs';

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
    const entry = { level: 'ERROR', target: 'schema_engine::logger', fields: { error_code, message } };
    process.stderr.write(`\n${JSON.stringify(entry)}`);
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
  return bg.SchemaEngine.new(
    { datamodels: dm.length ? dm : undefined },
    (log) => {
      if (process.env.DEBUG_SE) console.error('log', log);
    },
    bound,
  );
}

const adapters = await openAdapters(url);
const bound = bindMigrationAwareSqlAdapterFactory(adapters.factory);
const waiting = new Set();
const write = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);

/** Shadow databases go before the answer: after it the CLI may kill this process at any moment. */
async function answer(id, outcome) {
  if (!waiting.delete(id)) return;
  await adapters.dropShadows().catch((error) => process.stderr.write(`${error}\n`));
  write({ id, ...outcome });
}

/** The engine knows an error of our own code only as a number. */
function failure(error) {
  const text = String(error?.message ?? error);
  const id = /^External error id#(\d+)/.exec(text)?.[1];
  const known = id === undefined ? undefined : bound.errorRegistry.consumeError(Number(id))?.error;
  const message = known === undefined ? text : String(known.message ?? known);
  return { error: { code: 4466, message, data: { is_panic: false, message, error_code: error?.code } } };
}

// The CLI may take an engine that is gone for success: a panic is answered, and this process stays.
let panic = 'the schema engine panicked';
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message: (message) => {
    panic = message;
  },
};
process.on('uncaughtException', (error) => {
  const cause = error instanceof WebAssembly.RuntimeError ? new Error(panic) : error;
  process.stderr.write(`${cause.stack}\n`);
  for (const id of waiting) void answer(id, failure(cause)).then(endWhenAsked);
});

const methodNames = { getDatabaseVersion: 'version' };
let loading;

async function handle({ id, method, params }) {
  waiting.add(id);
  try {
    loading ??= loadEngine();
    const engine = await loading;
    if (process.env.DEBUG_SE) console.error('req', method);
    const result = await engine[methodNames[method] ?? method](params);
    // The CLI answers this with a line that lacks "method".
    if (method === 'diff' && result.stdout != null)
      write({ id: 1e9 + id, method: 'print', params: { content: result.stdout } });
    await answer(id, { result: result ?? {} });
  } catch (error) {
    await answer(id, failure(error));
  }
  endWhenAsked();
}

let asked = false;
function endWhenAsked() {
  if (asked && waiting.size === 0) void end();
}
async function end() {
  await adapters.close().catch(() => {});
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void end());

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const request = JSON.parse(line);
  if (request.method !== undefined) void handle(request);
});
lines.on('close', () => {
  asked = true;
  endWhenAsked();
});
