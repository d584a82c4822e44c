import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHANNELS, type Channel, type ChannelData } from '@/lib/channels/registry';
import { ALCANCES } from '@/lib/domain/access';
import type { Judge } from '@/lib/domain/analisis';
import { asOf, isFineEnough, lastMoment, type Resolucion, scopesAt } from '@/lib/domain/terms';
import { DAY_MS, MINUTE_MS, VENTANA_MS, ventanaEnd, ventanaStart } from '@/lib/domain/time';
import { type NativeClient, openNative } from '@/lib/testing/native-client';
import {
  call,
  createPerson,
  createTestDatabase,
  grant,
  type Person,
  pairedKey,
  startTestApp,
} from '@/lib/testing/test-app';
import { openSocket, type TestSocket } from '@/lib/testing/test-socket';

/** Midnight of the person: a boundary of both resolutions. */
const MIDNIGHT = Date.parse('2026-11-25T08:00:00Z');
let now = MIDNIGHT - 30 * MINUTE_MS;
const app = await startTestApp(await createTestDatabase(), { limits: false }, { now: () => new Date(now) });
afterAll(() => app.close());

const OF_CONSUMIDOR = CHANNELS.filter(({ of }) => of !== 'usuario');
const LISTS = ['deseos', 'consumos', 'chequeos'] as const;

const judge: Judge = () => ({
  modelo_usado: 'eco@1',
  probabilidad_modelo: 0.5,
  urge_label: 1,
  razones: ['Frecuencia elevada'],
});

/** With a token that outlives the days of this test. */
async function person(rol: 'consumidor' | 'cuidador'): Promise<Person> {
  const made = await createPerson(app, rol);
  const actor = await app.runtime.authenticate.bearer(made.access);
  const claims = { user_id: made.usuario_id, sid: actor?.session_id ?? '' };
  return { ...made, access: await app.runtime.tokens.sign(claims, 7 * 24 * 3_600) };
}

const path = (channel: string, owner: Person) =>
  `/api/dashboard/${channel}?consumidor_id=${owner.consumidor_id}`;
const read = (route: string, { access: token }: Person, headers = {}) => call(app, route, { token, headers });

async function wear(owner: Person, key: string, at: number, heart_rate: number): Promise<void> {
  const lecturas = [0, 1, 2, 3].map((second) => ({
    medido_at: new Date(at + second * 1_000).toISOString(),
    heart_rate: heart_rate + second,
    accel_x: 0.1,
    accel_y: 0.2,
    accel_z: 1,
  }));
  await call(app, '/api/lecturas', { token: key, body: { lecturas } });
  expect(owner.consumidor_id).toBeGreaterThan(0);
}

const write = async (route: string, { access: token }: Person, body: object): Promise<number> =>
  (await call(app, route, { token, body })).body.id;

/** Closes what is over at a moment, and says so as the job does. */
async function close({ consumidor_id }: Person, at: number): Promise<number[]> {
  const { analisis } = await app.runtime.repos.ventanas.close(consumidor_id, new Date(at), judge);
  app.runtime.bus.publish({ name: 'ventana.closed', consumidor_id });
  app.runtime.bus.publish({ name: 'deseo.updated', consumidor_id });
  return analisis.map(({ id }) => id);
}

type Answers = Record<string, unknown>;

/** What REST says of the person: every channel and list, in every way to ask for it. */
async function answersOf(reader: Person, owner: Person): Promise<Answers> {
  const answers: Answers = {};
  for (const { name, limits, pages, since } of OF_CONSUMIDOR) {
    const ways = ['', limits && '&limit=7', pages && '&antes=2027-01-01T00:00:00Z', since && '&since=1:0'];
    for (const way of ways.filter((one) => one !== undefined)) {
      const { status, body, headers } = await read(path(name, owner) + way, reader);
      answers[name + way] = [status, body.data, body.cursor, body.recovered, body.more, headers.get('etag')];
    }
  }
  for (const list of LISTS)
    answers[list] = (await read(`/api/${list}?consumidor_id=${owner.consumidor_id}`, reader)).body[list];
  return answers;
}

function subscribeAll(reader: Person, owner: Person, channels: readonly Channel[]): NativeClient {
  const client = openNative(`${app.wsUrl}/ws`, reader.access);
  const { consumidor_id } = owner;
  for (const { name } of channels)
    client.send({ type: 'subscribe', ref: name, channel: name, consumidor_id });
  return client;
}

