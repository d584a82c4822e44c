import type { Runtime } from './runtime';

const KEY = Symbol.for('latido.runtime');
type Holder = { [KEY]?: Runtime };

/**
 * One process holds several module graphs (server.ts, pages, route handlers), each with its own module state:
 * the runtime is shared through the global object.
 */
export function shareRuntime(runtime: Runtime): void {
  (globalThis as Holder)[KEY] = runtime;
}

export function getRuntime(): Runtime {
  const runtime = (globalThis as Holder)[KEY];
  if (!runtime) throw new Error('the runtime is not started: Latido runs from server.ts');
  return runtime;
}
