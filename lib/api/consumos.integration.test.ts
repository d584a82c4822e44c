import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { DataEvent, LatidoEvent } from '@/lib/domain/events';
import { call, createPerson, grant, openTestApp, type Person } from '@/lib/testing/test-app';

const app = await openTestApp();
let owner: Person;
let stranger: Person;
const events: LatidoEvent[] = [];

beforeAll(async () => {
  owner = await createPerson(app, 'consumidor');
  stranger = await createPerson(app, 'consumidor');
  app.runtime.bus.subscribe((event) => events.push(event));
});

const log = (body: object, person = owner) => call(app, '/api/consumos', { token: person.access, body });
const remove = (id: number, person = owner) =>
  call(app, `/api/consumos/${id}`, { token: person.access, method: 'DELETE' });
const list = async (person = owner, more = '') => {
  const route = `/api/consumos?consumidor_id=${owner.consumidor_id}${more}`;
  return (await call(app, route, { token: person.access })).body.consumos;
};
const told = () => events.splice(0).map((event) => (event as DataEvent).name);
const pointers = (body: { errors: { pointer: string }[] }) => body.errors.map(({ pointer }) => pointer);
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

const offset = async () => {
  const version = await app.runtime.repos.snapshots.version(owner.consumidor_id);
  return version?.cursors.consumos.offset ?? Number.NaN;
};

test('a bare tap is one cigarette, now; sent twice under its uuid it is one, also at the same time', async () => {
  const before = await offset();
  const body = { uuid: randomUUID() };
  const [one, two] = await Promise.all([log(body), log(body)]);
  expect(one).toMatchObject({
    status: 201,
    body: { habito: 'Fumar cigarrillos', otro: null, cantidad: 1, deseo_id: null },
  });
  expect(two?.body).toEqual(one?.body);
  expect(Math.abs(Date.now() - Date.parse(one?.body.ocurrido_at))).toBeLessThan(60_000);
  expect(await list()).toEqual([one?.body]);
  expect(told()).toEqual(['consumo.created']);
  expect(await offset()).toBe(before + 1);
});

test('the same uuid of another person is another consumo', async () => {
  const body = { uuid: randomUUID() };
  expect((await log(body)).body.id).not.toBe((await log(body, stranger)).body.id);
});

test('a mistaken tap is taken back, which moves the stream; taking it back again finds nothing', async () => {
  const { body } = await log({ otro: 'Puro', cantidad: 2, ocurrido_at: ago(90) });
  expect(body).toMatchObject({ habito: null, otro: 'Puro', cantidad: 2 });
  const before = await offset();
  expect((await remove(body.id, stranger)).status).toBe(404);
  expect(await offset()).toBe(before);
  told();
  expect((await remove(body.id)).status).toBe(204);
  expect(told()).toEqual(['consumo.deleted']);
  expect(await offset()).toBe(before + 1);
  expect((await remove(body.id)).status).toBe(404);
  expect((await list()).map(({ id }: { id: number }) => id)).not.toContain(body.id);
});

test('what does not fit is refused by field and stores nothing', async () => {
  const foreign = await call(app, '/api/deseos', { token: stranger.access, body: { tipo: 'sustancia' } });
  const before = await list();
  told();
  const cases = [
    [{ habito: 'Fumar puros' }, '/habito'],
    [{ habito: 'Vapear', otro: 'Puro' }, '/otro'],
    [{ otro: ' ' }, '/otro'],
    [{ cantidad: 0 }, '/cantidad'],
    [{ cantidad: 101 }, '/cantidad'],
    [{ cantidad: 1.5 }, '/cantidad'],
    [{ ocurrido_at: ago(-6) }, '/ocurrido_at'],
    [{ ocurrido_at: '1899-12-31T23:59:59Z' }, '/ocurrido_at'],
    [{ ocurrido_at: '2026-11-24 10:00' }, '/ocurrido_at'],
    [{ deseo_id: foreign.body.id }, '/deseo_id'],
    [{ deseo_id: 999_999 }, '/deseo_id'],
    [{ deseo_id: 2 ** 40 }, '/deseo_id'],
    [{ uuid: 'no' }, '/uuid'],
    [{ consumidor_id: stranger.consumidor_id }, '/consumidor_id'],
  ] as const;
  for (const [body, pointer] of cases) {
    const answer = await log(body);
    expect(`${answer.status} ${pointers(answer.body)}`).toBe(`422 ${pointer}`);
  }
  expect(await list()).toEqual(before);
  expect(told()).toEqual([]);
});

test('a clock a little ahead logs now, and 1900 is early enough', async () => {
  const ahead = await log({ ocurrido_at: ago(-4) });
  expect(Date.parse(ahead.body.ocurrido_at)).toBeLessThanOrEqual(Date.now());
  const old = await log({ habito: 'Vapear', ocurrido_at: '1900-01-01T00:00:00Z' });
  expect(old.body.ocurrido_at).toBe('1900-01-01T00:00:00.000Z');
  expect((await list()).at(-1)).toEqual(old.body);
});

