import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from './config';
import { vapidOf } from './vapid';

const KEYS = { VAPID_PUBLIC_KEY: 'B'.repeat(87), VAPID_PRIVATE_KEY: 'a'.repeat(43) };
const configOf = (
  env: Record<string, string>,
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'latido-vapid-')),
) => readConfig({ NODE_ENV: 'test', LATIDO_DATA_DIR: dataDir, ...env });

test('without keys a process makes its own, once, for its user alone', () => {
  const config = configOf({});
  const made = vapidOf(config);
  expect(made?.publicKey).toMatch(/^[\w-]{87}$/);
  expect(vapidOf(config)).toEqual(made);
  const file = path.join(config.dataDir, 'vapid.json');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    publicKey: made?.publicKey,
    privateKey: made?.privateKey,
  });
});

test('several instances share the pair that they are given, or send nothing', () => {
  const several = { DATABASE_URL: 'postgresql://x/y', REDIS_URL: 'redis://x' };
  expect(vapidOf(configOf(several))).toBeNull();
  expect(vapidOf(configOf({ ...several, ...KEYS }))).toMatchObject({ publicKey: KEYS.VAPID_PUBLIC_KEY });
});

test('half a pair is a mistake', () => {
  expect(() => configOf({ VAPID_PUBLIC_KEY: KEYS.VAPID_PUBLIC_KEY })).toThrow(/van las dos o ninguna/);
});

test.each([
  [{ VAPID_SUBJECT: 'mailto:ana@example.org' }, 'mailto:ana@example.org'],
  [{ PUBLIC_URL: 'https://latido.example' }, 'https://latido.example'],
  [
    { PUBLIC_URL: 'http://latido.example', MAIL_FROM: 'Latido <hola@latido.example>' },
    'mailto:hola@latido.example',
  ],
  [{}, 'mailto:latido@latido.invalid'],
])('%j: push services write to %s', (env, subject) => {
  expect(vapidOf(configOf({ ...env, ...KEYS }))?.subject).toBe(subject);
});
