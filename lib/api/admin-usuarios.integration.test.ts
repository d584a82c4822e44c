import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY_MS } from '@/lib/domain/time';
import {
  call,
  createPerson,
  createTestDatabase,
  grant,
  type Person,
  pairedKey,
  startTestApp,
  type TestApp,
} from '@/lib/testing/test-app';
import { openSocket } from '@/lib/testing/test-socket';

let app: TestApp;
let admin: Person;

beforeAll(async () => {
  app = await startTestApp(await createTestDatabase(), { limits: false });
  admin = await createPerson(app, 'administrador');
});
afterAll(() => app.close());

const USUARIOS = '/api/admin/usuarios';
const ask = (path: string, options: object = {}) => call(app, path, { token: admin.access, ...options });
const change = (id: number, ending: string, options: object = {}, by = admin) =>
  call(app, `${USUARIOS}/${id}${ending}`, { method: 'POST', token: by.access, ...options });
const remove = (id: number) => ask(`${USUARIOS}/${id}`, { method: 'DELETE' });
const sql = (text: string, values: unknown[] = []) => app.runtime.database.pool.query(text, values);

async function named(nombre: string, email: string, rol = 'cuidador') {
  return (await ask(USUARIOS, { body: { nombre, email, rol } })).body;
}

test('a password is made, told once and signs in; none is chosen for somebody else', async () => {
  const { usuario, password } = await named('Marta Nueva', 'Marta@Latido.test', 'consumidor');
  expect(usuario).toMatchObject({ email: 'marta@latido.test', rol: 'consumidor', is_active: true });
  expect(usuario.consumidor_id).toBeGreaterThan(0);
  expect(password).toMatch(/^([A-Z2-7]{5}-){3}[A-Z2-7]{5}$/);
  const pair = await call(app, '/api/token', { body: { email: 'marta@latido.test', password } });
  expect(pair.status).toBe(200);
  const again = { nombre: 'Luz', email: 'marta@latido.test', rol: 'cuidador' };
  const taken = await ask(USUARIOS, { body: again });
  expect([taken.status, taken.body.errors[0].pointer]).toEqual([409, '/email']);
  const chosen = { ...again, email: 'luz@latido.test', password: 'una frase para otra' };
  expect((await ask(USUARIOS, { body: chosen })).status).toBe(422);
  const wrong = await ask(USUARIOS, { body: { nombre: '', email: 'no', rol: 'rey' } });
  expect(wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
    '/email',
    '/nombre',
    '/rol',
  ]);
});

test('the list is found by name without accents and by email, and by rol and state', async () => {
  const { usuario: one } = await named('Ángela Ñuñez', 'unica_100@latido.test');
  const { usuario: two } = await named('Angel Otro', 'otro@latido.test');
  const ids = async (query: string) =>
    (await ask(`${USUARIOS}?${query}`)).body.usuarios.map(({ id }: { id: number }) => id);
  expect(await ids('q=ANGELA%20nun')).toEqual([one.id]);
  expect(await ids('q=angel')).toEqual([two.id, one.id]);
  expect(await ids('q=_100')).toEqual([one.id]);
  expect(await ids('q=%25')).toEqual([]);
  expect(await ids('rol=administrador')).toEqual([admin.usuario_id]);
  await change(one.id, '/desactivar');
  await remove(two.id);
  expect(await ids('q=angel&cuenta=inactiva')).toEqual([one.id]);
  expect(await ids('q=angel&cuenta=eliminada')).toEqual([two.id]);
  expect(await ids('q=angel&cuenta=activa')).toEqual([]);
});

test('pages neither repeat nor skip when accounts are made between them', async () => {
  for (const at of [1, 2, 3]) await named(`Paginada ${at}`, `pagina${at}@latido.test`);
  const first = (await ask(`${USUARIOS}?q=paginada&limit=2`)).body;
  await named('Paginada 4', 'pagina4@latido.test');
  const second = (await ask(`${USUARIOS}?q=paginada&limit=2&antes=${first.siguiente}`)).body;
  const names = [...first.usuarios, ...second.usuarios].map(({ nombre }: { nombre: string }) => nombre);
  expect(names).toEqual(['Paginada 3', 'Paginada 2', 'Paginada 1']);
  expect(second.siguiente).toBeNull();
});

test('a deactivated person is out within a second, and who followed them sees no more; reactivating revives no session', async () => {
  const person = await createPerson(app, 'consumidor');
  const guest = await createPerson(app, 'cuidador');
  await grant(app, person, guest, ['movimiento']);
  const key = await pairedKey(app, person);
  const place = `${app.wsUrl}/ws/sensor_data/${person.consumidor_id}/`;
  const own = openSocket(`${place}?token=${person.access}`);
  const followed = openSocket(`${place}?token=${guest.access}`);
  await Promise.all([own.next(), followed.next()]);
  const began = performance.now();
  expect((await change(person.usuario_id, '/desactivar')).status).toBe(200);
  expect(await Promise.all([own.closed, followed.closed])).toEqual([4001, 4003]);
  expect(performance.now() - began).toBeLessThan(1_000);
  expect((await call(app, '/api/yo', { token: person.access })).status).toBe(401);
  const lecturas = [{ medido_at: new Date().toISOString(), heart_rate: 70 }];
  const post = () => call(app, '/api/lecturas', { token: key, body: { lecturas } });
  expect((await post()).status).toBe(401);
  expect((await change(person.usuario_id, '/desactivar')).status).toBe(409);
  expect((await change(person.usuario_id, '/reactivar')).body.is_active).toBe(true);
  expect((await call(app, '/api/yo', { token: person.access })).status).toBe(401);
  expect((await post()).status).toBe(201);
});

