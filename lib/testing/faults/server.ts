import type { AddressInfo } from 'node:net';
import { readConfig } from '@/lib/server/config';
import { createWebServer } from '@/lib/server/http';
import { createLogger } from '@/lib/server/logger';
import { createRuntime } from '@/lib/server/runtime';
import { shutdownOn } from '@/lib/server/shutdown';

/** The real server without its pages, in a process that can be killed. Tells its port, and its memory when asked. */
const config = readConfig({ ...process.env, NODE_ENV: 'test', LATIDO_LIMITS: '0' });
const runtime = await createRuntime({ ...config, demo: false }, createLogger(config.logLevel));
const web = createWebServer(runtime);
shutdownOn(['SIGTERM'], runtime, web, {
  handle: async () => {},
  upgrade: () => false,
  styles: '',
  close: async () => {},
});
await new Promise<void>((resolve) => web.server.listen(config.port, '127.0.0.1', resolve));
process.on('disconnect', () => process.exit(0));
process.on('message', () => process.send?.({ rss: process.memoryUsage().rss }));
process.send?.({ port: (web.server.address() as AddressInfo).port });