test('pages go back in time by when things happened, in whatever order they were logged', async () => {
  const person = await createPerson(app, 'consumidor');
  for (const minutes of [30, 10, 50, 20, 40])
    await log({ ocurrido_at: ago(minutes), cantidad: minutes }, person);
  const seen: number[] = [];
  for (let antes = ''; ; ) {
    const route = `/api/consumos?consumidor_id=${person.consumidor_id}&limit=2${antes}`;
    const { consumos } = (await call(app, route, { token: person.access })).body;
    if (consumos.length === 0) break;
    seen.push(...consumos.map(({ cantidad }: { cantidad: number }) => cantidad));
    antes = `&antes=${consumos.at(-1).id}`;
  }
  expect(seen).toEqual([10, 20, 30, 40, 50]);
});

test('an id beyond all ids is refused as such', async () => {
  const huge = 2 ** 40;
  expect((await remove(huge)).status).toBe(422);
  const route = `/api/consumos?consumidor_id=${huge}`;
  expect((await call(app, route, { token: owner.access })).status).toBe(422);
});

test('a cuidador sees consumos by that scope alone, and which deseo led to one only with the other', async () => {
  const deseo = await call(app, '/api/deseos', { token: owner.access, body: { tipo: 'sustancia' } });
  const { body } = await log({ deseo_id: deseo.body.id });
  expect(body.deseo_id).toBe(deseo.body.id);
  const cuidador = await createPerson(app, 'cuidador');
  await grant(app, owner, cuidador, ['consumos']);
  expect((await list(cuidador))[0]).toEqual({ ...body, deseo_id: null });
  await grant(app, owner, cuidador, ['consumos', 'deseos']);
  expect((await list(cuidador))[0]).toEqual(body);
  await grant(app, owner, cuidador, ['deseos', 'frecuencia']);
  expect(await list(cuidador)).toBeUndefined();
});

test('a chequeo takes an emocion of the catalogue or another in words, once by its uuid', async () => {
  const check = (body: object) => call(app, '/api/chequeos', { token: owner.access, body });
  const body = { uuid: randomUUID(), emocion: 'Estrés', intensidad: 0, nota: 'antes de la junta' };
  const [one, two] = await Promise.all([check(body), check(body)]);
  expect(one).toMatchObject({ status: 201, body: { emocion: 'Estrés', otra: null, intensidad: 0 } });
  expect(two?.body).toEqual(one?.body);
  const other = await check({ otra: 'Nostalgia', ocurrido_at: ago(60) });
  expect(other.body).toMatchObject({ emocion: null, otra: 'Nostalgia', intensidad: null, nota: null });
  for (const [wrong, pointer] of [
    [{}, '/emocion'],
    [{ emocion: 'Calma', otra: 'Paz' }, '/emocion'],
    [{ emocion: 'Euforia' }, '/emocion'],
    [{ emocion: 'Calma', intensidad: 11 }, '/intensidad'],
    [{ emocion: 'Calma', ocurrido_at: ago(-6) }, '/ocurrido_at'],
  ] as const)
    expect(pointers((await check(wrong)).body)).toEqual([pointer]);

  const cuidador = await createPerson(app, 'cuidador');
  const route = `/api/chequeos?consumidor_id=${owner.consumidor_id}`;
  const seen = async (token: string) => (await call(app, route, { token })).body.chequeos;
  expect(await seen(owner.access)).toEqual([one?.body, other.body]);
  await grant(app, owner, cuidador, ['deseos']);
  expect(await seen(cuidador.access)).toEqual([{ ...one?.body, nota: null }, other.body]);
  await grant(app, owner, cuidador, ['deseos', 'notas']);
  expect(await seen(cuidador.access)).toEqual([one?.body, other.body]);
  await grant(app, owner, cuidador, ['notas', 'consumos']);
  expect(await seen(cuidador.access)).toBeUndefined();
});

test('anybody signed in reads the catalogues, in the order of the forms', async () => {
  const admin = await createPerson(app, 'administrador');
  const names = async (catalogo: string) => {
    const { body } = await call(app, `/api/catalogos/${catalogo}`, { token: admin.access });
    return body[catalogo].map(({ nombre }: { nombre: string }) => nombre);
  };
  expect(await names('habitos')).toEqual(['Fumar cigarrillos', 'Vapear', 'Beber alcohol', 'Correr', 'Leer']);
  expect(await names('emociones')).toHaveLength(8);
  const { body } = await call(app, '/api/catalogos/habitos/', { token: admin.access });
  expect(body.habitos[0]).toEqual({
    id: expect.any(Number),
    nombre: 'Fumar cigarrillos',
    nombre_en: 'Smoking cigarettes',
    descripcion: null,
    es_cigarrillo: true,
  });
  expect((await call(app, '/api/catalogos/usuarios', { token: admin.access })).status).toBe(404);
});
