import { configureNextAuth, readConfig } from '@/lib/server/config';
import { createWebServer } from '@/lib/server/http';
import { createLogger } from '@/lib/server/logger';
import { createPages } from '@/lib/server/next-pages';
import { createRuntime } from '@/lib/server/runtime';
import { shareRuntime } from '@/lib/server/runtime-handle';
import { shutdownOn } from '@/lib/server/shutdown';

async function main(): Promise<void> {
  const config = readConfig();
  const log = createLogger(config.logLevel);
  configureNextAuth(config);
  const runtime = await createRuntime(config, log);
  shareRuntime(runtime);
  const pages = await createPages(config);
  const web = createWebServer(runtime, pages);
  shutdownOn(['SIGTERM', 'SIGINT'], runtime, web, pages);
  web.server.on('error', (error) => {
    log.fatal({ err: error }, 'the server cannot listen');
    void runtime.close().finally(() => process.exit(1));
  });
  web.server.listen(config.port, config.host, () => {
    const address = web.server.address();
    const port = typeof address === 'object' && address ? address.port : config.port;
    log.info({ host: config.host, port }, 'listening');
  });
}

main().catch((error: unknown) => {
  const known =
    error instanceof Error &&
    'code' in error &&
    ['config', 'data_directory_busy'].includes(String(error.code));
  if (known) process.stderr.write(`${(error as Error).message}\n`);
  else createLogger('fatal').fatal({ err: error }, 'Latido does not start');
  process.exit(1);
});
