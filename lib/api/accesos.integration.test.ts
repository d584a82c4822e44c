import { expect, test } from 'vitest';
import { CHANNELS } from '@/lib/channels/registry';
import type { Via } from '@/lib/domain/accesos';
import { ALCANCES } from '@/lib/domain/access';
import { ACCESS_RULES } from '@/lib/testing/access-rules';
import { looksAt } from '@/lib/testing/looks';
import {
  call,
  createPerson,
  createTestDatabase,
  grant,
  openTestApp,
  type Person,
  startTestApp,
} from '@/lib/testing/test-app';
import { openSocket } from '@/lib/testing/test-socket';

const app = await openTestApp();

type Look = { name: string; via: Via; look(who: Person, id: number): Promise<unknown> };

const READS: Look[] = Object.entries(ACCESS_RULES).flatMap(([name, rule]) =>
  rule.reaches === 'consumidor'
    ? rule.addresses.map((address) => ({
        name: `${name} ${address(1)}`,
        via: 'rest' as const,
        look: (who: Person, id: number) => call(app, address(id), { token: who.access }),
      }))
    : [],
);

const OF_PEOPLE = CHANNELS.filter(({ of }) => of !== 'usuario');
const NATIVE: Look[] = OF_PEOPLE.map(({ name: channel }) => ({
  name: `native ${channel}`,
  via: 'socket',
  look: async (who, consumidor_id) => {
    const socket = openSocket(`${app.wsUrl}/ws`, { protocols: ['latido.v1', 'bearer', who.access] });
    await socket.until(({ type }) => type === 'welcome');
    socket.send({ type: 'subscribe', ref: 'a', channel, consumidor_id });
    await socket.until(({ type }) => type === 'subscribed' || type === 'error');
    socket.close();
    await socket.closed;
  },
}));
const SEED: Look[] = OF_PEOPLE.map(({ name: channel }) => ({
  name: `seed ${channel}`,
  via: 'socket',
  look: async (who, id) => {
    const socket = openSocket(`${app.wsUrl}/ws/${channel}/${id}/?token=${who.access}`);
    await Promise.race([socket.next(), socket.closed]);
    socket.close();
    await socket.closed;
  },
}));

const ALL = [...READS, ...NATIVE, ...SEED].map((one) => [one.name, one] as const);

test('there is something of each way to try', () => {
  for (const looks of [READS, NATIVE, SEED]) expect(looks.length).toBeGreaterThanOrEqual(OF_PEOPLE.length);
});

test.each(ALL)('a look is recorded once it is answered: %s', async (_, { via, look }) => {
  const [owner, cuidador] = [await createPerson(app, 'consumidor'), await createPerson(app, 'cuidador')];
  await grant(app, owner, cuidador, [...ALCANCES]);
  await look(cuidador, owner.consumidor_id);
  const looks = await looksAt(app, owner);
  expect(looks).toMatchObject([{ usuario_id: cuidador.usuario_id, usuario_nombre: 'Persona cuidador', via }]);
  expect(looks[0]?.alcances.length).toBeGreaterThan(0);
});

test('neither who looks at themselves nor who is refused is in it', async () => {
  const owner = await createPerson(app, 'consumidor');
  const others = [await createPerson(app, 'cuidador'), await createPerson(app, 'consumidor')];
  await grant(app, owner, others[0] as Person, ['notas']);
  for (const [, { look }] of ALL)
    for (const who of [owner, ...others, await createPerson(app, 'administrador')])
      await look(who, owner.consumidor_id);
  await app.runtime.lookLog.flush();
  expect(await looksAt(app, owner)).toEqual([]);
}, 60_000);

test('the list of those one follows shows their estado, which is a look; who does not share it is not looked at', async () => {
  const [shares, hides] = [await createPerson(app, 'consumidor'), await createPerson(app, 'consumidor')];
  const cuidador = await createPerson(app, 'cuidador');
  await grant(app, shares, cuidador, ['estado']);
  await grant(app, hides, cuidador, ['deseos']);
  await call(app, '/api/consumidores', { token: cuidador.access });
  expect(await looksAt(app, shares)).toMatchObject([{ que: 'estado', alcances: ['estado'], via: 'rest' }]);
  expect(await looksAt(app, hides)).toEqual([]);
});

