import { afterAll, beforeEach, expect, test } from 'vitest';
import { dayStartMs } from '@/lib/domain/time';
import { notify, notifyOnce } from '@/lib/domain/use-cases/notificaciones';
import { remind } from '@/lib/domain/use-cases/recordatorios';
import {
  call,
  createPerson,
  createTestDatabase,
  type Person,
  pairedKey,
  startTestApp,
} from '@/lib/testing/test-app';
import { openSocket } from '@/lib/testing/test-socket';

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
/** Yesterday: tokens are signed by the real clock, and a later one would find them past. */
const NOON = dayStartMs(Date.now() - DAY, 'America/Tijuana') + 12 * HOUR;

const url = await createTestDatabase();
let now = NOON;
const clock = { now: () => new Date(now) };
const settings = { limits: false };
const [app, second] = await Promise.all([
  startTestApp(url, settings, clock),
  startTestApp(url, settings, clock),
]);
const { pool } = app.runtime.database;
afterAll(() => Promise.all([app.close(), second.close()]));
beforeEach(() => {
  now = NOON;
});

const PREFER = '/api/preferencias';
const prefer = ({ access: token }: Person, body: object) =>
  call(app, PREFER, { method: 'PATCH', token, body });
const inbox = ({ usuario_id }: Person) => app.runtime.repos.notificaciones.list(usuario_id, 200);
/** Two instances at once; the server does so too, every few minutes. */
const turn = () => Promise.all([app, second].map(({ runtime }) => remind(runtime)));
const told = async (person: Person) =>
  (await inbox(person)).map(({ tipo, contenido }) => `${tipo}: ${contenido}`);
const advised = async (person: Person) =>
  (await told(person)).filter((text) => text.startsWith('recomendacion'));

/** Somebody whose account is old enough that nothing is left to say to them. */
async function settled(): Promise<Person> {
  const person = await createPerson(app, 'consumidor');
  await pool.query('UPDATE usuarios SET created_at = $2 WHERE id = $1', [
    person.usuario_id,
    new Date(NOON - 90 * DAY),
  ]);
  return person;
}

async function silentDevice(person: Person, ms: number): Promise<void> {
  await pairedKey(app, person);
  const text = 'UPDATE dispositivos SET visto_at = $2 WHERE consumidor_id = $1';
  await pool.query(text, [person.consumidor_id, new Date(NOON - ms)]);
}

test('what counts until a person says otherwise, and what they say: only that changes', async () => {
  const person = await createPerson(app, 'consumidor');
  const { access: token } = person;
  const all = ['recomendacion', 'alerta', 'recordatorio', 'logro'];
  const before = {
    en_app: all,
    por_push: all,
    silencio_desde: '22:00',
    silencio_hasta: '07:00',
    avisos_al_dia: 3,
    hora_chequeo: null,
    mostrar_texto: false,
    zona_horaria: 'America/Tijuana',
  };
  expect((await call(app, PREFER, { token })).body).toEqual(before);
  const first = await prefer(person, { hora_chequeo: '09:30', por_push: ['alerta'] });
  expect(first.body).toEqual({ ...before, hora_chequeo: '09:30', por_push: ['alerta'] });
  await prefer(person, { silencio_desde: null, silencio_hasta: null });
  expect((await call(app, PREFER, { token })).body).toEqual({
    ...first.body,
    silencio_desde: null,
    silencio_hasta: null,
  });
});

test('the zone of a consumidor is of their profile, that of a cuidador what they said here', async () => {
  const [person, cuidador] = [await createPerson(app, 'consumidor'), await createPerson(app, 'cuidador')];
  for (const one of [person, cuidador]) await prefer(one, { zona_horaria: 'Asia/Kolkata' });
  const zone = async ({ access: token }: Person) => (await call(app, PREFER, { token })).body.zona_horaria;
  expect([await zone(person), await zone(cuidador)]).toEqual(['America/Tijuana', 'Asia/Kolkata']);
});

test('what is refused names its field', async () => {
  const person = await createPerson(app, 'consumidor');
  const refused = await prefer(person, { silencio_desde: '22:00', silencio_hasta: '22:00' });
  expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '/silencio_hasta']);
});

