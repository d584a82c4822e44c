import { expect, test } from 'vitest';
import { ACCESOS_DAYS, LOOK_GAP_MS, type LookSpan } from '@/lib/domain/accesos';
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time';
import { looksAt } from '@/lib/testing/looks';
import { createPerson, openTestApp, type Person } from '@/lib/testing/test-app';

const app = await openTestApp();
const { accesos, retention } = app.runtime.repos;

const BEGAN = Date.parse('2026-03-01T12:00:00Z');

function span(owner: Person, viewer: Person, fromMs: number, toMs = fromMs): LookSpan {
  const ids = { consumidor_id: owner.consumidor_id, usuario_id: viewer.usuario_id };
  const at = { desde: new Date(BEGAN + fromMs), hasta: new Date(BEGAN + toMs) };
  return { ...ids, ...at, via: 'rest', que: 'deseos', alcances: ['deseos'], veces: 1, motivo: null };
}

const pair = async () =>
  [await createPerson(app, 'consumidor'), await createPerson(app, 'cuidador')] as const;

test('a look that follows closely extends its row, whichever instance tells it; after the gap it is another', async () => {
  const [owner, viewer] = await pair();
  await accesos.record([span(owner, viewer, 0, MINUTE_MS)]);
  await accesos.record([span(owner, viewer, MINUTE_MS + LOOK_GAP_MS)]);
  const [first] = await looksAt(app, owner);
  expect(first).toMatchObject({ veces: 2, hasta: new Date(BEGAN + MINUTE_MS + LOOK_GAP_MS).toISOString() });
  await accesos.record([span(owner, viewer, MINUTE_MS + 2 * LOOK_GAP_MS + 1)]);
  expect(await looksAt(app, owner)).toMatchObject([{ veces: 1 }, { id: first?.id, veces: 2 }]);
});

test('a look for a reason of its own is a row of its own', async () => {
  const [owner, viewer] = await pair();
  await accesos.record([span(owner, viewer, 0)]);
  await accesos.record([{ ...span(owner, viewer, 1), motivo: 'urgencia' }]);
  await accesos.record([{ ...span(owner, viewer, 2), motivo: 'urgencia' }]);
  expect(await looksAt(app, owner)).toMatchObject([{ motivo: 'urgencia', veces: 2 }, { motivo: null }]);
});

test('what is told late never shortens a row, and a consumidor that is gone takes nobody else with them', async () => {
  const [owner, viewer] = await pair();
  await accesos.record([span(owner, viewer, 0, MINUTE_MS)]);
  const gone = { ...owner, consumidor_id: 999_999 };
  await accesos.record([span(gone, viewer, 0), span(owner, viewer, 0)]);
  expect(await looksAt(app, owner)).toMatchObject([
    { veces: 2, hasta: new Date(BEGAN + MINUTE_MS).toISOString() },
  ]);
});

test('at a glance: visits are stretches without a pause, of each day of the person', async () => {
  const [owner, viewer] = await pair();
  const hour = 60 * MINUTE_MS;
  await accesos.record([
    span(owner, viewer, 0, MINUTE_MS),
    { ...span(owner, viewer, 2 * MINUTE_MS), que: 'consumos' },
  ]);
  await accesos.record([span(owner, viewer, 2 * hour)]);
  await accesos.record([span(owner, viewer, 10 * hour)]);
  const since = (ms: number) => new Date(BEGAN + ms);
  const [one] = await accesos.summary(owner.consumidor_id, since(hour), since(-hour));
  expect(one).toEqual({
    usuario_id: viewer.usuario_id,
    usuario_nombre: 'Persona cuidador',
    ultima_vez: since(10 * hour).toISOString(),
    visitas_hoy: 2,
    visitas_7_dias: 3,
  });
  expect(await accesos.summary(owner.consumidor_id, since(11 * hour), since(11 * hour))).toMatchObject([
    { visitas_hoy: 0, visitas_7_dias: 0 },
  ]);
});

test('the log is kept for a year after a look ended', async () => {
  const [owner, viewer] = await pair();
  await accesos.record([span(owner, viewer, 0)]);
  await accesos.record([{ ...span(owner, viewer, 0, 5 * DAY_MS), que: 'consumos' }]);
  await retention.apply(new Date(BEGAN + ACCESOS_DAYS * DAY_MS + 1));
  expect(await looksAt(app, owner)).toMatchObject([{ que: 'consumos' }]);
});
