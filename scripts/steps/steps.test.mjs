import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { auditVerdict } from './audit.mjs';
import { hintCompilation } from './compile-hint.mjs';
import { leaveNote, removeNote, requireFree } from './occupancy.mjs';
import { run, startService, tailOf } from './processes.mjs';
import { playwrightCounts, vitestCounts } from './runners.mjs';
import { ensureTools } from './tools.mjs';

let directory;
beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'latido-steps-'));
});
afterEach(() => rmSync(directory, { recursive: true }));
const log = () => path.join(directory, 'x.log');
const script = (code) => ['-e', code];

describe('processes', () => {
  it('writes to the log, keeps the one before, and names the failure', async () => {
    await run(process.execPath, script('console.log("uno")'), { log: log() });
    const failing = run(process.execPath, script('console.log("dos"); process.exit(7)'), { log: log() });
    await expect(failing).rejects.toMatchObject({ message: expect.stringContaining('con 7'), log: log() });
    expect(readFileSync(log(), 'utf8')).toBe('dos\n');
    expect(readFileSync(`${log()}.1`, 'utf8')).toBe('uno\n');
  });

  it('says that a command does not exist', async () => {
    await expect(run('no-hay-tal-cosa', [])).rejects.toThrow('con 127');
  });

  it('insists when a service does not end', async () => {
    const stubborn = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1e6); console.log("up")';
    const service = startService('terco', process.execPath, script(stubborn), { log: log(), env: {} });
    while (tailOf(log()) !== 'up') await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await service.stop(50)).toBe(128 + 9);
    expect(service.code).toBe(128 + 9);
  });

  it('shows the end of a log as a person reads it', () => {
    const lines = [
      'viejo',
      '{"level":50,"msg":"no arranca","err":{"message":"ocupado"}}',
      '{"a":1}',
      'suelto',
    ];
    writeFileSync(log(), `${lines.join('\n')}\n`);
    expect(tailOf(log(), 3)).toBe('no arranca: ocupado\n{"a":1}\nsuelto');
    expect(tailOf('no-hay')).toBe('');
  });
});

describe('occupancy', () => {
  let server;
  let where;
  const answer = (body) =>
    new Promise((resolve) => {
      server = createServer((_, response) => response.end(body));
      server.listen(0, '127.0.0.1', () => {
        const { port } = server.address();
        where = { port, host: '127.0.0.1', url: `http://127.0.0.1:${port}`, dataDir: directory };
        resolve();
      });
    });
  const close = () => new Promise((resolve) => server.close(resolve));

  it('says who holds the port', async () => {
    await answer('{}');
    await expect(requireFree(where)).rejects.toThrow(
      `El puerto ${where.port} está ocupado: lo tiene otro programa`,
    );
    await close();
    await expect(requireFree(where)).resolves.toBeUndefined();
  });

  it('names the process that holds the data, as long as it answers', async () => {
    await answer('{"status":"ok"}');
    leaveNote(where, [2 ** 22 + 1, process.pid]);
    const elsewhere = { ...where, port: 0 };
    await expect(requireFree(elsewhere)).rejects.toThrow(`${where.url}. Deténlo (kill ${process.pid})`);
    await close();
    await expect(requireFree(elsewhere)).resolves.toBeUndefined();
    removeNote(where);
  });
});

it('counts tests from the reports of both runners', () => {
  const vitest = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
  expect(vitestCounts(vitest)).toEqual({ passed: 5, failed: 1, skipped: 3 });
  const stats = { expected: 4, flaky: 1, unexpected: 2, skipped: 3 };
  expect(playwrightCounts({ stats })).toEqual({ passed: 5, failed: 2, skipped: 3 });
  expect(playwrightCounts(undefined)).toEqual({ passed: 0, failed: 0, skipped: 0 });
});

