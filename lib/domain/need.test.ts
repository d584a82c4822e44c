import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ESTADOS } from './estado';
import {
  byNeed,
  fitsSearch,
  type NeedFacts,
  needOf,
  nextOrder,
  outsideOf,
  type Placed,
  rankOf,
} from './need';

const NOW = Date.parse('2026-11-24T20:00:00Z');
const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();

type Resumen = NonNullable<NeedFacts['resumen']>;

const NOTHING: Resumen = {
  hr_actual: null,
  hr_actual_at: null,
  hr_reciente: null,
  hr_habitual_min: null,
  hr_habitual_max: null,
  hr_minutos: null,
  hr_promedio_hoy: null,
  ultimo_deseo: null,
  deseos_hoy: null,
  deseos_activos: null,
  cigarrillos_hoy: null,
  probabilidad_modelo: null,
  prediccion_at: null,
};

const pulse = (hr: number, minutes = 1): Partial<Resumen> => ({
  hr_actual: hr,
  hr_actual_at: ago(minutes),
  hr_reciente: hr,
  hr_habitual_min: 60,
  hr_habitual_max: 90,
});

const deseo = (minutes: number, resolved = false): Partial<Resumen> => ({
  ultimo_deseo: {
    deseo_id: 1,
    deseo_tipo: 'sustancia',
    intensidad: 5,
    fecha_creacion: ago(minutes),
    resolved,
    resultado: resolved ? 'resistido' : null,
    resuelto_at: resolved ? ago(0) : null,
  },
});

const predicted = (probabilidad_modelo: number, minutes: number): Partial<Resumen> => ({
  probabilidad_modelo,
  prediccion_at: ago(minutes + 5),
});

const facts = (
  resumen: Partial<Resumen>,
  estado: NeedFacts['estado'] = 'en_vivo',
  edad_ms: number | null = 1_000,
): NeedFacts => ({ estado, edad_ms, resumen: { ...NOTHING, ...resumen } });

test.each<[string, NeedFacts, string]>([
  ['an open urge before everything', facts({ ...deseo(4), ...predicted(0.9, 1), ...pulse(140) }), 'antojo'],
  ['not once it was closed', facts(deseo(4, true)), 'bien'],
  ['nor when it is an hour old', facts(deseo(60)), 'bien'],
  ['a high prediction before the heart rate', facts({ ...predicted(0.7, 1), ...pulse(140) }), 'prediccion'],
  ['not a middling one', facts(predicted(0.69, 1)), 'bien'],
  ['nor one of a quarter of an hour ago', facts(predicted(0.9, 15)), 'bien'],
  ['above the own range', facts(pulse(95)), 'fuera'],
  ['below the own range', facts(pulse(55)), 'fuera'],
  ['within the own range', facts(pulse(90)), 'bien'],
  ['hardly above it', facts(pulse(94.9)), 'bien'],
  ['an old pulse is nobody’s of now', facts(pulse(140, 3)), 'bien'],
  ['a sensor that lies on the table has no pulse', facts(pulse(140), 'no_puesto'), 'sensor'],
  ['without a range nothing is outside', facts({ ...pulse(140), hr_habitual_max: null }), 'bien'],
  ['silence', facts({}, 'sin_senal', 600_000), 'sin_senal'],
  ['a wrong clock', facts({}, 'reloj'), 'sensor'],
  ['a sensor that is heard is something', { estado: 'en_vivo', edad_ms: 0, resumen: undefined }, 'bien'],
  ['never heard is no fault, and nothing is known', facts({}, 'nunca', null), 'sin_datos'],
  ['never heard, but the person tells of themselves', facts(deseo(400, true), 'nunca', null), 'bien'],
  [
    'who shares no estado, and tells nothing',
    facts({ deseos_hoy: 0, cigarrillos_hoy: 0 }, null, null),
    'sin_datos',
  ],
  ['who shares no estado, but smoked today', facts({ cigarrillos_hoy: 1 }, null, null), 'bien'],
  ['who shares no estado, but their pulse of today', facts({ hr_promedio_hoy: 70 }, null, null), 'bien'],
  ['who shares nothing that tells of it', { estado: null, edad_ms: null, resumen: undefined }, 'sin_datos'],
])('%s', (_, known, level) => {
  expect(needOf(known, NOW).level).toBe(level);
});

test('it tells since when, and how far outside', () => {
  expect(needOf(facts(deseo(4)), NOW)).toMatchObject({ since: NOW - 240_000 });
  expect(needOf(facts({}, 'sin_senal', 600_000), NOW)).toMatchObject({ since: NOW - 600_000 });
  expect(needOf(facts(pulse(101)), NOW).outside).toBe(11);
  expect(needOf(facts(pulse(52)), NOW).outside).toBe(-8);
  expect(outsideOf({ hr_reciente: 75, hr_habitual_min: 60, hr_habitual_max: 90 })).toBe(0);
});