test('a deleted account comes back within 30 days and not later', async () => {
  const { usuario } = await named('Va y viene', 'viene@latido.test');
  expect((await remove(usuario.id)).body.deleted_at).not.toBeNull();
  expect((await change(usuario.id, '/reactivar')).status).toBe(409);
  const old = (days: number) =>
    sql('UPDATE usuarios SET deleted_at = $2 WHERE id = $1', [
      usuario.id,
      new Date(app.runtime.clock.now().getTime() - days * DAY_MS),
    ]);
  await old(30);
  expect((await change(usuario.id, '/restaurar')).status).toBe(409);
  await old(29.9);
  expect((await change(usuario.id, '/restaurar')).body.deleted_at).toBeNull();
  expect((await change(usuario.id, '/restaurar')).status).toBe(409);
});

test('another rol ends the sessions and takes effect with the next', async () => {
  const person = await createPerson(app, 'cuidador');
  const socket = openSocket(`${app.wsUrl}/ws/notificaciones/${person.usuario_id}/?token=${person.access}`);
  await socket.next();
  const began = performance.now();
  expect((await change(person.usuario_id, '/rol', { body: { rol: 'consumidor' } })).body).toMatchObject({
    rol: 'consumidor',
    consumidor_id: expect.any(Number),
  });
  expect(await socket.closed).toBe(4001);
  expect(performance.now() - began).toBeLessThan(1_000);
  const versions = 'SELECT session_version AS version FROM usuarios WHERE id = $1';
  expect((await sql(versions, [person.usuario_id])).rows).toEqual([{ version: 2 }]);
  const streams = `SELECT count(*)::int AS n FROM streams s JOIN consumidores c ON c.id = s.consumidor_id
    WHERE c.usuario_id = $1`;
  expect((await sql(streams, [person.usuario_id])).rows).toEqual([{ n: 5 }]);
  // Without anything of their own they may go back, and come again to the same place.
  expect((await change(person.usuario_id, '/rol', { body: { rol: 'cuidador' } })).status).toBe(200);
  expect((await change(person.usuario_id, '/rol', { body: { rol: 'consumidor' } })).status).toBe(200);
});

test('whoever has data of their own keeps it, and with it the rol', async () => {
  const person = await createPerson(app, 'consumidor');
  await call(app, '/api/deseos', { token: person.access, body: { tipo: 'otro' } });
  const refused = await change(person.usuario_id, '/rol', { body: { rol: 'cuidador' } });
  expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('datos propios')]);
  expect((await call(app, '/api/yo', { token: person.access })).body.rol).toBe('consumidor');
});

test('a cuidador who is none any more has no grants left, and the ledger says so', async () => {
  const owner = await createPerson(app, 'consumidor');
  const guest = await createPerson(app, 'cuidador');
  await grant(app, owner, guest, ['estado']);
  await change(guest.usuario_id, '/rol', { body: { rol: 'administrador' } });
  await change(guest.usuario_id, '/rol', { body: { rol: 'cuidador' } });
  const { consentimientos } = app.runtime.repos;
  expect(await consentimientos.granted(owner.consumidor_id, guest.usuario_id)).toBeNull();
  const [last] = await consentimientos.history(owner.consumidor_id, 1);
  expect(last).toMatchObject({ hecho: 'revocado', alcances: ['estado'] });
});

const WAYS = [
  ['/rol', { body: { rol: 'cuidador' } }],
  ['/desactivar', {}],
  ['', { method: 'DELETE' }],
] as const;

test.each(WAYS)(
  'of two administradores who take each other away at once, one stays (%s)',
  async (ending, options) => {
    for (let turn = 0; turn < 5; turn++) {
      const other = await createPerson(app, 'administrador');
      const [one, two] = await Promise.all([
        change(admin.usuario_id, ending, options, other),
        change(other.usuario_id, ending, options, admin),
      ]);
      // The one who lost may have been refused as the last, or have been nobody by then.
      expect([one.status, two.status].filter((status) => status === 200)).toHaveLength(1);
      const left = (
        await ask(`${USUARIOS}?rol=administrador&cuenta=activa`, {
          token: one.status === 200 ? other.access : admin.access,
        })
      ).body.usuarios;
      expect(left).toHaveLength(1);
      if (one.status === 200) admin = other;
    }
    expect((await change(admin.usuario_id, ending, options)).body.detail).toContain('último administrador');
  },
);
