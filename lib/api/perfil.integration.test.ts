import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LatidoEvent } from '@/lib/domain/events';
import { dayOf, fechaOf } from '@/lib/domain/time';
import {
  call,
  createPerson,
  createTestDatabase,
  grant,
  type Person,
  startTestApp,
  type TestApp,
} from '@/lib/testing/test-app';

let app: TestApp;
let owner: Person;
const events: LatidoEvent[] = [];

beforeAll(async () => {
  app = await startTestApp(await createTestDatabase(), { limits: false });
  owner = await createPerson(app, 'consumidor');
  app.runtime.bus.subscribe((event) => events.push(event));
});
afterAll(() => app.close());

const as = (path: string, method: string, { access }: Person, body?: object) =>
  call(app, path, { method, token: access, body });
const perfil = (person = owner) => as('/api/perfil', 'GET', person);
const change = (body: object, person = owner) => as('/api/perfil', 'PATCH', person, body);
const pointers = (body: { errors: { pointer: string }[] }) => body.errors.map(({ pointer }) => pointer);

const EMPTY = {
  nombre: 'Persona consumidor',
  telefono: null,
  idioma: 'es',
  zona_horaria: 'America/Tijuana',
  fecha_nacimiento: null,
  peso: null,
  altura: null,
  genero: null,
  fecha_abandono: null,
  consumo_base: null,
  precio_cajetilla: null,
  cigarrillos_por_cajetilla: null,
  moneda: null,
  bmi: null,
  bmi_categoria: null,
};

test('nothing is known at first; what is told stays, what is not told is left, null takes away', async () => {
  expect((await perfil()).body).toEqual(EMPTY);
  const told = {
    peso: 72.25,
    altura: 170,
    fecha_nacimiento: '1988-02-29',
    precio_cajetilla: 89.9,
    consumo_base: 0,
  };
  const expected = { ...EMPTY, ...told, bmi: 25, bmi_categoria: 'sobrepeso' };
  expect((await change(told)).body).toEqual(expected);
  expect((await change({})).body).toEqual(expected);
  const more = { nombre: 'Alma', telefono: '+52 664 123 4567', idioma: 'en', peso: null };
  expect((await change(more)).body).toEqual({ ...expected, ...more, bmi: null, bmi_categoria: null });
  expect((await as('/api/yo', 'GET', owner)).body.nombre).toBe('Alma');
  // The price and the baseline: what is told of the plan is another, of the rest nobody hears.
  expect(events).toEqual([{ name: 'plan.changed', consumidor_id: owner.consumidor_id }]);
});

test('every wrong field is told by its name, and nothing of such a change is kept', async () => {
  const before = (await perfil()).body;
  const answer = await change({ peso: 0, altura: 170, moneda: 'XYZ', bmi: 20, rol: 'administrador' });
  expect(answer.status).toBe(422);
  expect(pointers(answer.body).sort()).toEqual(['/bmi', '/moneda', '/peso', '/rol']);
  const tomorrow = fechaOf(new Date(Date.now() + 86_400_000), 'America/Tijuana');
  expect(pointers((await change({ fecha_nacimiento: tomorrow })).body)).toEqual(['/fecha_nacimiento']);
  expect((await change({ fecha_abandono: tomorrow })).body.fecha_abandono).toBe(tomorrow);
  expect((await perfil()).body).toEqual({ ...before, fecha_abandono: tomorrow });
});

test('nobody but the owner reads it: there is no way to name another', async () => {
  const cuidador = await createPerson(app, 'cuidador');
  await grant(app, owner, cuidador, ['estado', 'deseos', 'consumos', 'notas']);
  for (const path of ['/api/perfil', '/api/formularios', '/api/inicio', '/api/ahorro'])
    for (const person of [cuidador, await createPerson(app, 'administrador')])
      expect((await as(`${path}?consumidor_id=${owner.consumidor_id}`, 'GET', person)).status).toBe(403);
  const stranger = await createPerson(app, 'consumidor');
  expect((await as(`/api/perfil?consumidor_id=${owner.consumidor_id}`, 'GET', stranger)).body).toEqual(EMPTY);
});

test('what the quit date has meant counts the cigarettes since its midnight', async () => {
  const person = await createPerson(app, 'consumidor');
  const zone = 'America/Tijuana';
  const fecha_abandono = fechaOf(new Date(Date.now() - 5 * 86_400_000), zone);
  const midnight = dayOf(fecha_abandono, zone).from;
  const smoke = (ms: number, what: object = {}) =>
    as('/api/consumos', 'POST', person, {
      ocurrido_at: new Date(midnight.getTime() + ms).toISOString(),
      ...what,
    });
  await smoke(-1, { cantidad: 50 });
  await smoke(0, { cantidad: 3 });
  await smoke(1_000, { habito: 'Leer', cantidad: 40 });
  expect((await as('/api/ahorro', 'GET', person)).body).toEqual({
    dias: null,
    cigarrillos_evitados: null,
    dinero_ahorrado: null,
    moneda: null,
  });
  const plan = { consumo_base: 100, precio_cajetilla: 80, cigarrillos_por_cajetilla: 20, moneda: 'MXN' };
  await change({ fecha_abandono, ...plan }, person);
  const { body } = await as('/api/ahorro', 'GET', person);
  expect(body.dias).toBe(5);
  expect(body.cigarrillos_evitados).toBeGreaterThanOrEqual(497);
  expect(body.cigarrillos_evitados).toBeLessThanOrEqual(597);
  expect(body.dinero_ahorrado).toBe(body.cigarrillos_evitados * 4);
});

