import { beforeAll, expect, test } from 'vitest';
import { notify } from '@/lib/domain/use-cases/notificaciones';
import { call, createPerson, openTestApp, type Person } from '@/lib/testing/test-app';
import { openSocket } from '@/lib/testing/test-socket';

type Row = { id: number; contenido: string; leida: boolean };

const app = await openTestApp();
let person: Person;
let other: Person;

beforeAll(async () => {
  // So that no consumidor has the id of their usuario.
  await createPerson(app, 'cuidador');
  person = await createPerson(app, 'consumidor');
  other = await createPerson(app, 'cuidador');
});

const listen = ({ usuario_id, access }: Person, id = usuario_id) =>
  openSocket(`${app.wsUrl}/ws/notificaciones/${id}/?token=${access}`);
const tell = (contenido: string, { usuario_id } = person) =>
  notify(app.runtime, usuario_id, { tipo: 'recordatorio', contenido, enlace: '/panel' });
const rows = ({ data }: { data?: unknown }) => data as Row[];
const dashboard = (more = '', id = person.usuario_id) =>
  call(app, `/api/dashboard/notificaciones?consumidor_id=${id}${more}`, { token: person.access });
const read = (id: number, { access } = person) =>
  call(app, `/api/notificaciones/${id}/leer`, { token: access, method: 'POST' });

test('the list comes on opening, whole again with each new one, and to nobody else', async () => {
  const first = await tell('primera');
  const mine = listen(person);
  const byConsumidor = listen(person, person.consumidor_id);
  const theirs = listen(other);
  for (const socket of [mine, byConsumidor])
    expect(await socket.next()).toEqual({ type: 'initial_notifications', data: [first] });
  expect(await theirs.next()).toEqual({ type: 'initial_notifications', data: [] });

  const second = await tell('segunda');
  for (const socket of [mine, byConsumidor])
    expect(await socket.next()).toEqual({ type: 'new_notification', data: [second, first] });
  for (const { data, type } of [(await dashboard()).body, (await dashboard('', person.consumidor_id)).body])
    expect({ type, data }).toEqual({ type: 'initial_notifications', data: [second, first] });

  mine.send({ type: 'request_data' });
  expect(await mine.next()).toEqual({ type: 'initial_notifications', data: [second, first] });
  theirs.send({ type: 'ping' });
  expect(await theirs.next()).toEqual({ type: 'pong' });
  for (const socket of [mine, byConsumidor, theirs]) socket.close();
});

test('what one socket marks as read is answered there and shown on the others, once', async () => {
  const { id } = await tell('por leer');
  const phone = listen(person);
  const laptop = listen(person);
  for (const socket of [phone, laptop]) expect(rows(await socket.next())[0]?.leida).toBe(false);
  phone.send({ type: 'mark_read', notification_id: id });
  expect(await phone.next()).toEqual({ type: 'marked_read', notification_id: id });
  expect(rows(await laptop.next())[0]).toMatchObject({ id, leida: true });
  expect(rows(await phone.next())[0]).toMatchObject({ id, leida: true });

  phone.send({ type: 'mark_read', notification_id: id });
  expect(await phone.next()).toEqual({ type: 'marked_read', notification_id: id });
  expect((await read(id)).body).toMatchObject({ id, leida: true });
  laptop.send({ type: 'ping' });
  expect(await laptop.next()).toEqual({ type: 'pong' });
  phone.close();
  laptop.close();
});

test('one marked over REST is pushed as well', async () => {
  const { id } = await tell('por REST');
  const socket = listen(person);
  await socket.next();
  expect(await read(id)).toMatchObject({ status: 200, body: { id, leida: true } });
  expect(rows(await socket.next())[0]).toMatchObject({ id, leida: true });
  socket.close();
});

test('somebody else’s stays unread, and what makes no sense is told; the socket stays', async () => {
  const { id } = await tell('ajena', other);
  const socket = listen(person);
  await socket.next();
  const refused = async (message: object) => {
    socket.send(message);
    return (await socket.next()) as { type: string; problem: { code: string } };
  };
  for (const notification_id of [id, 999_999])
    expect(await refused({ type: 'mark_read', notification_id })).toMatchObject({
      type: 'error',
      problem: { code: 'not_found' },
    });
  for (const notification_id of [undefined, '1', 0, -1, 1.5, 2 ** 40])
    expect((await refused({ type: 'mark_read', notification_id })).problem.code).toBe('bad_frame');
  expect((await refused({ type: 'toString' })).problem.code).toBe('bad_frame');
  expect((await read(id)).status).toBe(404);
  const unread = await call(app, '/api/notificaciones', { token: other.access });
  expect(unread.body.notificaciones).toMatchObject([{ id, leida: false }]);
  socket.close();
});

test('no other channel takes the command', async () => {
  const socket = openSocket(`${app.wsUrl}/ws/desires_stats/${person.consumidor_id}/?token=${person.access}`);
  await socket.next();
  socket.send({ type: 'mark_read', notification_id: 1 });
  expect(await socket.next()).toMatchObject({ type: 'error', problem: { code: 'bad_frame' } });
  socket.close();
});

test('REST recovers by cursor what was new and what changed, and answers 304 while nothing did', async () => {
  const start = await dashboard();
  expect(start.body.estado).toMatchObject({ estado: null, fuente: null });
  const headers = { 'if-none-match': start.headers.get('etag') ?? '' };
  const again = () =>
    call(app, `/api/dashboard/notificaciones?consumidor_id=${person.usuario_id}`, {
      token: person.access,
      headers,
    });
  expect((await again()).status).toBe(304);
  await tell('de otra persona', other);
  expect((await again()).status).toBe(304);
  const one = await tell('una');
  const two = await tell('dos');
  expect((await again()).status).toBe(200);
  await read(one.id);
  const { body } = await dashboard(`&since=${start.body.cursor}`);
  expect(body).toMatchObject({ recovered: true, more: false });
  expect(body.data).toEqual([{ ...one, leida: true }, two]);
  const [epoch] = start.body.cursor.split(':');
  const part = await dashboard(`&since=${start.body.cursor}&limit=1`);
  expect(part.body).toMatchObject({ recovered: true, more: true, data: [{ id: two.id }] });
  expect(part.body.cursor.startsWith(`${epoch}:`)).toBe(true);
});

test('the page goes back without end, the socket’s list is the newest fifty', async () => {
  const reader = await createPerson(app, 'administrador');
  for (let count = 1; count <= 52; count += 1) await tell(String(count), reader);
  const socket = listen(reader);
  const fifty = rows(await socket.next());
  expect([fifty.length, fifty[0]?.contenido, fifty.at(-1)?.contenido]).toEqual([50, '52', '3']);
  const route = `/api/notificaciones?limit=10&antes=${fifty.at(-1)?.id}`;
  const rest = (await call(app, route, { token: reader.access })).body.notificaciones;
  expect(rest.map(({ contenido }: Row) => contenido)).toEqual(['2', '1']);
  socket.close();
});

test('a signed-out usuario is cut off', async () => {
  const leaver = await createPerson(app, 'cuidador');
  const socket = listen(leaver);
  await socket.next();
  await call(app, '/api/token/revoke', { body: { refresh: leaver.refresh } });
  expect(await socket.closed).toBe(4001);
});