describe('the programs that tests drive', () => {
  beforeEach(() => {
    symlinkSync(process.execPath, path.join(directory, 'google-chrome'));
    // Without apt-get on the path nothing is installed.
    vi.stubEnv('PATH', directory);
    for (const name of ['CI', 'LATIDO_CHROMIUM', 'LATIDO_REDIS_SERVER']) vi.stubEnv(name, undefined);
  });
  afterEach(() => vi.unstubAllEnvs());
  const chromium = () => path.join(directory, 'google-chrome');

  it('are named to the tests, and the missing ones to the person', async () => {
    const found = await ensureTools();
    expect(found).toEqual({ env: { LATIDO_CHROMIUM: chromium() }, missing: ['redis-server', 'curl'] });
  });

  it('are taken from where the person says', async () => {
    vi.stubEnv('LATIDO_REDIS_SERVER', process.execPath);
    symlinkSync(process.execPath, path.join(directory, 'curl'));
    const env = { LATIDO_CHROMIUM: chromium(), LATIDO_REDIS_SERVER: process.execPath };
    expect(await ensureTools()).toEqual({ env, missing: [] });
  });

  it('are not done without in CI', async () => {
    vi.stubEnv('CI', 'true');
    await expect(ensureTools()).rejects.toThrow('Falta redis-server y curl');
  });
});

describe('the lock check', () => {
  const checkLock = (packages) => {
    writeFileSync(path.join(directory, 'package-lock.json'), JSON.stringify({ packages }));
    const file = path.join(import.meta.dirname, '..', 'check-lock.mjs');
    try {
      return execFileSync(process.execPath, [file], { cwd: directory, encoding: 'utf8', stdio: 'pipe' });
    } catch (error) {
      return error.stderr;
    }
  };

  it('accepts a whole lock', () => {
    const packages = { 'node_modules/a': { optionalDependencies: { '@x/b': '1' } }, 'node_modules/@x/b': {} };
    expect(checkLock(packages)).toBe('package-lock.json: 2 paquetes, 0 faltas\n');
  });

  it('refuses a platform package without an entry', () => {
    expect(checkLock({ 'node_modules/a': { optionalDependencies: { b: '1' } } })).toBe(
      'falta b 1, que pide node_modules/a\n',
    );
  });

  it('refuses download addresses', () => {
    expect(checkLock({ 'node_modules/a': { resolved: 'https://example.test/a.tgz' } })).toBe(
      'node_modules/a trae una dirección de descarga\n',
    );
  });
});

describe('audit', () => {
  const answer = (severity) =>
    JSON.stringify({
      metadata: { vulnerabilities: { [severity]: 1 } },
      vulnerabilities: { malo: { name: 'malo', severity, range: '<2' } },
    });

  it('fails for a grave fault only, and names it', () => {
    expect(auditVerdict(answer('critical'))).toEqual({ ok: false, text: 'malo <2: critical' });
    expect(auditVerdict(answer('high')).ok).toBe(false);
    expect(auditVerdict(answer('moderate'))).toEqual({ ok: true, text: '1 avisos, ninguno grave' });
  });

  it('says aloud that nobody answered', () => {
    for (const output of ['', '{"message":"405 Method Not Allowed"}'])
      expect(auditVerdict(output)).toMatchObject({ ok: true, text: expect.stringMatching(/^AVISO/) });
  });
});

it('asks once for each script that a page starts with to be compiled while it loads', () => {
  const chunks = path.join(directory, 'static', 'chunks');
  const page = path.join(directory, 'server', 'app', 'panel');
  for (const folder of [chunks, page]) mkdirSync(folder, { recursive: true });
  for (const name of ['main', 'page', 'late']) writeFileSync(path.join(chunks, `${name}.js`), `${name}()`);
  const manifest = { rootMainFiles: ['static/chunks/main.js'] };
  writeFileSync(path.join(directory, 'build-manifest.json'), JSON.stringify(manifest));
  const names = 'x = {"chunks":["/_next/static/chunks/page.js"]}';
  writeFileSync(path.join(page, 'page_client-reference-manifest.js'), names);
  hintCompilation(directory);
  hintCompilation(directory);
  const first = (name) => readFileSync(path.join(chunks, `${name}.js`), 'utf8');
  expect(first('main')).toBe('//# allFunctionsCalledOnLoad\nmain()');
  expect(first('page')).toBe('//# allFunctionsCalledOnLoad\npage()');
  expect(first('late')).toBe('late()');
});