test('one formulario a habito: the last replaces the one before; names come in the order of the catalogue', async () => {
  const save = (body: object) => as('/api/formularios', 'PUT', owner, body);
  await save({ habito: 'Vapear', emociones: ['Calma'] });
  const first = await save({
    habito: 'Fumar cigarrillos',
    emociones: ['Estrés', 'Ansiedad'],
    motivo_otro: 'café',
  });
  expect(first).toMatchObject({
    status: 200,
    body: {
      habito: 'Fumar cigarrillos',
      emociones: ['Ansiedad', 'Estrés'],
      motivos: [],
      motivo_otro: 'café',
    },
  });
  const again = await save({ habito: 'Fumar cigarrillos', soluciones: ['Chicle', 'Caminar', 'Chicle'] });
  expect(again.body).toMatchObject({ id: first.body.id, emociones: [], motivo_otro: null });
  expect(again.body.soluciones).toEqual(['Caminar', 'Chicle']);
  await save({ habito_otro: 'Café' });
  await save({ habito_otro: 'CAFE', motivos: ['Trabajo'] });
  const { body } = await as('/api/formularios', 'GET', owner);
  const names = body.formularios.map(
    (one: { habito: string; habito_otro: string }) => one.habito ?? one.habito_otro,
  );
  expect(names).toEqual(['Fumar cigarrillos', 'Vapear', 'CAFE']);
});

test('what was told of a habito is taken back, by its owner alone, and can be told again', async () => {
  const save = () => as('/api/formularios', 'PUT', owner, { habito_otro: 'Mate', motivo_otro: 'costumbre' });
  const { id } = (await save()).body;
  const other = await createPerson(app, 'consumidor');
  expect((await as(`/api/formularios/${id}`, 'DELETE', other)).status).toBe(404);
  expect((await as(`/api/formularios/${id}`, 'DELETE', owner)).status).toBe(204);
  expect((await as(`/api/formularios/${id}`, 'DELETE', owner)).status).toBe(404);
  const { body } = await as('/api/formularios', 'GET', owner);
  expect(JSON.stringify(body)).not.toContain('costumbre');
  expect((await save()).body).toMatchObject({ habito_otro: 'Mate' });
});

test.each([
  [{}, '/habito'],
  [{ habito: 'Vapear', habito_otro: 'x' }, '/habito'],
  [{ habito: 'Bucear' }, '/habito'],
  [{ habito: 'Vapear', emociones: ['Calma', 'Hambre'] }, '/emociones'],
  [{ habito: 'Vapear', soluciones: ['Calma'] }, '/soluciones'],
])('a formulario %j is refused at %s', async (body, pointer) => {
  const answer = await as('/api/formularios', 'PUT', owner, body);
  expect([answer.status, pointers(answer.body)]).toEqual([422, [pointer]]);
});

test('steps are kept each on its own; what was done is not undone by skipping it later', async () => {
  const step = (body: object) => as('/api/inicio', 'PATCH', owner, body);
  const none = { fisico: 'pendiente', habitos: 'pendiente', plan: 'pendiente', resumen: 'pendiente' };
  expect((await as('/api/inicio', 'GET', owner)).body).toEqual({ pasos: none, cerrado: false });
  await step({ pasos: { fisico: 'hecho' } });
  await step({ pasos: { habitos: 'omitido', fisico: 'omitido' } });
  const expected = { ...none, fisico: 'hecho', habitos: 'omitido' };
  expect((await step({ cerrado: true })).body).toEqual({ pasos: expected, cerrado: true });
  expect((await step({ pasos: { habitos: 'hecho' }, cerrado: false })).body).toEqual({
    pasos: { ...expected, habitos: 'hecho' },
    cerrado: false,
  });
  expect(pointers((await step({ pasos: { otro: 'hecho' } })).body)).toEqual(['/pasos/otro']);
});

test('all of it goes with the consumidor', async () => {
  const { pool } = app.runtime.database;
  await pool.query('DELETE FROM usuarios WHERE id = $1', [owner.usuario_id]);
  for (const table of ['formularios', 'inicio_pasos'])
    expect(
      (await pool.query(`SELECT 1 FROM ${table} WHERE consumidor_id = $1`, [owner.consumidor_id])).rows,
    ).toEqual([]);
});
