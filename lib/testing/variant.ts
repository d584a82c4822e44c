import type { AddressInfo } from 'node:net';
import { createApi, type Register, ROUTES } from '@/lib/api/app';
import { createWebServer } from '@/lib/server/http';
import type { Runtime } from '@/lib/server/runtime';
import type { TestApp } from './test-app';

/** The app with some of its parts exchanged, on a port of its own; it ends before the app does. */
export async function startVariant(
  app: TestApp,
  parts: Partial<Runtime>,
  routes: readonly Register[] = ROUTES,
): Promise<TestApp> {
  const whole = { ...app.runtime, ...parts };
  const api = createApi({ ...whole, latency: whole.metrics.latency }, routes);
  const runtime = { ...whole, api };
  const { server, sockets } = createWebServer(runtime);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    runtime,
    url: `http://127.0.0.1:${port}`,
    wsUrl: `ws://127.0.0.1:${port}`,
    close: async () => {
      await sockets.drain();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
