import type { RouteEntry } from '@/lib/api/route';
import type { Rules } from './access-matrix';
import { ADMIN_BODIES } from './admin-rules';
import { call, type Person, type TestApp } from './test-app';

const isAdminWrite = ({ method, path }: RouteEntry) => path.startsWith('/api/admin/') && method !== 'get';

export function adminWrites(routes: readonly RouteEntry[]): RouteEntry[] {
  return routes.filter(isAdminWrite);
}

const nameOf = ({ method, path }: RouteEntry) => `${method.toUpperCase()} ${path}`;

type Last = { id: number; actor_id: number | null; direccion: string | null };

async function last({ runtime }: TestApp): Promise<Last> {
  const text = 'SELECT id, actor_id, direccion FROM auditoria ORDER BY id DESC LIMIT 1';
  const { rows } = await runtime.database.pool.query<Last>(text);
  return rows[0] ?? { id: 0, actor_id: null, direccion: null };
}

/** Makes what every write of the administration needs, and hands the write, as `by`, to `around`. Gives all it found. */
export async function tryWrites(
  app: TestApp,
  routes: readonly RouteEntry[],
  rules: Rules,
  by: Person,
  around: (name: string, write: () => Promise<number>) => Promise<string[]>,
): Promise<string[]> {
  const faults: string[] = [];
  for (const route of adminWrites(routes)) {
    const name = nameOf(route);
    const rule = rules[name];
    const makes = rule?.reaches === 'administration' ? rule : undefined;
    const body = makes ? makes.body : await ADMIN_BODIES[name]?.(app);
    const id = makes ? await makes.make(app, by) : undefined;
    if (!makes && !body) {
      faults.push(`${name}: nothing says how to try it`);
      continue;
    }
    const path = route.path.replace('{id}', String(id));
    const write = async () =>
      (await call(app, path, { method: route.method.toUpperCase(), token: by.access, body })).status;
    faults.push(...(await around(name, write)));
  }
  return faults;
}

/** Writes that did not leave exactly one row of auditoria, with who did it and from where. */
export function auditFaults(
  app: TestApp,
  routes: readonly RouteEntry[],
  rules: Rules,
  by: Person,
): Promise<string[]> {
  return tryWrites(app, routes, rules, by, async (name, write) => {
    const before = await last(app);
    const status = await write();
    const after = await last(app);
    if (status >= 300) return [`${name}: got ${status}`];
    if (after.id === before.id) return [`${name}: wrote no row of auditoria`];
    if (after.actor_id !== by.usuario_id || !after.direccion) return [`${name}: does not say who did it`];
    return [];
  });
}
