import { availableParallelism } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

const alias = { '@': path.resolve(import.meta.dirname) };
const integration = ['lib/**/*.integration.test.ts', 'scripts/**/*.integration.test.ts'];
const boot = ['lib/**/*.boot.test.ts'];
const faults = ['lib/**/*.faults.test.ts'];
const globalSetup = ['lib/testing/postgres.setup.ts'];

/** unit: pure. integration: real PostgreSQL, Redis and sockets. boot: the built application as it ships.
 * faults: what a page gets while network, servers, Redis and PostgreSQL fail.
 *
 * Files share what they import, which takes longer than most tests: each gives back what it changes in a module. */
export default defineConfig({
  resolve: { alias },
  test: {
    // Vitest would leave one core to itself; more than four would want more connections than the database takes.
    maxWorkers: Math.min(availableParallelism(), 4),
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['lib/**/*.test.ts', 'components/**/*.test.ts', 'scripts/**/*.test.{ts,mjs}'],
          exclude: [...integration, ...boot, ...faults, 'node_modules'],
          // They only reckon, but a busy machine may leave them waiting.
          testTimeout: 20_000,
          isolate: false,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          include: integration,
          globalSetup,
          testTimeout: 20_000,
          hookTimeout: 30_000,
          isolate: false,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'boot',
          include: boot,
          testTimeout: 90_000,
          hookTimeout: 90_000,
          fileParallelism: false,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'faults',
          include: faults,
          globalSetup,
          testTimeout: 240_000,
          hookTimeout: 60_000,
          // In the short form they mostly wait.
          fileParallelism: process.env.LATIDO_FAULTS === 'short',
          maxWorkers: 2,
          // Of another number of workers: not at once with the others.
          sequence: { groupOrder: 1 },
          isolate: false,
        },
      },
    ],
  },
});
