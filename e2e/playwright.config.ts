import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const DEBIAN_CHROMIUM = '/usr/bin/chromium';
/** What `npm test` found, or the usual place; without either Playwright takes its own. */
const chromium = process.env.LATIDO_CHROMIUM || (existsSync(DEBIAN_CHROMIUM) ? DEBIAN_CHROMIUM : undefined);
export const PORT = 21_522;
export const BASE_URL = `http://127.0.0.1:${PORT}`;

/** Their people are their own, so that they may run beside what needs the demo people for itself. */
const OWN_PEOPLE =
  /(accessibility-new|account|antojo|avisos|catalogos|deletion|english|first-password|idiomas|oidc|onboarding|open|outbox|progreso|pwa|second-factor|take-back|two-instances)\.spec\.ts$/;

/** The built application with its demo people, on a database of its own that is made anew. */
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  projects: [
    { name: 'demo people', testIgnore: OWN_PEOPLE, workers: 1 },
    { name: 'own people', testMatch: OWN_PEOPLE, workers: 1 },
  ],
  reporter: [['list']],
  use: {
    baseURL: BASE_URL,
    // Only where the worker itself is looked at: it would answer before a test does.
    serviceWorkers: 'block',
    locale: 'es-MX',
    timezoneId: 'America/Tijuana',
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      chromiumSandbox: process.getuid?.() !== 0,
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  webServer: {
    command: 'rm -rf .data/e2e && node dist/server.mjs',
    cwd: '..',
    url: `${BASE_URL}/api/listo`,
    timeout: 60_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    env: {
      NODE_ENV: 'production',
      PORT: String(PORT),
      LATIDO_DATA_DIR: '.data/e2e',
      LATIDO_DEMO: '1',
      // The tests are the proxy: see `fixtures.ts`.
      TRUST_PROXY: '1',
      LOG_LEVEL: 'warn',
    },
  },
});
