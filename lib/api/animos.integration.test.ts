import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { ANIMOS_A_DAY } from '@/lib/domain/animos';
import { sendAnimo } from '@/lib/domain/use-cases/animos';
import { call, createPerson, grant, openTestApp, type Person } from '@/lib/testing/test-app';
import { openSocket } from '@/lib/testing/test-socket';

const app = await openTestApp();
const TEXTO = 'Pienso en ti hoy.';

async function pair() {
  const owner = await createPerson(app, 'consumidor');
  const cuidador = await createPerson(app, 'cuidador');
  await grant(app, owner, cuidador, ['notas']);
  return { owner, cuidador };
}

const send = (cuidador: Person, owner: Person, more: object = {}) =>
  call(app, '/api/animos', {
    token: cuidador.access,
    body: { uuid: randomUUID(), consumidor_id: owner.consumidor_id, texto: TEXTO, ...more },
  });

const hoy = async (cuidador: Person, owner: Person) =>
  call(app, `/api/animos/hoy?consumidor_id=${owner.consumidor_id}`, { token: cuidador.access });

const received = async (owner: Person) =>
  (await call(app, '/api/animos', { token: owner.access })).body as {
    animos: { texto: string; cuidador_id: number; cuidador_nombre: string }[];
    silencios: object[];
  };

const silence = (owner: Person, id: number, method = 'POST') =>
  call(app, `/api/animos/silencios/${id}`, { method, token: owner.access });

test('a message arrives live as a notificacion, and is kept with who wrote it', async () => {
  const { owner, cuidador } = await pair();
  const url = `${app.wsUrl}/ws/notificaciones/${owner.usuario_id}/?token=${owner.access}`;
  const socket = openSocket(url);
  expect(await socket.next()).toMatchObject({ type: 'initial_notifications', data: [] });
  const { status, body } = await send(cuidador, owner);
  expect([status, body.quedan]).toEqual([201, ANIMOS_A_DAY - 1]);
  expect(await socket.next()).toMatchObject({
    type: 'new_notification',
    data: [{ tipo: 'recomendacion', contenido: `Persona cuidador: ${TEXTO}`, enlace: '/panel' }],
  });
  socket.close();
  expect((await received(owner)).animos).toMatchObject([
    { texto: TEXTO, cuidador_id: cuidador.usuario_id, cuidador_nombre: 'Persona cuidador' },
  ]);
});

test('the same uuid is sent once, however often and however much at once', async () => {
  const { owner, cuidador } = await pair();
  const uuid = randomUUID();
  const answers = await Promise.all(Array.from({ length: 5 }, () => send(cuidador, owner, { uuid })));
  expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(201));
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect((await received(owner)).animos).toHaveLength(1);
  const { body } = await call(app, '/api/notificaciones', { token: owner.access });
  expect(body.notificaciones).toHaveLength(1);
});

test('three a day for a pair, also all at once; then 429 with when, and somebody else may still', async () => {
  const { owner, cuidador } = await pair();
  const answers = await Promise.all(Array.from({ length: 6 }, () => send(cuidador, owner)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 429, 429, 429]);
  const { status, body, headers } = await send(cuidador, owner);
  expect([status, body.code]).toEqual([429, 'too_many']);
  expect(body.retry_after_ms).toBeGreaterThan(0);
  expect(body.retry_after_ms).toBeLessThanOrEqual(25 * 3_600_000);
  expect(Number(headers.get('retry-after'))).toBe(Math.ceil(body.retry_after_ms / 1_000));
  expect((await hoy(cuidador, owner)).body).toEqual({ disponible: true, quedan: 0 });
  const other = await createPerson(app, 'cuidador');
  await grant(app, owner, other, ['estado']);
  expect((await send(other, owner)).status).toBe(201);
});

test('the day is that of the consumidor', async () => {
  const { owner, cuidador } = await pair();
  const actor = await app.runtime.authenticate.bearer(cuidador.access);
  if (!actor) throw new Error('nobody is signed in');
  const at = (now: string) => {
    const animo = { uuid: randomUUID(), consumidor_id: owner.consumidor_id, texto: 'Hola' };
    return sendAnimo({ ...app.runtime, clock: { now: () => new Date(now) } }, actor, animo);
  };
  // Midnight in Tijuana is 08:00 UTC.
  for (const minute of ['57', '58', '59']) await at(`2026-11-24T07:${minute}:00Z`);
  await expect(at('2026-11-24T07:59:30Z')).rejects.toMatchObject({ code: 'too_many', retryAfterMs: 30_000 });
  expect(await at('2026-11-24T08:00:00Z')).toMatchObject({ quedan: 2 });
});

test('who is muted is told of the day and of nothing else, and may write again once heard', async () => {
  const { owner, cuidador } = await pair();
  expect((await silence(owner, cuidador.usuario_id)).status).toBe(204);
  expect((await silence(owner, cuidador.usuario_id)).status).toBe(204);
  const { status, body } = await send(cuidador, owner);
  expect([status, body.code, body.detail]).toEqual([429, 'too_many', 'Hoy no recibe mensajes']);
  expect(JSON.stringify(body)).not.toMatch(/silenci/i);
  expect((await hoy(cuidador, owner)).body).toEqual({ disponible: false, quedan: 0 });
  const { animos, silencios } = await received(owner);
  expect(animos).toEqual([]);
  expect(silencios).toEqual([{ cuidador_id: cuidador.usuario_id, cuidador_nombre: 'Persona cuidador' }]);
  expect((await silence(owner, cuidador.usuario_id, 'DELETE')).status).toBe(204);
  expect((await silence(owner, cuidador.usuario_id, 'DELETE')).status).toBe(404);
  expect((await send(cuidador, owner)).status).toBe(201);
});

test('without an active grant a consumidor does not exist, before and after', async () => {
  const { owner, cuidador } = await pair();
  const stranger = await createPerson(app, 'cuidador');
  const foreign = await send(stranger, owner);
  const missing = await send(stranger, { ...owner, consumidor_id: 999_999 });
  expect({ ...foreign.body, request_id: '' }).toEqual({ ...missing.body, request_id: '' });
  expect(foreign.status).toBe(404);
  expect((await hoy(stranger, owner)).status).toBe(404);

  await send(cuidador, owner);
  const { body } = await call(app, '/api/consentimientos', { token: owner.access });
  const [{ id }] = body.consentimientos;
  await call(app, `/api/consentimientos/${id}`, { method: 'DELETE', token: owner.access });
  expect((await send(cuidador, owner)).status).toBe(404);
  expect((await hoy(cuidador, owner)).status).toBe(404);
  // What was said stays said, and its writer can still be muted.
  expect((await received(owner)).animos).toHaveLength(1);
  expect((await silence(owner, cuidador.usuario_id)).status).toBe(204);
  expect((await silence(owner, stranger.usuario_id)).status).toBe(404);
});

test.each([
  ['nothing', { texto: '   ' }, '/texto'],
  ['too much', { texto: 'a'.repeat(201) }, '/texto'],
  ['no uuid', { uuid: 'x' }, '/uuid'],
  ['more than is asked for', { tipo: 'alerta' }, '/tipo'],
])('%s is named', async (_, more, pointer) => {
  const { owner, cuidador } = await pair();
  const { status, body } = await send(cuidador, owner, more);
  expect(status).toBe(422);
  expect(body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([pointer]);
});
