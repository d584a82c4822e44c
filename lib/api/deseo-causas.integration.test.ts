import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { DataEvent, LatidoEvent } from '@/lib/domain/events';
import { call, createPerson, grant, openTestApp, type Person } from '@/lib/testing/test-app';

const app = await openTestApp();
let owner: Person;
const events: LatidoEvent[] = [];

beforeAll(async () => {
  owner = await createPerson(app, 'consumidor');
  app.runtime.bus.subscribe((event) => events.push(event));
});

const send = (path: string, method: string, body: object, person = owner) =>
  call(app, `/api/deseos${path}`, { method, token: person.access, body });
const log = (body: object = {}) => send('', 'POST', { tipo: 'sustancia', ...body });
const explain = (id: number, body: object) => send(`/${id}`, 'PATCH', body);
/** What was told of deseos: the first that passed earns a logro too. */
const told = () =>
  events
    .splice(0)
    .map((event) => (event as DataEvent).name)
    .filter((name) => name.startsWith('deseo.'));
const pointers = (body: { errors: { pointer: string }[] }) => body.errors.map(({ pointer }) => pointer);
const offset = async () =>
  (await app.runtime.repos.snapshots.version(owner.consumidor_id))?.cursors.deseos.offset;

const NOTHING = {
  motivo: null,
  motivo_otro: null,
  emocion: null,
  emocion_otra: null,
  solucion: null,
  solucion_otra: null,
};

test('a deseo needs no reason, and can bring one', async () => {
  expect((await log()).body).toMatchObject(NOTHING);
  const uuid = randomUUID();
  const why = { motivo: 'Social', emocion_otra: 'prisa' };
  const { body } = await log({ uuid, ...why });
  expect(body).toMatchObject({ ...NOTHING, ...why });
  expect((await log({ uuid, motivo: 'Trabajo' })).body).toEqual(body);
});

test('afterwards: what is not told stays, one of a pair replaces the other, null takes away', async () => {
  const { id } = (await log({ motivo: 'Social' })).body;
  events.length = 0;
  const before = await offset();
  expect((await explain(id, { emocion: 'Calma' })).body).toMatchObject({
    motivo: 'Social',
    emocion: 'Calma',
  });
  expect((await explain(id, { motivo_otro: 'una boda' })).body).toMatchObject({
    motivo: null,
    motivo_otro: 'una boda',
  });
  expect((await explain(id, { motivo_otro: null })).body).toMatchObject({ ...NOTHING, emocion: 'Calma' });
  expect(told()).toEqual(['deseo.updated', 'deseo.updated', 'deseo.updated']);
  expect(await offset()).toBe((before ?? 0) + 3);
  await explain(id, { emocion: 'Calma' });
  expect(told()).toEqual([]);
  expect(await offset()).toBe((before ?? 0) + 3);
});

test('closing it can tell what helped; closing it again the same way changes nothing', async () => {
  const { id } = (await log({ motivo: 'Trabajo' })).body;
  events.length = 0;
  const close = (body: object) => send(`/${id}/resolver`, 'POST', { resultado: 'resistido', ...body });
  const first = await close({ solucion: 'Caminar' });
  expect(first.body).toMatchObject({ resultado: 'resistido', motivo: 'Trabajo', solucion: 'Caminar' });
  expect((await close({})).body).toEqual(first.body);
  expect(told()).toEqual(['deseo.resolved']);
  const { resuelto_at } = first.body;
  expect((await close({ solucion_otra: 'una ducha' })).body).toMatchObject({
    resuelto_at,
    solucion: null,
    solucion_otra: 'una ducha',
  });
  expect(told()).toEqual(['deseo.resolved']);
});

test('a name that is in no catalogue is refused at its field, and nothing is kept', async () => {
  const { id } = (await log()).body;
  for (const [field, name] of [
    ['motivo', 'Ansiedad'],
    ['emocion', 'Social'],
    ['solucion', 'nada'],
  ]) {
    const body = { [field ?? '']: name };
    for (const answer of [
      await log(body),
      await explain(id, body),
      await send(`/${id}/resolver`, 'POST', { resultado: 'consumido', ...body }),
    ])
      expect([answer.status, pointers(answer.body)]).toEqual([422, [`/${field}`]]);
  }
  expect((await explain(id, {})).body).toMatchObject({ ...NOTHING, resolved: false });
  expect(pointers((await explain(id, { motivo: 'Social', motivo_otro: 'x' })).body)).toEqual([
    '/motivo_otro',
  ]);
});

test('a cuidador with `deseos` sees what was chosen; words of the person need `notas`', async () => {
  const words = { motivo_otro: 'una boda', solucion_otra: 'una ducha', nota: 'Después de cenar' };
  const { id } = (await log({ emocion: 'Calma', ...words })).body;
  const cuidador = await createPerson(app, 'cuidador');
  const seen = async () => {
    const path = `/api/deseos?consumidor_id=${owner.consumidor_id}`;
    const { deseos } = (await call(app, path, { token: cuidador.access })).body;
    return deseos.find((one: { id: number }) => one.id === id);
  };
  await grant(app, owner, cuidador, ['deseos']);
  expect(await seen()).toMatchObject({
    emocion: 'Calma',
    motivo_otro: null,
    solucion_otra: null,
    nota: null,
  });
  await grant(app, owner, cuidador, ['deseos', 'notas']);
  expect(await seen()).toMatchObject({ emocion: 'Calma', ...words });
});

test('that of another is as one that is not there', async () => {
  const { id } = (await log()).body;
  const stranger = await createPerson(app, 'consumidor');
  const [theirs, none] = [
    await send(`/${id}`, 'PATCH', { motivo: 'Social' }, stranger),
    await send('/999999', 'PATCH', { motivo: 'Social' }, stranger),
  ];
  expect([theirs.status, none.status]).toEqual([404, 404]);
});
