import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  call,
  createPerson,
  createTestDatabase,
  type Person,
  pairedKey,
  startTestApp,
  type TestApp,
} from '@/lib/testing/test-app';

let app: TestApp;
let owner: Person;
let key: string;

beforeAll(async () => {
  app = await startTestApp(await createTestDatabase());
  owner = await createPerson(app, 'consumidor');
  key = await pairedKey(app, owner);
});
afterAll(() => app.close());

const dashboard = (channel: string, more = '') =>
  `/api/dashboard/${channel}?consumidor_id=${owner.consumidor_id}${more}`;

test('unchanged data is 304 by the validator and by the bare cursor, and changed data is not', async () => {
  const first = await call(app, dashboard('sensor_data'), { token: owner.access });
  const etag = first.headers.get('etag') ?? '';
  const again = (value: string) =>
    call(app, dashboard('sensor_data'), { token: owner.access, headers: { 'if-none-match': value } });
  expect((await again(etag)).status).toBe(304);
  expect((await again(`"${first.body.cursor}"`)).status).toBe(304);
  await call(app, '/api/lecturas', { token: key, body: { heart_rate: 64 } });
  expect((await again(etag)).status).toBe(200);
});

test('since gives exactly the missed readings, in parts, and says when it cannot', async () => {
  const { body: start } = await call(app, dashboard('sensor_data'), { token: owner.access });
  const lecturas = Array.from({ length: 25 }, (_, n) => ({ n, heart_rate: 60 + n }));
  await call(app, '/api/lecturas', { token: key, body: { lecturas } });
  const got: number[] = [];
  let since = start.cursor;
  for (let more = true; more; ) {
    const { body } = await call(app, dashboard('sensor_data', `&since=${since}&limit=10`), {
      token: owner.access,
    });
    expect(body.recovered).toBe(true);
    got.push(...body.data.map((row: { heart_rate: number }) => row.heart_rate).toReversed());
    ({ cursor: since, more } = body);
  }
  expect(got).toEqual(lecturas.map(({ heart_rate }) => heart_rate));
  const gone = await call(app, dashboard('sensor_data', '&since=1:0'), { token: owner.access });
  expect(gone.body).toMatchObject({ recovered: false, more: false });
  expect(gone.body.data).toHaveLength(10);
  expect(
    (await call(app, dashboard('sensor_data', '&since=x'), { token: owner.access })).body.errors[0].pointer,
  ).toBe('/since');
});

test('since never gives a part as if it were all: retention took some, so there is a snapshot', async () => {
  const { body: start } = await call(app, dashboard('sensor_data'), { token: owner.access });
  const lecturas = Array.from({ length: 30 }, (_, n) => ({ n: 1_000 + n, heart_rate: 60 + n }));
  await call(app, '/api/lecturas', { token: key, body: { lecturas } });
  const [, offset] = start.cursor.split(':').map(Number);
  const text = 'DELETE FROM lecturas WHERE consumidor_id = $1 AND seq <= $2';
  await app.runtime.database.pool.query(text, [owner.consumidor_id, offset + 5]);

  const { body } = await call(app, dashboard('sensor_data', `&since=${start.cursor}`), {
    token: owner.access,
  });
  const { body: now } = await call(app, dashboard('sensor_data'), { token: owner.access });
  expect(body).toMatchObject({ recovered: false, more: false, cursor: now.cursor, data: now.data });
  expect(now.data).toHaveLength(10);
});

test('a deseo with the same uuid is logged once; closing it again corrects the outcome', async () => {
  const body = { uuid: randomUUID(), tipo: 'comida', intensidad: 3 };
  const [one, two] = await Promise.all(
    [1, 2].map(() => call(app, '/api/deseos', { token: owner.access, body })),
  );
  expect(one?.body.id).toBe(two?.body.id);
  const route = `/api/deseos/${one?.body.id}/resolver`;
  const close = async (resultado: string) =>
    (await call(app, route, { token: owner.access, body: { resultado } })).body;
  const first = await close('consumido');
  const corrected = await close('resistido');
  expect(corrected).toMatchObject({ resolved: true, resultado: 'resistido', resuelto_at: first.resuelto_at });
  const list = await call(app, `/api/deseos?consumidor_id=${owner.consumidor_id}`, { token: owner.access });
  expect(list.body.deseos).toHaveLength(1);
});

