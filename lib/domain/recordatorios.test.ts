import { expect, test } from 'vitest';
import { PREFERENCIAS } from './preferencias';
import { bestOf, dueOf, type Facts } from './recordatorios';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './time';

const ZONE = 'America/Tijuana';
/** Local time on a winter day, eight hours behind UTC. */
const at = (hora: string, day = 24) => new Date(Date.parse(`2026-11-${day}T${hora}:00Z`) + 8 * HOUR_MS);
const NOON = at('12:00');
const ago = (ms: number) => new Date(NOON.getTime() - ms);

const facts = (more: Partial<Facts> = {}): Facts => ({
  usuario_id: 1,
  consumidor_id: 1,
  idioma: 'es',
  preferencias: { ...PREFERENCIAS, zona_horaria: ZONE },
  created_at: ago(30 * DAY_MS),
  dispositivo: null,
  chequeo_at: null,
  inicio_pendiente: false,
  cluster: null,
  ...more,
});
const told = (more: Partial<Facts>, now = NOON) => dueOf(facts(more), [], now).map(({ aviso }) => aviso);

test('of somebody of whom nothing is wanted there is nothing to say', () => {
  expect(told({})).toEqual([]);
});

test.each([
  [DAY_MS - MINUTE_MS, 0],
  [DAY_MS, 1],
  [7 * DAY_MS, 1],
  // Who put it away a week ago knows.
  [7 * DAY_MS + MINUTE_MS, 0],
])('a device silent for %i ms: %i', (silent, count) => {
  expect(told({ dispositivo: { id: 5, nombre: 'Pulsera', visto_at: ago(silent) } })).toHaveLength(count);
});

test('a silence is told once, and another silence is another', () => {
  const silence = (ms: number) => told({ dispositivo: { id: 5, nombre: 'Pulsera', visto_at: ago(ms) } });
  expect(silence(2 * DAY_MS)).toEqual(silence(2 * DAY_MS));
  expect(silence(2 * DAY_MS)).not.toEqual(silence(3 * DAY_MS));
});

const asked = (hora_chequeo: string | null) => ({ ...PREFERENCIAS, zona_horaria: ZONE, hora_chequeo });
test.each([
  ['08:59', 0],
  ['09:00', 1],
  ['10:59', 1],
  // Long past the hour nobody is asked.
  ['11:00', 0],
])('the check-in of nine, at %s: %i', (hora, count) => {
  expect(told({ preferencias: asked('09:00') }, at(hora))).toHaveLength(count);
});

test('who did their check-in today, or wants none, is not asked; yesterday is another day', () => {
  const preferencias = asked('09:00');
  expect(told({ preferencias, chequeo_at: at('00:10') }, at('09:30'))).toEqual([]);
  expect(told({ preferencias, chequeo_at: at('23:50', 23) }, at('09:30'))).toEqual(['chequeo:2026-11-24']);
  expect(told({ preferencias: asked(null) }, at('09:30'))).toEqual([]);
});

test('an hour shortly before midnight is not carried into the next day', () => {
  expect(told({ preferencias: asked('23:30') }, at('23:45'))).toEqual(['chequeo:2026-11-24']);
  expect(told({ preferencias: asked('23:30') }, at('00:30', 25))).toEqual([]);
});

test.each([
  [DAY_MS - MINUTE_MS, 0],
  [DAY_MS, 1],
  [8 * DAY_MS, 0],
])('an onboarding half done, %i ms after the account was made: %i', (age, count) => {
  expect(told({ inicio_pendiente: true, created_at: ago(age) })).toHaveLength(count);
});

const solucion = (nombre: string, superados: number, veces: number) => ({ nombre, superados, veces });
test('what helps best is what urges passed with, where that was seen more than once and more often than not', () => {
  expect(bestOf([])).toBeNull();
  expect(bestOf([solucion('Leer', 1, 1)])).toBeNull();
  expect(bestOf([solucion('Leer', 1, 2)])).toBeNull();
  expect(bestOf([solucion('Leer', 2, 3), solucion('Caminar', 3, 4), solucion('Música', 1, 1)])?.nombre).toBe(
    'Caminar',
  );
  expect(bestOf([solucion('Leer', 2, 2), solucion('Caminar', 4, 4)])?.nombre).toBe('Caminar');
});

test('a difficult hour is spoken of with what helped, once a day; not by chance, and not without', () => {
  const cluster = { dia: 2, hora: '18:00', fecha: '2026-11-24', semanas: 3 };
  const helps = [solucion('Caminar', 4, 5)];
  expect(dueOf(facts({ cluster }), helps, NOON)).toEqual([
    {
      aviso: 'hora_dificil:2026-11-24',
      what: { que: 'hora_dificil', dia: 2, hora: '18:00', semanas: 3, de: 8, solucion: helps[0] },
    },
  ]);
  expect(dueOf(facts({ cluster: { ...cluster, semanas: 2 } }), helps, NOON)).toEqual([]);
  expect(dueOf(facts({ cluster }), [], NOON)).toEqual([]);
});