const orderOf = (people: readonly Placed[]) => people.toSorted(byNeed).map(({ id }) => id);
const placed = (id: number, known: NeedFacts, nombre = 'Ana'): Placed => ({
  id,
  nombre,
  need: needOf(known, NOW),
});

test('within a level: newest urge, most probable, furthest outside, longest silent; then by name', () => {
  expect(orderOf([placed(1, facts(deseo(9))), placed(2, facts(deseo(2)))])).toEqual([2, 1]);
  expect(orderOf([placed(1, facts(predicted(0.7, 1))), placed(2, facts(predicted(0.8, 9)))])).toEqual([2, 1]);
  expect(orderOf([placed(1, facts(pulse(95))), placed(2, facts(pulse(52)))])).toEqual([2, 1]);
  const silent = (ms: number) => facts({}, 'sin_senal', ms);
  expect(orderOf([placed(1, silent(60_000)), placed(2, silent(90_000))])).toEqual([2, 1]);
  expect(orderOf([placed(1, facts({}), 'Óscar'), placed(2, facts({}), 'Nora')])).toEqual([2, 1]);
  const unknown = facts({}, 'nunca', null);
  expect(orderOf([placed(1, facts({}), 'Nora'), placed(2, unknown, 'Ana')])).toEqual([2, 1]);
  expect(orderOf([placed(1, unknown, 'Ana'), placed(2, silent(60_000), 'Nora')])).toEqual([2, 1]);
});

const known: fc.Arbitrary<NeedFacts> = fc.record({
  estado: fc.option(fc.constantFrom(...ESTADOS)),
  edad_ms: fc.option(fc.nat(10_000_000)),
  resumen: fc.option(
    fc
      .tuple(
        fc.option(fc.nat(120), { nil: undefined }),
        fc.option(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(40)), { nil: undefined }),
        fc.option(fc.tuple(fc.integer({ min: 40, max: 150 }), fc.nat(6)), { nil: undefined }),
      )
      .map(([craved, judged, beat]) => ({
        ...NOTHING,
        ...(craved === undefined ? {} : deseo(craved, craved % 3 === 0)),
        ...(judged ? predicted(...judged) : {}),
        ...(beat ? pulse(...beat) : {}),
      })),
    { nil: undefined },
  ),
});
const people = fc
  .array(fc.tuple(known, fc.constantFrom('Ana', 'Ángel', 'Beto')), { maxLength: 12 })
  .map((all) => all.map(([one, nombre], id) => placed(id, one, nombre)));

describe('of any people', () => {
  test('the order is one, however they come', () => {
    fc.assert(
      fc.property(
        people.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          expect(orderOf(shuffled)).toEqual(orderOf(all));
        },
      ),
    );
  });

  test('nobody stands before somebody of a greater need', () => {
    fc.assert(
      fc.property(people, (all) => {
        const levels = all.toSorted(byNeed).map(({ need }) => rankOf(need));
        expect(levels).toEqual(levels.toSorted((a, b) => a - b));
      }),
    );
  });

  test('two are never equal, and each pair is told alike from both sides', () => {
    fc.assert(
      fc.property(people, (all) => {
        for (const a of all)
          for (const b of all) expect(Math.sign(byNeed(a, b))).toBe(a === b ? 0 : -Math.sign(byNeed(b, a)));
      }),
    );
  });
});

const ids = fc.uniqueArray(fc.nat(20), { maxLength: 12 });

describe('the next order', () => {
  test('is the wanted one while nobody points at the list', () => {
    fc.assert(
      fc.property(ids, ids, (shown, wanted) => {
        expect(nextOrder(shown, wanted, false)).toEqual({ order: wanted, pending: false });
      }),
    );
  });

  test('moves nobody under the pointer, forgets nobody and keeps nobody who left', () => {
    fc.assert(
      fc.property(ids, ids, (shown, wanted) => {
        const { order, pending } = nextOrder(shown, wanted, true);
        const stayed = shown.filter((id) => wanted.includes(id));
        expect(order.slice(0, stayed.length)).toEqual(stayed);
        expect([...order].sort()).toEqual([...wanted].sort());
        expect(pending).toBe(order.join() !== wanted.join());
      }),
    );
  });
});

test.each([
  ['María José Ávila', 'avi', true],
  ['María José Ávila', 'JOSE mar', true],
  ['María José Ávila', 'ía', false],
  ['Núñez', 'nunez', true],
  ['Ana', '', true],
  ['Ana', '  ', true],
  ['Ana', 'ana b', false],
])('%s is found by "%s": %s', (nombre, search, found) => {
  expect(fitsSearch(nombre, search)).toBe(found);
});