test('desires_stats counts per tipo and in total, with null over zero', async () => {
  const person = await createPerson(app, 'consumidor');
  const route = `/api/dashboard/desires_stats?consumidor_id=${person.consumidor_id}`;
  const total = async () => (await call(app, route, { token: person.access })).body.data.at(-1);
  expect(await total()).toMatchObject({ deseo_tipo: 'total', total_deseos: 0, porcentaje_resolucion: null });
  for (const tipo of ['comida', 'bebida'])
    await call(app, '/api/deseos', { token: person.access, body: { tipo } });
  expect(await total()).toMatchObject({
    total_deseos: 2,
    deseos_activos: 2,
    porcentaje_resolucion: 0,
    deseos_hoy: 2,
  });
});

test('tokens: a refresh works once; used twice it ends the session everywhere', async () => {
  const person = await createPerson(app, 'cuidador');
  const refresh = (token: string) => call(app, '/api/token/refresh/', { body: { refresh: token } });
  const second = await refresh(person.refresh);
  expect(second.status).toBe(200);
  expect((await call(app, '/api/yo', { token: second.body.access })).body.rol).toBe('cuidador');
  expect((await refresh(person.refresh)).status).toBe(401);
  expect((await refresh(second.body.refresh)).status).toBe(401);
  expect((await call(app, '/api/yo', { token: second.body.access })).status).toBe(401);
});

test('an account signs in with its password under any case of the email, and no account is told apart', async () => {
  const registro = {
    nombre: 'Ana',
    email: 'Ana@Latido.test',
    password: 'una frase larga',
    rol: 'consumidor',
  };
  const created = await call(app, '/api/registro', { body: registro });
  expect(created).toMatchObject({ status: 201, body: { email: 'ana@latido.test' } });
  const signIn = (email: string, password: string) => call(app, '/api/token', { body: { email, password } });
  expect((await signIn('ANA@latido.test', 'una frase larga')).status).toBe(200);
  const wrong = await signIn('ana@latido.test', 'otra frase larga');
  const unknown = await signIn('nadie@latido.test', 'otra frase larga');
  expect({ ...wrong.body, request_id: '' }).toEqual({ ...unknown.body, request_id: '' });
  const taken = await call(app, '/api/registro', { body: { ...registro, password: 'tercera frase larga' } });
  expect({ ...taken, headers: null }).toEqual({ ...created, headers: null });
  expect((await signIn('ana@latido.test', 'tercera frase larga')).status).toBe(401);
});

test('registration names each bad field and makes no administrador', async () => {
  const bad = { nombre: '', email: 'x', password: 'short', rol: 'administrador', extra: 1 };
  const { status, body } = await call(app, '/api/registro', { body: bad });
  expect(status).toBe(422);
  const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer);
  expect(pointers).toEqual(expect.arrayContaining(['/nombre', '/email', '/password', '/rol', '/extra']));
});

test('invitations: a cuidador gets the scopes with a code, once, and loses them on revoke', async () => {
  const cuidador = await createPerson(app, 'cuidador');
  const invitation = await call(app, '/api/consentimientos/invitaciones', {
    token: owner.access,
    body: { alcances: ['deseos'] },
  });
  const accept = () =>
    call(app, '/api/consentimientos/aceptar', {
      token: cuidador.access,
      body: { codigo: invitation.body.codigo.toLowerCase() },
    });
  expect((await accept()).body).toMatchObject({ consumidor_id: owner.consumidor_id, alcances: ['deseos'] });
  expect((await accept()).status).toBe(410);
  const see = async (channel: string) =>
    (await call(app, dashboard(channel), { token: cuidador.access })).status;
  expect([await see('desires_stats'), await see('sensor_data')]).toEqual([200, 403]);
  const list = await call(app, '/api/consentimientos', { token: owner.access });
  const { id } = list.body.consentimientos[0];
  expect(
    (await call(app, `/api/consentimientos/${id}`, { token: owner.access, method: 'DELETE' })).status,
  ).toBe(204);
  expect(await see('desires_stats')).toBe(403);
});

test('wrong pairing codes run out, and say how long to wait', async () => {
  const tries = [];
  for (let count = 0; count < 6; count += 1)
    tries.push(await call(app, '/api/dispositivos/emparejar', { body: { codigo: '000000' } }));
  expect(tries.map(({ status }) => status).slice(-2)).toContain(429);
  expect(Number(tries.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('an unknown route and an unknown channel are problems, and the documents are served', async () => {
  expect((await call(app, '/api/nothing')).body).toMatchObject({ status: 404, code: 'not_found' });
  expect((await call(app, dashboard('nothing'), { token: owner.access })).status).toBe(404);
  const { body } = await call(app, '/api/openapi.json');
  expect(Object.keys(body.paths)).toContain('/api/dashboard/{channel}');
  expect((await call(app, '/api/listo/')).body.checks).toEqual({
    database: true,
    migrations: true,
    bus: true,
  });
});