const seedOf = (reader: Person, owner: Person, { name }: Channel): TestSocket =>
  openSocket(`${app.wsUrl}/ws/${name}/${owner.consumidor_id}/?token=${reader.access}`);

const byRef = (name: string) => (frame: { ref?: string }) => frame.ref === name;

const scopes = (resolucion: Resolucion) => scopesAt(resolucion, ALCANCES);
const isTold = (resolucion: Resolucion) => (channel: Channel) =>
  isFineEnough(resolucion, channel.coarsest ?? 'diario') &&
  channel.scopes.some((scope) => scopes(resolucion).includes(scope));

/** Of what the owner sees, what a coarse reader does. */
function shownTo(resolucion: Resolucion, name: string, data: unknown): unknown {
  // The reasons quote what only a live reader sees.
  if (name === 'prediction_timeline') return (data as object[]).map((row) => ({ ...row, razones: null }));
  if (name !== 'resumen') return data;
  const row = data as ChannelData<'resumen'>;
  return { ...row, ...(resolucion === '5min' ? byVentana(row) : OF_NO_DAY) };
}

/** What is not of a whole day. */
const OF_NO_DAY = {
  hr_actual: null,
  hr_actual_at: null,
  hr_reciente: null,
  hr_minutos: null,
  probabilidad_modelo: null,
  prediccion_at: null,
};

/** Where each ventana has one minute of readings: all its minutes are alike, and the newest is its last. */
function byVentana({ hr_actual_at, hr_minutos }: ChannelData<'resumen'>) {
  if (!hr_minutos || !hr_actual_at) throw new Error('nothing was measured');
  const { desde, valores } = hr_minutos;
  const ventanas = Array.from({ length: 12 }, (_, index) => valores.slice(5 * index, 5 * index + 5));
  const alike = ventanas.flatMap((five) => five.map(() => five.find((bpm) => bpm !== null) ?? null));
  const newest = ventanaEnd(ventanaStart(new Date(hr_actual_at))).getTime() - MINUTE_MS;
  return { hr_actual_at: new Date(newest).toISOString(), hr_minutos: { desde, valores: alike } };
}