test('all up to one are read at once, on every open page; what came since is not', async () => {
  const person = await createPerson(app, 'cuidador');
  const tell = () => notify(app.runtime, person.usuario_id, { tipo: 'recordatorio', contenido: 'Hola' });
  const [, last, later] = [await tell(), await tell(), await tell()];
  const elsewhere = openSocket(
    `${second.wsUrl}/ws/notificaciones/${person.usuario_id}/?token=${person.access}`,
  );
  const here = openSocket(`${app.wsUrl}/ws/notificaciones/${person.usuario_id}/?token=${person.access}`);
  await Promise.all([here.next(), elsewhere.next()]);
  const read = (body: object) => call(app, '/api/notificaciones/leer', { token: person.access, body });
  expect((await read({ hasta: last?.id })).body).toEqual({ leidas: 2 });
  const frame = (await here.next()) as { data: { id: number; leida: boolean }[] };
  expect(frame.data.map(({ id, leida }) => [id, leida])).toEqual([
    [later?.id, false],
    [last?.id, true],
    [(last?.id ?? 0) - 1, true],
  ]);
  expect((await read({ hasta: last?.id })).body).toEqual({ leidas: 0 });
  expect((await read({})).body).toEqual({ leidas: 1 });
  for (const socket of [here, elsewhere]) socket.close();
});

test('offsets go on without a hole when all are read, so that a page that missed it gets exactly that', async () => {
  const person = await createPerson(app, 'cuidador');
  for (const contenido of ['una', 'dos'])
    await notify(app.runtime, person.usuario_id, { tipo: 'logro', contenido });
  const path = `/api/dashboard/notificaciones?consumidor_id=${person.usuario_id}`;
  const { cursor } = (await call(app, path, { token: person.access })).body;
  await call(app, '/api/notificaciones/leer', { token: person.access, body: {} });
  const { body } = await call(app, `${path}&since=${cursor}`, { token: person.access });
  expect(body.data.map(({ leida }: { leida: boolean }) => leida)).toEqual([true, true]);
});

test('what a person does not want to see as new is there as read; an alerta always is new', async () => {
  const person = await createPerson(app, 'consumidor');
  await prefer(person, { en_app: [] });
  for (const tipo of ['logro', 'alerta'] as const)
    await notify(app.runtime, person.usuario_id, { tipo, contenido: tipo });
  expect((await inbox(person)).map(({ tipo, leida }) => [tipo, leida])).toEqual([
    ['alerta', false],
    ['logro', true],
  ]);
});

test('of one occasion a person is told once, of two instances by one', async () => {
  const person = await createPerson(app, 'consumidor');
  const give = ({ runtime }: typeof app) =>
    notifyOnce(runtime, person.usuario_id, { tipo: 'logro', contenido: 'Primera victoria' }, 'logro:primera');
  const given = await Promise.all([app, second, app, second].map(give));
  expect(given.filter((one) => one !== null)).toHaveLength(1);
  expect(await told(person)).toEqual(['logro: Primera victoria']);
});

test('a device that is silent for a day is told of once, by one of two instances', async () => {
  const person = await settled();
  await silentDevice(person, 25 * HOUR);
  for (let turns = 0; turns < 3; turns += 1) {
    await turn();
    now += 70 * MINUTE;
  }
  expect(await told(person)).toEqual([expect.stringMatching(/^recordatorio: .*«Pulsera»/)]);
});

test('a device that reads a recording, or was taken away, is not', async () => {
  const [imported, revoked] = [await settled(), await settled()];
  await silentDevice(imported, 25 * HOUR);
  await silentDevice(revoked, 25 * HOUR);
  const at = (column: string) => `UPDATE dispositivos SET ${column} WHERE consumidor_id = $1`;
  await pool.query(at("fuente = 'importado'"), [imported.consumidor_id]);
  await pool.query(at('revoked_at = now()'), [revoked.consumidor_id]);
  await turn();
  expect([await told(imported), await told(revoked)]).toEqual([[], []]);
});

