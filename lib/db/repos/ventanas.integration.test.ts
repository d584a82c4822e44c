import { expect, test } from 'vitest';
import type { Judge } from '@/lib/domain/analisis';
import { closeVentanas } from '@/lib/domain/use-cases/ventanas';
import { memoryBus } from '@/lib/realtime/memory-bus';
import { call, createPerson, openTestApp, type Person, pairedKey } from '@/lib/testing/test-app';

const app = await openTestApp();
const { pool } = app.runtime.database;
const { repos } = app.runtime;

const MINUTE = 60_000;
/** An aligned ventana that ended some minutes ago. */
const START = Math.floor(Date.now() / (5 * MINUTE)) * 5 * MINUTE - 10 * MINUTE;
const at = (ms: number) => new Date(START + ms);

async function wearer(): Promise<{ owner: Person; post: (lecturas: object[]) => Promise<unknown> }> {
  const owner = await createPerson(app, 'consumidor');
  const token = await pairedKey(app, owner);
  return { owner, post: (lecturas) => call(app, '/api/lecturas', { token, body: { lecturas } }) };
}

const reading = (ms: number, heart_rate = 70) => ({
  medido_at: at(ms).toISOString(),
  heart_rate,
  accel_x: 0,
  accel_y: 0,
  accel_z: 1,
});

const echo: Judge = ({ hr_n, hr_mean }, { ventanas }) => ({
  modelo_usado: 'eco@1',
  probabilidad_modelo: 0.5,
  urge_label: 1,
  razones: [`${hr_n} de ${hr_mean}`, `${ventanas.length} "antes", con \\ y coma`],
});

test('a ventana closes when the device’s clock is past its end and the grace, not before', async () => {
  const { owner, post } = await wearer();
  await post([reading(0), reading(10_000, 80), reading(5 * MINUTE + 20_000)]);
  const soon = new Date();
  expect(await repos.ventanas.due(soon)).not.toContain(owner.consumidor_id);
  await post([reading(5 * MINUTE + 31_000)]);
  expect(await repos.ventanas.due(new Date())).toContain(owner.consumidor_id);
  const { analisis } = await repos.ventanas.close(owner.consumidor_id, new Date(), echo);
  expect(analisis).toMatchObject([
    {
      window_start: at(0).toISOString(),
      probabilidad_modelo: 0.5,
      razones: ['2 de 75', '0 "antes", con \\ y coma'],
    },
  ]);
  expect(await repos.ventanas.due(new Date())).not.toContain(owner.consumidor_id);
});

test('it closes by the timer when nothing comes any more', async () => {
  const { owner, post } = await wearer();
  await post([reading(0)]);
  const later = (ms: number) => new Date(Date.now() + ms);
  expect(await repos.ventanas.due(later(20_000))).not.toContain(owner.consumidor_id);
  expect(await repos.ventanas.due(later(31_000))).toContain(owner.consumidor_id);
});

test('a late reading reopens it: same row, a new offset, a new verdict, the feedback kept', async () => {
  const { owner, post } = await wearer();
  const { consumidor_id } = owner;
  await post([reading(0), reading(6 * MINUTE)]);
  const [first] = (await repos.ventanas.close(consumidor_id, new Date(), echo)).analisis;
  const route = `/api/analisis/${first?.id}/feedback`;
  const answered = await call(app, route, { token: owner.access, body: { feedback: 'acierto' } });
  expect(answered.body).toMatchObject({ id: first?.id, feedback: 'acierto' });

  await post([reading(60_000, 90)]);
  const [again, ...rest] = (await repos.ventanas.close(consumidor_id, new Date(), echo)).analisis;
  expect(rest).toEqual([]);
  expect(again).toMatchObject({
    id: first?.id,
    razones: ['2 de 80', expect.any(String)],
    feedback: 'acierto',
  });
  const { rows } = await pool.query('SELECT seq FROM ventanas WHERE consumidor_id = $1 AND NOT pendiente', [
    consumidor_id,
  ]);
  expect(rows).toEqual([{ seq: 2 }]);
});

test('many closers at once close each ventana once', async () => {
  const { owner, post } = await wearer();
  const { consumidor_id } = owner;
  await post(Array.from({ length: 40 }, (_, index) => reading(-index * 5 * MINUTE)));
  const now = new Date(Date.now() + 31_000);
  const closings = await Promise.all(
    Array.from({ length: 6 }, () => repos.ventanas.close(consumidor_id, now, echo)),
  );
  const starts = closings.flatMap(({ analisis }) => analisis.map(({ window_start }) => window_start));
  expect(starts).toHaveLength(40);
  expect(new Set(starts).size).toBe(40);
  const { rows } = await pool.query('SELECT seq FROM ventanas WHERE consumidor_id = $1 ORDER BY seq', [
    consumidor_id,
  ]);
  expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
});

test('a model sees only what lies before the ventana, at most 14 days', async () => {
  const { owner, post } = await wearer();
  const day = 24 * 60 * MINUTE;
  await post([reading(-15 * day), reading(-13 * day), reading(-5 * MINUTE), reading(0), reading(6 * MINUTE)]);
  const { analisis } = await repos.ventanas.close(owner.consumidor_id, new Date(), echo);
  expect(analisis.at(-1)?.razones[1]).toContain('2 "antes"');
});

test('closing tells it after the commit, and a deseo of the ventana changed with it', async () => {
  const { owner, post } = await wearer();
  const deseo = await call(app, '/api/deseos', { token: owner.access, body: { tipo: 'otro' } });
  await pool.query('UPDATE deseos SET created_at = $2 WHERE id = $1', [deseo.body.id, at(60_000)]);
  await post([reading(0), reading(6 * MINUTE)]);
  const bus = memoryBus();
  const told: string[] = [];
  bus.subscribe(
    (event) =>
      'consumidor_id' in event && event.consumidor_id === owner.consumidor_id && told.push(event.name),
  );
  await closeVentanas({ ...app.runtime, bus });
  expect(told).toEqual(['ventana.closed', 'deseo.updated']);
  const { rows } = await pool.query('SELECT seq FROM deseos WHERE id = $1', [deseo.body.id]);
  expect(rows).toEqual([{ seq: 2 }]);
});

test('nobody judges what is somebody else’s', async () => {
  const { owner, post } = await wearer();
  await post([reading(0), reading(6 * MINUTE)]);
  const [one] = (await repos.ventanas.close(owner.consumidor_id, new Date(), echo)).analisis;
  const stranger = await createPerson(app, 'consumidor');
  const route = `/api/analisis/${one?.id}/feedback`;
  const body = { feedback: 'falsa_alarma' };
  expect((await call(app, route, { token: stranger.access, body })).status).toBe(404);
  const wrong = await call(app, route, { token: owner.access, body: { feedback: 'quizá' } });
  expect(wrong.body.errors).toMatchObject([{ pointer: '/feedback' }]);
});