describe.each([
  ['5min', VENTANA_MS],
  ['diario', DAY_MS],
] as const)('a reader with %s', (resolucion, step) => {
  const told = OF_CONSUMIDOR.filter(isTold(resolucion));
  const refused = OF_CONSUMIDOR.filter((channel) => !told.includes(channel));
  let owner: Person;
  let reader: Person;
  let key: string;
  const before: Answers = {};
  const seeds = new Map<string, TestSocket>();
  let native: NativeClient;
  let live: NativeClient;
  let reference: Answers;
  let made: { deseo: number; analisis: number };

  beforeAll(async () => {
    now = MIDNIGHT - 30 * MINUTE_MS;
    owner = await person('consumidor');
    reader = await person('cuidador');
    await grant(app, owner, reader, [...ALCANCES], { resolucion });
    key = await pairedKey(app, owner);
    await wear(owner, key, now - 5_000, 70);
    const deseo = await write('/api/deseos', owner, { tipo: 'comida', nota: 'antes' });
    await write('/api/consumos', owner, {});
    await write('/api/chequeos', owner, { emocion: 'Calma' });
    now += 15 * MINUTE_MS;
    await wear(owner, key, now, 72);
    const [analisis = 0] = await close(owner, MIDNIGHT);
    made = { deseo, analisis };

    // What the owner sees at the last moment that the reader is shown.
    now = MIDNIGHT - 1;
    for (const { name } of told) before[name] = (await read(path(name, owner), owner)).body.data;
    for (const list of LISTS)
      before[list] = (await read(`/api/${list}?consumidor_id=${owner.consumidor_id}`, owner)).body[list];

    now = MIDNIGHT + 10_000;
    reference = await answersOf(reader, owner);
    native = subscribeAll(reader, owner, OF_CONSUMIDOR);
    for (const channel of told) seeds.set(channel.name, seedOf(reader, owner, channel));
    live = subscribeAll(owner, owner, OF_CONSUMIDOR);
    for (const { name } of OF_CONSUMIDOR) await live.take('subscribed', byRef(name));
  });

  test('sees what the owner saw at the boundary, over REST, a native and a seed socket', async () => {
    for (const { name } of told) {
      const expected = shownTo(resolucion, name, before[name]);
      expect([name, (reference[name] as unknown[])[1]]).toEqual([name, expected]);
      expect((await native.take('subscribed', byRef(name))).snapshot?.data).toEqual(expected);
      expect((await seeds.get(name)?.next())?.data).toEqual(expected);
    }
    for (const list of LISTS) expect(reference[list]).toEqual(before[list]);
  });

  test.each(refused.map((channel) => [channel.name, channel] as const))(
    '%s is refused as without the scope',
    async (name, channel) => {
      expect((reference[name] as unknown[])[0]).toBe(403);
      expect((await native.take('error', byRef(name))).problem.code).toBe('not_allowed');
      expect(await seedOf(reader, owner, channel).closed).toBe(4003);
      if (name !== 'estado') return;
      const route = `/api/consumidores/${owner.consumidor_id}/estado`;
      expect((await read(route, reader)).status).toBe(403);
    },
  );

  test('sees nothing of what comes after, nor when it came', async () => {
    const { consumidor_id } = owner;
    const sent = native.frames.length;
    now += 20_000;
    await wear(owner, key, now, 150);
    await write('/api/deseos', owner, { tipo: 'otro', nota: 'después' });
    await write(`/api/deseos/${made.deseo}/resolver`, owner, {
      resultado: 'consumido',
      motivo_otro: 'después',
    });
    await write(`/api/analisis/${made.analisis}/feedback`, owner, { feedback: 'acierto' });
    for (const at of [now, MIDNIGHT - 2 * MINUTE_MS]) {
      const ocurrido_at = new Date(at).toISOString();
      await write('/api/consumos', owner, { cantidad: 3, ocurrido_at });
      await write('/api/chequeos', owner, { emocion: 'Enojo', ocurrido_at });
    }
    now += 60_000;
    await close(owner, now + 30 * MINUTE_MS);

    // Once a live reader was pushed all of it, a coarse one would have been, too.
    for (const { name } of OF_CONSUMIDOR) if (name !== 'estado') await live.take('data', byRef(name));
    for (const [name, seed] of seeds) {
      seed.send({ type: 'ping' });
      expect([name, await seed.next()]).toEqual([name, { type: 'pong' }]);
      seed.send({ type: 'request_data' });
      expect((await seed.next()).data).toEqual(shownTo(resolucion, name, before[name]));
    }
    native.send({ type: 'ping', t: 1 });
    await native.take('pong');
    expect(native.frames.slice(sent).map(({ type }) => type)).toEqual(['pong']);
    expect(await answersOf(reader, owner)).toEqual(reference);
    for (const { name } of told) {
      const etag = (reference[name] as string[])[5];
      expect((await read(path(name, owner), reader, { 'if-none-match': etag })).status).toBe(304);
    }

    const mine = (await read(`/api/deseos?consumidor_id=${consumidor_id}`, owner)).body.deseos;
    expect(mine.map(({ tipo, resolved }: { tipo: string; resolved: boolean }) => [tipo, resolved])).toEqual([
      ['otro', false],
      ['comida', true],
    ]);
  });

  test('sees it after the next boundary, everywhere', async () => {
    now = MIDNIGHT + step + 10_000;
    for (const { name } of told) {
      const pushed = (await native.take('subscribed', byRef(name))).snapshot?.data;
      expect([name, pushed]).not.toEqual([name, shownTo(resolucion, name, before[name])]);
      const { body } = await read(path(name, owner), reader);
      expect(body.data).toEqual(pushed);
      const seed = await seeds.get(name)?.until(({ type }) => type !== 'pong');
      expect(seed?.data).toEqual(pushed);
    }
    const lists = await answersOf(reader, owner);
    for (const list of LISTS) expect(lists[list]).not.toEqual(before[list]);
    for (const seed of seeds.values()) seed.close();
    native.close();
    live.close();
  });
});

test('a boundary is where the owner left off: the moment before it, and the day that holds it', () => {
  const past = asOf('diario', 'America/Tijuana', new Date(MIDNIGHT));
  expect(past && lastMoment(past).toISOString()).toBe('2026-11-25T07:59:59.999Z');
  expect(past?.day.toISOString()).toBe('2026-11-24T08:00:00.000Z');
});
