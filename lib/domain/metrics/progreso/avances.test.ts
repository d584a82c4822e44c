import { expect, test } from 'vitest';
import { LOGROS, logrosVistos } from '@/lib/domain/logros';
import { avancesDe } from './avances';
import { type DeseoHecho, diasDe, type Hechos } from './dias';

const ZONE = 'America/Tijuana';
const day = (n: number, hour = 12) => new Date(Date.UTC(2026, 9, n, hour + 8));
const NOW = day(60);
const PLAN = {
  fecha_abandono: '2026-10-01',
  consumo_base: null,
  precio_cajetilla: null,
  cigarrillos_por_cajetilla: null,
  moneda: null,
};
const NONE: Hechos = {
  plan: { ...PLAN, fecha_abandono: null },
  deseos: [],
  cigarrillos: [],
  dicho: [],
  medido: [],
};
const avances = (hechos: Partial<Hechos>, now = NOW) => {
  const all = { ...NONE, ...hechos };
  return avancesDe(all, diasDe(all, now, ZONE), ZONE);
};
const passed = (when: Date, minutes = 10, more: Partial<DeseoHecho> = {}): DeseoHecho => ({
  created_at: when,
  resuelto_at: new Date(when.getTime() + minutes * 60_000),
  resultado: 'resistido',
  con_causas: false,
  ...more,
});
const gaveIn = (when: Date) => passed(when, 10, { resultado: 'consumido' });
const each = (count: number, make: (n: number) => DeseoHecho) =>
  Array.from({ length: count }, (_, n) => make(n + 1));

test('with nothing nothing is earned, and each says how far it is', () => {
  const all = avances({});
  expect(LOGROS.filter((logro) => all[logro].cumplido)).toEqual([]);
  expect(LOGROS.map((logro) => all[logro].meta)).toEqual([1, 5, 10, 50, 10, 7, 30, 7, 30, 30, 5, 20]);
});

test.each([
  ['primera_victoria', 0, 1],
  ['voluntad_firme', 4, 5],
  ['imparable', 9, 10],
  ['domador_de_antojos', 49, 50],
] as const)('%s: %i are not enough, %i are', (logro, few, enough) => {
  const deseos = (count: number) => each(count, (n) => passed(day(1, n / 10)));
  expect(avances({ deseos: deseos(few) })[logro]).toMatchObject({ valor: few, cumplido: false });
  expect(avances({ deseos: deseos(enough) })[logro]).toMatchObject({ valor: enough, cumplido: true });
});

test('an antojo that ended with a cigarette begins the row anew, one of unknown end is passed over', () => {
  const row = (middle: DeseoHecho) => [
    ...each(3, (n) => passed(day(n))),
    middle,
    ...each(2, (n) => passed(day(n + 4))),
  ];
  expect(avances({ deseos: row(gaveIn(day(4))) }).voluntad_firme).toMatchObject({
    valor: 2,
    cumplido: false,
  });
  const unknown = passed(day(4), 10, { resultado: 'sin_registrar' });
  expect(avances({ deseos: row(unknown) }).voluntad_firme.cumplido).toBe(true);
});

test('resolucion_rapida: a mean under half an hour over ten', () => {
  const of = (count: number, minutes: number) =>
    avances({ deseos: each(count, (n) => passed(day(n), minutes)) }).resolucion_rapida;
  expect(of(9, 5)).toMatchObject({ valor: 9, cumplido: false });
  expect(of(10, 30).cumplido).toBe(false);
  expect(of(10, 29)).toMatchObject({ cumplido: true, evidencia: { media_minutos: 29 } });
});

test('semana_perfecta: seven days that are over, without smoke, with an antojo, all passed', () => {
  const deseos = [passed(day(3))];
  const of = (more: Partial<Hechos>, now = day(8)) =>
    avances({ plan: PLAN, deseos, ...more }, now).semana_perfecta;
  expect(of({}, day(7))).toMatchObject({ valor: 6, cumplido: false });
  expect(of({})).toMatchObject({ valor: 7, cumplido: true });
  expect(of({ deseos: [] }).cumplido).toBe(false);
  expect(of({ cigarrillos: [{ at: day(5), cantidad: 1 }] }).cumplido).toBe(false);
  expect(of({ deseos: [...deseos, gaveIn(day(6))] }).cumplido).toBe(false);
});

