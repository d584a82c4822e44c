import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWebServer, type WebServer } from '@/lib/server/http';
import { ADMIN_RULES } from '@/lib/testing/admin-rules';
import { adminWrites, auditFaults, tryWrites } from '@/lib/testing/audit-matrix';
import {
  call,
  createPerson,
  createTestDatabase,
  type Person,
  startTestApp,
  type TestApp,
} from '@/lib/testing/test-app';
import { ADMINISTRADOR } from './access';
import { createApi, type Register, ROUTES } from './app';
import { idParam, noContent } from './route';

let app: TestApp;
let admin: Person;
const servers: WebServer[] = [];

beforeAll(async () => {
  app = await startTestApp(await createTestDatabase(), { limits: false });
  admin = await createPerson(app, 'administrador');
});
afterAll(async () => {
  for (const { server } of servers) server.close();
  await app.close();
});

test('every write of the administration leaves its row of auditoria', async () => {
  expect(adminWrites(app.runtime.api.routes).length).toBeGreaterThan(7);
  expect(await auditFaults(app, app.runtime.api.routes, ADMIN_RULES, admin)).toEqual([]);
}, 60_000);

test('one that leaves none is reported', async () => {
  const silent: Register = ({ route }) =>
    route(
      {
        method: 'delete',
        path: '/api/admin/plantada/{id}',
        access: ADMINISTRADOR,
        request: { params: idParam },
        responses: noContent,
      },
      (c) => c.body(null, 204),
    );
  const deps = { ...app.runtime, latency: app.runtime.metrics.latency };
  const api = createApi(deps, [...ROUTES, silent]);
  const web = createWebServer({ ...app.runtime, api });
  servers.push(web);
  await new Promise<void>((resolve) => web.server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(web.server.address() as AddressInfo).port}`;
  const name = 'DELETE /api/admin/plantada/{id}';
  const planted = api.routes.filter(({ path }) => path === '/api/admin/plantada/{id}');
  const rules = { [name]: { reaches: 'administration', make: async () => 1 } } as const;
  expect(await auditFaults({ ...app, url }, planted, rules, admin)).toEqual([
    `${name}: wrote no row of auditoria`,
  ]);
  expect(await auditFaults({ ...app, url }, planted, {}, admin)).toEqual([
    `${name}: nothing says how to try it`,
  ]);
}, 60_000);

const CHANGED = [
  'usuarios',
  'consumidores',
  'dispositivos',
  'emergencias',
  'notificaciones',
  'habitos',
  'emociones',
  'motivos',
  'soluciones',
  'consentimientos',
];

async function contents(): Promise<string> {
  const { pool } = app.runtime.database;
  const tables = await Promise.all(
    CHANGED.map((table) =>
      pool.query(`SELECT md5(string_agg(t::text, ',' ORDER BY id)) AS sum FROM ${table} t`),
    ),
  );
  return JSON.stringify(tables.map(({ rows }) => rows));
}

test('and what cannot be written down is not done', async () => {
  const { pool } = app.runtime.database;
  await pool.query(`CREATE FUNCTION refuse() RETURNS TRIGGER LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'refused'; END $$`);
  const faults = await tryWrites(app, app.runtime.api.routes, ADMIN_RULES, admin, async (name, write) => {
    const before = await contents();
    await pool.query(
      'CREATE TRIGGER refuse BEFORE INSERT ON auditoria FOR EACH ROW EXECUTE FUNCTION refuse()',
    );
    const status = await write();
    await pool.query('DROP TRIGGER refuse ON auditoria');
    const after = await contents();
    return [
      ...(status === 500 ? [] : [`${name}: got ${status}`]),
      ...(after === before ? [] : [`${name}: was done all the same`]),
    ];
  });
  expect(faults).toEqual([]);
}, 60_000);

test('auditoria is only appended to, whoever asks', async () => {
  const { pool } = app.runtime.database;
  for (const statement of [
    "UPDATE auditoria SET accion = 'nada'",
    'DELETE FROM auditoria',
    'TRUNCATE auditoria',
  ])
    await expect(pool.query(statement)).rejects.toThrow('only appended to');
});

test('a row tells who, whom, what and from where, and no secret; it is found by name', async () => {
  const email = 'buscada@latido.test';
  const body = { nombre: 'Ñandú Buscada', email, rol: 'cuidador' };
  const made = await call(app, '/api/admin/usuarios', { token: admin.access, body });
  const { id } = made.body.usuario;
  const { password } = made.body;
  const rol = { token: admin.access, body: { rol: 'administrador' } };
  await call(app, `/api/admin/usuarios/${id}/rol`, rol);
  const found = await call(app, '/api/admin/auditoria?q=nandu', { token: admin.access });
  expect(found.body.auditoria).toMatchObject([
    {
      accion: 'usuario.rol_changed',
      actor_id: admin.usuario_id,
      usuario_id: id,
      usuario_nombre: 'Ñandú Buscada',
      direccion: expect.stringContaining('127.0.0.1'),
      antes: { rol: 'cuidador' },
      despues: { rol: 'administrador' },
    },
    { accion: 'usuario.created', despues: { rol: 'cuidador' } },
  ]);
  const { rows } = await app.runtime.database.pool.query('SELECT a::text AS row FROM auditoria a');
  for (const { row } of rows) {
    expect(row).not.toMatch(/argon2|latido\.test|Buscada/);
    expect(row).not.toContain(password);
  }
});

test('pages go on where the one before ended, whatever was added in between', async () => {
  const page = async (more: string) =>
    (await call(app, `/api/admin/auditoria?limit=3${more}`, { token: admin.access })).body;
  const first = await page('');
  await createPerson(app, 'cuidador');
  await call(app, '/api/admin/usuarios', {
    token: admin.access,
    body: { nombre: 'Otra', email: 'otra@latido.test', rol: 'cuidador' },
  });
  const second = await page(`&antes=${first.siguiente}`);
  const ids = [...first.auditoria, ...second.auditoria].map(({ id }: { id: number }) => id);
  expect(ids).toEqual([...ids].sort((a, b) => b - a));
  expect(new Set(ids).size).toBe(6);
});