test('no more than a person wants of all kinds together, an hour apart, and none in their quiet hours', async () => {
  const person = await settled();
  await silentDevice(person, 25 * HOUR);
  await prefer(person, { hora_chequeo: '11:30', avisos_al_dia: 0 });
  await turn();
  expect(await told(person)).toEqual([]);
  await prefer(person, { avisos_al_dia: 2, silencio_desde: '11:00', silencio_hasta: '12:30' });
  await turn();
  expect(await told(person)).toEqual([]);
  now += 30 * MINUTE;
  await turn();
  expect(await told(person)).toEqual([expect.stringContaining('¿Cómo te sientes hoy?')]);
  now += 59 * MINUTE;
  await turn();
  expect(await told(person)).toHaveLength(1);
  now += MINUTE;
  await turn();
  expect(await told(person)).toHaveLength(2);
});

test('two instances with different things to say keep to one budget', async () => {
  const person = await settled();
  const preferencias = await app.runtime.repos.preferencias.find(person.usuario_id);
  const say = (aviso: string) =>
    app.runtime.repos.notificaciones.createOnce(
      person.usuario_id,
      { tipo: 'recordatorio', contenido: aviso },
      { aviso, budget: { since: new Date(now - HOUR), allows: (sent) => sent.length === 0 } },
      clock.now(),
    );
  const given = await Promise.all(Array.from({ length: 8 }, (_, index) => say(`otra:${index}`)));
  expect(given.filter((one) => one !== null)).toHaveLength(1);
  expect(preferencias?.avisos_al_dia).toBe(3);
});

test('an onboarding half done is spoken of once, and not to who put it away', async () => {
  const [person, tidy] = [await createPerson(app, 'consumidor'), await createPerson(app, 'consumidor')];
  const made = 'UPDATE usuarios SET created_at = $2 WHERE id = $1';
  for (const one of [person, tidy]) await pool.query(made, [one.usuario_id, new Date(NOON - 2 * DAY)]);
  await call(app, '/api/inicio', { method: 'PATCH', token: tidy.access, body: { cerrado: true } });
  await turn();
  now += 2 * HOUR;
  await turn();
  expect(await told(person)).toEqual([expect.stringContaining('Tu perfil está a medias')]);
  expect(await told(tidy)).toEqual([]);
});

/** An urge `weeks` ago at `minutes` past noon, that went like this with what they did. */
async function urge(
  { access: token, consumidor_id }: Person,
  weeks: number,
  solucion: string,
  resultado: string,
) {
  const { id } = (await call(app, '/api/deseos', { token, body: { tipo: 'sustancia', solucion } })).body;
  await call(app, `/api/deseos/${id}/resolver`, { token, body: { resultado } });
  const local =
    "($2::timestamptz AT TIME ZONE 'America/Tijuana' - $3 * interval '7 days') AT TIME ZONE 'America/Tijuana'";
  const text = `UPDATE deseos SET created_at = ${local} WHERE consumidor_id = $1 AND id = $4`;
  await pool.query(text, [consumidor_id, new Date(NOON + 20 * MINUTE), weeks, id]);
}

test('before an hour in which their urges cluster a person is told what helped them, in their language', async () => {
  const [person, english, seldom] = [await settled(), await settled(), await settled()];
  await pool.query("UPDATE usuarios SET idioma = 'en' WHERE id = $1", [english.usuario_id]);
  for (const one of [person, english])
    for (const weeks of [1, 3, 6]) await urge(one, weeks, 'Caminar', weeks === 6 ? 'consumido' : 'resistido');
  for (const weeks of [1, 3]) await urge(seldom, weeks, 'Caminar', 'resistido');
  now = NOON - 20 * MINUTE;
  await turn();
  expect(await advised(person)).toEqual([]);
  now = NOON - 10 * MINUTE;
  await turn();
  await turn();
  expect(await advised(person)).toEqual([
    expect.stringMatching(
      /^recomendacion: Los \S+ a partir de las 12:00 anotaste antojos en 3 de las últimas 8 semanas\. Lo que más te ha servido: Caminar \(2 de 3 veces\)\.$/,
    ),
  ]);
  expect(await advised(english)).toEqual([
    expect.stringMatching(/^recomendacion: On \w+days from 12:00.PM on .*Walking \(2 of 3 times\)\.$/),
  ]);
  expect(await advised(seldom)).toEqual([]);
});