test('en_mejora: 30 % less than the week before, from five at least, with data in each day', () => {
  const dicho = Array.from({ length: 14 }, (_, n) => day(n + 1));
  const of = (before: number, after: number, told = dicho) =>
    avances(
      {
        dicho: told,
        cigarrillos: [
          { at: day(2), cantidad: before },
          { at: day(9), cantidad: after },
        ],
      },
      day(15),
    ).en_mejora;
  expect(of(10, 7)).toMatchObject({ valor: 30, cumplido: true });
  expect(of(10, 8)).toMatchObject({ valor: 20, cumplido: false });
  expect(of(4, 0.1).cumplido).toBe(false);
  expect(of(10, 1, dicho.slice(0, 10)).cumplido).toBe(false);
});

test('mente_estable: seven days without an antojo, with data in each', () => {
  const medido = Array.from({ length: 7 }, (_, n) => day(n + 1));
  expect(avances({ medido }, day(7)).mente_estable).toMatchObject({ valor: 6, cumplido: false });
  expect(avances({ medido }, day(8)).mente_estable.cumplido).toBe(true);
  expect(avances({ medido: medido.toSpliced(3, 1) }, day(8)).mente_estable.cumplido).toBe(false);
  expect(avances({ medido, deseos: [passed(day(4))] }, day(8)).mente_estable.cumplido).toBe(false);
});

test('campeon_del_mes and constancia: thirty days each, not in a row', () => {
  const cigarrillos = [{ at: day(10), cantidad: 1 }];
  expect(avances({ plan: PLAN, cigarrillos }, day(31)).campeon_del_mes).toMatchObject({ valor: 29 });
  expect(avances({ plan: PLAN, cigarrillos }, day(32)).campeon_del_mes.cumplido).toBe(true);
  const dicho = Array.from({ length: 30 }, (_, n) => day(2 * n + 1));
  expect(avances({ dicho }, day(59)).constancia.cumplido).toBe(false);
  expect(avances({ dicho }, day(60)).constancia.cumplido).toBe(true);
});

test('regreso: five that passed after a cigarette that came after the quit date', () => {
  const deseos = each(5, (n) => passed(day(10 + n)));
  expect(avances({ plan: PLAN, deseos }).regreso).toMatchObject({ valor: 0, cumplido: false });
  const lapse = (when: Date) =>
    avances({ plan: PLAN, deseos, cigarrillos: [{ at: when, cantidad: 1 }] }).regreso;
  expect(lapse(day(10))).toMatchObject({ valor: 5, cumplido: true });
  expect(lapse(day(12, 13))).toMatchObject({ valor: 3, cumplido: false });
  const before = { ...PLAN, fecha_abandono: '2026-10-11' };
  const smoked = [{ at: day(10), cantidad: 1 }];
  expect(avances({ plan: before, deseos, cigarrillos: smoked }).regreso.cumplido).toBe(false);
  expect(avances({ deseos: [gaveIn(day(10)), ...deseos] }).regreso.cumplido).toBe(true);
});

test('what was once reached counts, however it stands now', () => {
  const deseos = [...each(5, (n) => passed(day(n))), gaveIn(day(9))];
  expect(avances({ deseos }).voluntad_firme).toMatchObject({ valor: 0, cumplido: true });
});

test('autoconocimiento: twenty with motivo and emocion', () => {
  const deseos = (n: number) => each(25, (k) => passed(day(1, k / 10), 1, { con_causas: k <= n }));
  expect(avances({ deseos: deseos(19) }).autoconocimiento).toMatchObject({ valor: 19, cumplido: false });
  expect(avances({ deseos: deseos(20) }).autoconocimiento.cumplido).toBe(true);
});

test('what is earned is shown whole and with its day, also when its rows are gone', () => {
  const seen = logrosVistos(avances({}), [{ logro: 'voluntad_firme', earned_at: day(3) }]);
  expect(seen.find(({ logro }) => logro === 'voluntad_firme')).toEqual({
    logro: 'voluntad_firme',
    earned_at: day(3).toISOString(),
    valor: 5,
    meta: 5,
  });
  expect(seen.filter(({ earned_at }) => earned_at === null)).toHaveLength(11);
});
