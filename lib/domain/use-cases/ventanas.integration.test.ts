import { expect, test } from 'vitest';
import type { Judge } from '@/lib/domain/analisis';
import { prompt } from '@/lib/domain/use-cases/notificaciones';
import { closeVentanas } from '@/lib/domain/use-cases/ventanas';
import { memoryBus } from '@/lib/realtime/memory-bus';
import { call, createPerson, openTestApp, type Person, pairedKey } from '@/lib/testing/test-app';

const app = await openTestApp();
const { pool } = app.runtime.database;
const { repos, log, avisoWords } = app.runtime;

const MINUTE = 60_000;
/** Noon in Tijuana. */
const NOON = Date.parse('2026-11-20T20:00:00Z');

const alto: Judge = () => ({
  modelo_usado: 'alto@1',
  probabilidad_modelo: 0.8,
  urge_label: 1,
  razones: ['Frecuencia elevada: 92 lpm, 20 más que lo habitual en reposo (72)'],
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

const depsAt = (now: number) => ({
  repos,
  bus: memoryBus(),
  clock: { now: () => new Date(now) },
  log,
  avisoWords,
});

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
  // The server closes ventanas too, every few seconds, and may have been at these first.
  const again = 'UPDATE ventanas SET pendiente = true WHERE consumidor_id = ANY($1)';
  await pool.query(again, [[ill.consumidor_id, well.consumidor_id]]);
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
  // By the real clock the device is silent, which the server may tell them too.
  const inbox = async () =>
    (await repos.notificaciones.list(usuario_id, 10)).filter(({ tipo }) => tipo === 'alerta');
  expect(await inbox()).toMatchObject([
    { tipo: 'alerta', leida: false, contenido: expect.stringContaining('frecuencia elevada') },
  ]);
  await pool.query('UPDATE ventanas SET pendiente = true WHERE consumidor_id = $1', [consumidor_id]);
  await closeVentanas(depsAt(NOON), alto);
  expect(await inbox()).toHaveLength(1);
});

test('three prompts of the day are all, whatever they were of, and however much else was sent since', async () => {
  const { usuario_id, access: token } = await wearer(NOON);
  await call(app, '/api/preferencias', {
    method: 'PATCH',
    token,
    body: { silencio_desde: null, silencio_hasta: null },
  });
  const sentAgo = async (hours: number) => {
    const deps = depsAt(NOON - hours * 60 * MINUTE);
    const preferencias = await repos.preferencias.find(usuario_id);
    if (!preferencias) throw new Error('gone');
    return prompt(deps, { usuario_id, idioma: 'es', preferencias }, `otro:${hours}`, { que: 'chequeo' });
  };
  for (const hours of [14, 4, 3, 2]) expect(await sentAgo(hours)).not.toBeNull();
  for (let index = 0; index < 60; index += 1)
    await repos.notificaciones.create(usuario_id, { tipo: 'logro', contenido: 'hola' }, new Date(NOON));
  const alertas = async () =>
    (await repos.notificaciones.list(usuario_id, 200)).filter(({ tipo }) => tipo === 'alerta');
  await closeVentanas(depsAt(NOON), alto);
  expect(await alertas()).toEqual([]);
});

test('what it says names what helped the person most, in the language of the account', async () => {
  const { consumidor_id, usuario_id, access: token } = await wearer(NOON);
  await pool.query("UPDATE usuarios SET idioma = 'en' WHERE id = $1", [usuario_id]);
  const urge = async (solucion: string, resultado: string) => {
    const { id } = (await call(app, '/api/deseos', { token, body: { tipo: 'sustancia', solucion } })).body;
    await call(app, `/api/deseos/${id}/resolver`, { token, body: { resultado } });
  };
  for (const resultado of ['resistido', 'resistido', 'consumido']) await urge('Caminar', resultado);
  for (const resultado of ['resistido', 'resistido']) await urge('Música', resultado);
  await urge('Leer', 'resistido');
  await pool.query('UPDATE deseos SET created_at = $2 WHERE consumidor_id = $1', [
    consumidor_id,
    new Date(NOON - 24 * 60 * MINUTE),
  ]);
  await closeVentanas(depsAt(NOON), alto);
  const told = (await repos.notificaciones.list(usuario_id, 10)).find(({ tipo }) => tipo === 'alerta');
  expect(told?.contenido).toBe(
    'A craving may be coming: raised heart rate: 92 bpm, 20 more than usual at rest (72). Try what has helped you most: Music; it nearly always passes within minutes.',
  );
});
