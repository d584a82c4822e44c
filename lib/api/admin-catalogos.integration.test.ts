import { beforeAll, expect, test } from 'vitest';
import { SIN_NOMBRES } from '@/lib/domain/catalogos';
import { findNombres } from '@/lib/domain/use-cases/catalogos';
import { call, createPerson, openTestApp, type Person } from '@/lib/testing/test-app';

const app = await openTestApp();
let admin: Person;
let owner: Person;

beforeAll(async () => {
  admin = await createPerson(app, 'administrador');
  owner = await createPerson(app, 'consumidor');
});

const keep = (path: string, method: string, body?: object) =>
  call(app, `/api/admin/catalogos/${path}`, { method, token: admin.access, body });
const add = (name: string, body: object) => keep(name, 'POST', body);
const offered = async (name: string): Promise<string[]> => {
  const { body } = await call(app, `/api/catalogos/${name}`, { token: owner.access });
  return body[name].map(({ nombre }: { nombre: string }) => nombre);
};
const crave = (body: object) =>
  call(app, '/api/deseos', { token: owner.access, body: { tipo: 'otro', ...body } });
const deseo = async (id: number) => {
  const path = `/api/deseos?consumidor_id=${owner.consumidor_id}`;
  const { deseos } = (await call(app, path, { token: owner.access })).body;
  return deseos.find((one: { id: number }) => one.id === id);
};
const idOf = async (name: string, nombre: string): Promise<number> => {
  const { entradas } = (await keep(name, 'GET')).body;
  return entradas.find((one: { nombre: string }) => one.nombre === nombre).id;
};

test('the catalogues begin as they are told of', async () => {
  expect(await offered('motivos')).toEqual([
    'Social',
    'Trabajo',
    'Habitual',
    'Problemas personales',
    'Celebración',
  ]);
  expect(await offered('soluciones')).toHaveLength(9);
});

test('what is added is offered last; what is deactivated is not, and history keeps its name', async () => {
  const { status, body } = await add('motivos', {
    nombre: '  Fin   de semana ',
    descripcion: 'Sábado o domingo',
  });
  expect([status, body]).toEqual([
    201,
    {
      id: body.id,
      nombre: 'Fin de semana',
      nombre_en: null,
      descripcion: 'Sábado o domingo',
      activo: true,
    },
  ]);
  expect((await offered('motivos')).at(-1)).toBe('Fin de semana');
  const { id } = (await crave({ motivo: 'Fin de semana' })).body;
  expect((await keep(`motivos/${body.id}`, 'PATCH', { activo: false })).body.activo).toBe(false);
  expect(await offered('motivos')).not.toContain('Fin de semana');
  expect((await keep('motivos', 'GET')).body.entradas.at(-1)).toMatchObject({ id: body.id, activo: false });
  expect((await deseo(id)).motivo).toBe('Fin de semana');
  // A tap that waited for the network was made while it was offered.
  expect((await crave({ motivo: 'Fin de semana' })).status).toBe(201);
  await keep(`motivos/${body.id}`, 'PATCH', { nombre: 'Descanso', descripcion: null });
  expect((await deseo(id)).motivo).toBe('Descanso');
});