test('polls extend one row; another scope begins another', async () => {
  const [owner, cuidador] = [await createPerson(app, 'consumidor'), await createPerson(app, 'cuidador')];
  const poll = () =>
    call(app, `/api/dashboard/sensor_data?consumidor_id=${owner.consumidor_id}`, { token: cuidador.access });
  await grant(app, owner, cuidador, ['frecuencia']);
  for (let times = 0; times < 5; times += 1) await poll();
  await app.runtime.lookLog.flush();
  expect(await looksAt(app, owner)).toMatchObject([
    { que: 'sensor_data', veces: 5, alcances: ['frecuencia'] },
  ]);
  await grant(app, owner, cuidador, ['frecuencia', 'movimiento']);
  await poll();
  const alcances = ['movimiento', 'frecuencia'];
  expect(await looksAt(app, owner)).toMatchObject([{ veces: 1, alcances }, { veces: 5 }]);
});

test('an open subscription is a look that lasts until it ends, also by the end of the grant', async () => {
  const [owner, cuidador] = [await createPerson(app, 'consumidor'), await createPerson(app, 'cuidador')];
  await grant(app, owner, cuidador, ['frecuencia']);
  const socket = openSocket(`${app.wsUrl}/ws`, { protocols: ['latido.v1', 'bearer', cuidador.access] });
  await socket.until(({ type }) => type === 'welcome');
  const wanted = { channel: 'heart_rate_today', consumidor_id: owner.consumidor_id };
  socket.send({ type: 'subscribe', ref: 'a', ...wanted });
  await socket.until(({ type }) => type === 'subscribed');
  const [open] = await looksAt(app, owner);
  const { body } = await call(app, '/api/consentimientos', { token: owner.access });
  const revoke = `/api/consentimientos/${body.consentimientos[0].id}`;
  await call(app, revoke, { method: 'DELETE', token: owner.access });
  await socket.until(({ type }) => type === 'revoked');
  await app.runtime.lookLog.flush();
  const [ended] = await looksAt(app, owner);
  expect(ended).toEqual({ ...open, hasta: ended?.hasta });
  expect(Date.parse(ended?.hasta ?? '')).toBeGreaterThan(Date.parse(open?.hasta ?? ''));
  socket.close();
});

test('repeats that wait are stored as the server ends', async () => {
  const database = await createTestDatabase();
  const [first, second] = [await startTestApp(database, { limits: false }), await startTestApp(database)];
  const [owner, cuidador] = [await createPerson(first, 'consumidor'), await createPerson(first, 'cuidador')];
  await grant(first, owner, cuidador, ['deseos']);
  const poll = () =>
    call(first, `/api/deseos?consumidor_id=${owner.consumidor_id}`, { token: cuidador.access });
  for (let times = 0; times < 3; times += 1) await poll();
  await first.close();
  expect(await looksAt(second, owner)).toMatchObject([{ que: 'deseos', veces: 3 }]);
  await second.close();
});

test('it is paged, filtered by who looked, and told at a glance', async () => {
  const owner = await createPerson(app, 'consumidor');
  const cuidadores = [await createPerson(app, 'cuidador'), await createPerson(app, 'cuidador')];
  for (const cuidador of cuidadores) {
    await grant(app, owner, cuidador, ['deseos', 'consumos']);
    for (const list of ['deseos', 'consumos', 'chequeos'])
      await call(app, `/api/${list}?consumidor_id=${owner.consumidor_id}`, { token: cuidador.access });
  }
  const ask = async (query: string) =>
    (await call(app, `/api/accesos?${query}`, { token: owner.access })).body.accesos;
  const all = await looksAt(app, owner);
  expect(all.map(({ que }) => que)).toEqual(
    [...'x'.repeat(2)].flatMap(() => ['chequeos', 'consumos', 'deseos']),
  );
  expect(await ask(`limit=2&antes=${all[1]?.id}`)).toEqual(all.slice(2, 4));
  const [first] = cuidadores;
  expect(await ask(`cuidador_id=${first?.usuario_id}`)).toEqual(all.slice(3));
  const { body } = await call(app, '/api/accesos/resumen', { token: owner.access });
  expect(body.resumen).toMatchObject(
    [...cuidadores].reverse().map(({ usuario_id }) => ({ usuario_id, visitas_hoy: 1, visitas_7_dias: 1 })),
  );
});
