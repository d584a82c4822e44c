import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { openTestApp } from '@/lib/testing/test-app';

const app = await openTestApp();

test('an idle connection is kept longer here than by the proxy that asks over it', async () => {
  const config = await readFile('docs/nginx.conf', 'utf8');
  const proxy = Number(/^ +keepalive_timeout (\d+)s;$/m.exec(config)?.[1]);
  const { headers } = await fetch(`${app.url}/api/salud`);
  const here = Number(/^timeout=(\d+)$/.exec(headers.get('keep-alive') ?? '')?.[1]);
  expect(proxy).toBeGreaterThan(0);
  expect(here).toBeGreaterThan(proxy);
});