test('a name is taken by whatever is the same but for case and accents, also when two come at once', async () => {
  for (const nombre of ['ESTRES', ' estrés ', 'Estrés'])
    expect(await add('emociones', { nombre })).toMatchObject({
      status: 409,
      body: { errors: [{ pointer: '/nombre' }] },
    });
  const both = await Promise.all([
    add('emociones', { nombre: 'Alegría' }),
    add('emociones', { nombre: 'alegria' }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  const calma = await idOf('emociones', 'Calma');
  expect((await keep(`emociones/${calma}`, 'PATCH', { nombre: 'tristeza' })).status).toBe(409);
  expect((await keep(`emociones/${calma}`, 'PATCH', { nombre: 'CALMA' })).body.nombre).toBe('CALMA');
});

test('an entry has a name in English too, which is nobody else’s and may be left out', async () => {
  const { body } = await call(app, '/api/catalogos/emociones', { token: owner.access });
  expect(body.emociones[0]).toMatchObject({ nombre: 'Ansiedad', nombre_en: 'Anxiety' });
  expect(await add('emociones', { nombre: 'Nervios', nombre_en: ' ANXIETY ' })).toMatchObject({
    status: 409,
    body: { errors: [{ pointer: '/nombre_en' }] },
  });
  const made = (await add('emociones', { nombre: 'Nervios', nombre_en: '  Nervous   energy ' })).body;
  expect(made.nombre_en).toBe('Nervous energy');
  expect((await keep(`emociones/${made.id}`, 'PATCH', { nombre_en: ' ' })).body.nombre_en).toBeNull();
  expect((await keep(`emociones/${made.id}`, 'PATCH', { nombre_en: 'calm' })).body.errors).toEqual([
    { pointer: '/nombre_en', detail: 'Ya hay una entrada con este nombre en inglés' },
  ]);
  const { rows } = await app.runtime.database.pool.query(
    "SELECT despues->>'nombre_en' AS said FROM auditoria WHERE objeto_id = $1 ORDER BY id",
    [made.id],
  );
  expect(rows.map(({ said }) => said)).toEqual(['Nervous energy', null]);
});

test('whoever reads English is told entries by that name, also those no longer offered', async () => {
  const chicle = await idOf('soluciones', 'Chicle');
  await keep(`soluciones/${chicle}`, 'PATCH', { activo: false });
  const { soluciones, habitos } = await findNombres(app.runtime, 'en');
  expect(soluciones).toContainEqual({ nombre: 'Chicle', nombre_en: 'Chewing gum' });
  expect(habitos).toContainEqual({ nombre: 'Fumar cigarrillos', nombre_en: 'Smoking cigarettes' });
  expect(await findNombres(app.runtime, 'es')).toEqual(SIN_NOMBRES);
  await keep(`soluciones/${chicle}`, 'PATCH', { activo: true });
});

test('the order is that of the whole list; one that is not whole any more is refused', async () => {
  const { entradas } = (await keep('soluciones', 'GET')).body;
  const ids = entradas.map(({ id }: { id: number }) => id).reverse();
  expect((await keep('soluciones/orden', 'PUT', { ids })).status).toBe(200);
  expect((await offered('soluciones'))[0]).toBe('Chicle');
  for (const wrong of [ids.slice(1), [...ids.slice(1), ids[1]], [...ids.slice(1), 999_999]])
    expect((await keep('soluciones/orden', 'PUT', { ids: wrong })).status).toBe(409);
  expect((await offered('soluciones'))[0]).toBe('Chicle');
});

test('there is always a cigarette to log, also when two take away one each', async () => {
  const smoking = await idOf('habitos', 'Fumar cigarrillos');
  expect((await keep(`habitos/${smoking}`, 'PATCH', { activo: false })).body.errors[0].pointer).toBe(
    '/es_cigarrillo',
  );
  expect((await keep(`habitos/${smoking}`, 'PATCH', { es_cigarrillo: false })).status).toBe(409);
  const other = (await add('habitos', { nombre: 'Cigarro liado', es_cigarrillo: true })).body.id;
  const both = await Promise.all(
    [smoking, other].map((id) => keep(`habitos/${id}`, 'PATCH', { activo: false })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const [left] = (await keep('habitos', 'GET')).body.entradas.filter(
    (one: { es_cigarrillo: boolean; activo: boolean }) => one.es_cigarrillo && one.activo,
  );
  const { body } = await call(app, '/api/consumos', { token: owner.access, body: {} });
  expect(body.habito).toBe(left.nombre);
});

test('what is wrong is told at its field, and only a habito can be a cigarette', async () => {
  const faults = async (name: string, body: object) =>
    (await add(name, body)).body.errors.map(({ pointer }: { pointer: string }) => pointer);
  expect(await faults('motivos', { nombre: ' ' })).toEqual(['/nombre']);
  expect(await faults('motivos', { nombre: 'x'.repeat(81) })).toEqual(['/nombre']);
  expect(await faults('motivos', { nombre: 'Prisa', es_cigarrillo: true })).toEqual(['/es_cigarrillo']);
  expect((await keep('motivos/999999', 'PATCH', { activo: false })).status).toBe(404);
  expect((await keep('usuarios', 'POST', { nombre: 'x' })).status).toBe(404);
});

test('nothing of a catalogue is ever deleted', async () => {
  const gone = app.runtime.database.pool.query('DELETE FROM motivos');
  await expect(gone).rejects.toThrow('never deleted');
});

test('only administradores keep them', async () => {
  for (const rol of ['consumidor', 'cuidador'] as const) {
    const { access } = await createPerson(app, rol);
    const body = { nombre: 'Intruso' };
    expect((await call(app, '/api/admin/catalogos/motivos', { token: access, body })).status).toBe(403);
  }
});
