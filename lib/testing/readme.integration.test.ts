import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, test as everywhere, expect } from 'vitest';
import { call, createTestDatabase, startTestApp, type TestApp } from './test-app';

const README = readFileSync('README.md', 'utf8');
const missing = ['bash', 'curl'].filter((command) => spawnSync(command, ['--version']).status !== 0);
if (missing.length > 0) process.stderr.write(`Missing for the example of the README: ${missing.join()}\n`);
const mayMiss = !['true', '1'].includes(process.env.CI ?? '');
const test = everywhere.skipIf(missing.length > 0 && mayMiss);

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp(await createTestDatabase(), { demo: true });
});
afterAll(() => app.close());

/** The block and the answer that the README promises, where `…` stands for a number. */
function example(): { block: string; answer: RegExp } {
  const section = README.split(/^## /m).find((text) => text.startsWith('Send a reading')) ?? '';
  const block = /```bash\n(.*?)```/s.exec(section)?.[1] ?? '';
  const answer = /The answer is `([^`]*)`/.exec(section)?.[1] ?? '';
  const escaped = answer.replaceAll(/[[\]{}.]/g, '\\$&').replace('…', '\\d+');
  return { block, answer: new RegExp(`^${escaped}$`) };
}

async function run(settings: Record<string, string>): Promise<string> {
  const env = { NODE_ENV: 'test', PATH: process.env.PATH, LATIDO_URL: app.url, ...settings } as const;
  const { stdout, stderr } = await promisify(execFile)('bash', ['--norc', '-c', example().block], { env });
  expect(stderr).toBe('');
  return stdout.trim();
}

async function newest(email: string, password: string) {
  const { body } = await call(app, '/api/token', { body: { email, password } });
  const token = body.access;
  const { consumidor_id } = (await call(app, '/api/yo', { token })).body;
  const route = `/api/dashboard/sensor_data?consumidor_id=${consumidor_id}`;
  return (await call(app, route, { token })).body.data;
}

test('the example of the README works as printed with the demo', async () => {
  expect(await run({})).toMatch(example().answer);
  expect(await newest('demo@latido.test', 'latido-demo-22')).toMatchObject([{ heart_rate: 72 }]);
});

test('and with the account that it lets the reader set', async () => {
  const [email, password] = ['lectora@latido.test', 'una frase larga'];
  await call(app, '/api/registro', { body: { nombre: 'Lectora', email, password, rol: 'consumidor' } });
  expect(await run({ LATIDO_EMAIL: email, LATIDO_PASSWORD: password })).toMatch(example().answer);
  expect(await newest(email, password)).toMatchObject([{ heart_rate: 72 }]);
});
