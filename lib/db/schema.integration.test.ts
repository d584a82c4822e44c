import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { createTestDatabase } from '@/lib/testing/test-app';

const run = promisify(execFile);

test('the migrations give exactly the schema, and Prisma agrees that they are applied', async () => {
  const env = { ...process.env, DATABASE_URL: await createTestDatabase() };
  const prisma = (...args: string[]) => run('npx', ['prisma', ...args], { env });
  const diff = [
    'migrate',
    'diff',
    '--from-config-datasource',
    '--to-schema',
    'prisma/schema.prisma',
    '--exit-code',
  ];
  await expect(prisma(...diff)).resolves.toMatchObject({ stdout: expect.stringContaining('No difference') });
  const { stdout } = await prisma('migrate', 'status');
  expect(stdout).toContain('up to date');
}, 60_000);
