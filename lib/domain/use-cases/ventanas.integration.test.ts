import { expect, test } from 'vitest';
import type { Judge } from '@/lib/domain/analisis';
import { closeVentanas } from '@/lib/domain/use-cases/ventanas';
import { memoryBus } from '@/lib/realtime/memory-bus';
import { call, createPerson, openTestApp, type Person, pairedKey } from '@/lib/testing/test-app';

const app = await openTestApp();
const { pool } = app.runtime.database;
const { repos, log } = app.runtime;

const MINUTE = 60_000;
/** Noon in Tijuana. */
const NOON = Date.parse('2026-11-20T20:00:00Z');

const alto: Judge = () => ({
  modelo_usado: 'alto@1',
  probabilidad_modelo: 0.8,
  urge_label: 1,
  razones: ['Frecuencia elevada'],
});

/** Somebody with a ventana that is over at `now`. */
async function wearer(now: number, heart_rate = 70): Promise<Person> {
  const owner = await createPerson(app, 'consumidor');
  const token = await pairedKey(app, owner);
  const lecturas = [now - 6 * MINUTE, now].map((at) => ({
    medido_at: new Date(at).toISOString(),
    heart_rate,
  }));
  await call(app, '/api/lecturas', { token, body: { lecturas } });
  await pool.query('UPDATE dispositivos SET visto_at = $2 WHERE consumidor_id = $1', [
    owner.consumidor_id,
    new Date(now - MINUTE),
  ]);
  return owner;
}

const depsAt = (now: number) => ({ repos, bus: memoryBus(), clock: { now: () => new Date(now) }, log });

test('whoever cannot be closed holds up nobody after them, and is told', async () => {
  const [ill, well] = [await wearer(NOON, 99), await wearer(NOON)];
  const inOrder = {
    ...repos,
    ventanas: { ...repos.ventanas, due: async () => [ill.consumidor_id, well.consumidor_id] },
  };
  const logged: object[] = [];
  const deps = { ...depsAt(NOON), repos: inOrder, log: { error: (context: object) => logged.push(context) } };
  const picky: Judge = (ventana, past) => {
    if (ventana.hr_mean === 99) throw new Error('no verdict');
    return alto(ventana, past);
  };
  await expect(closeVentanas(deps, picky)).rejects.toThrow('1 consumidores');
  expect(logged).toEqual([{ err: new Error('no verdict'), consumidor_id: ill.consumidor_id }]);
  const due = await repos.ventanas.due(new Date(NOON));
  expect(due).toContain(ill.consumidor_id);
  expect(due).not.toContain(well.consumidor_id);

  await closeVentanas(deps, alto);
  expect(await repos.ventanas.due(new Date(NOON))).not.toContain(ill.consumidor_id);
});

test('a probable urge of right now asks the person once, within the budget', async () => {
  const { consumidor_id, usuario_id } = await wearer(NOON);
  await closeVentanas(depsAt(NOON), alto);
  const inbox = () => repos.notificaciones.list(usuario_id, 10);
  expect(await inbox()).toMatchObject([
    { tipo: 'alerta', leida: false, contenido: expect.stringContaining('frecuencia elevada') },
  ]);
  await pool.query('UPDATE ventanas SET pendiente = true WHERE consumidor_id = $1', [consumidor_id]);
  await closeVentanas(depsAt(NOON), alto);
  expect(await inbox()).toHaveLength(1);
});

test('three alertas of the day are all, however much else was sent since', async () => {
  const { usuario_id } = await wearer(NOON);
  const send = (tipo: 'alerta' | 'logro', ms: number) =>
    repos.notificaciones.create(usuario_id, { tipo, contenido: 'hola' }, new Date(NOON - ms));
  for (const hours of [14, 4, 3, 2]) await send('alerta', hours * 60 * MINUTE);
  for (let index = 0; index < 60; index += 1) await send('logro', 90 * MINUTE);
  const alertas = () =>
    repos.notificaciones.sentSince(usuario_id, 'alerta', new Date(NOON - 12 * 60 * MINUTE));
  expect(await alertas()).toEqual([4, 3, 2].map((hours) => new Date(NOON - hours * 60 * MINUTE)));
  await closeVentanas(depsAt(NOON), alto);
  expect(await alertas()).toHaveLength(3);
});
