import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Acceso, LOOK_GAP_MS } from './accesos';
import { visitasOf } from './visitas';

const BEGAN = Date.parse('2026-03-01T12:00:00Z');
const at = (ms: number) => new Date(BEGAN + ms).toISOString();

function acceso(id: number, fromMs: number, toMs: number, rest: Partial<Acceso> = {}): Acceso {
  const who = { usuario_id: 2, usuario_nombre: 'Ana', motivo: null };
  const what = { via: 'pagina', que: 'deseos', alcances: ['deseos'], veces: 1 } as const;
  return { id, ...who, ...what, alcances: ['deseos'], desde: at(fromMs), hasta: at(toMs), ...rest };
}

test('what a page and its sockets show is one visit', () => {
  const rows = [acceso(1, 0, 0), acceso(2, 900, 60_000, { via: 'socket', alcances: ['frecuencia'] })];
  expect(visitasOf(rows.reverse())).toEqual([
    {
      id: 1,
      usuario_id: 2,
      usuario_nombre: 'Ana',
      alcances: ['frecuencia', 'deseos'],
      vivo: true,
      motivo: null,
      desde: at(0),
      hasta: at(60_000),
    },
  ]);
});

test('a pause, another viewer or a reason of its own is another visit; who looked last comes first', () => {
  const rows = [
    acceso(1, 0, 0),
    acceso(2, LOOK_GAP_MS + 1, LOOK_GAP_MS + 1),
    acceso(3, 10, 10, { usuario_id: 3, usuario_nombre: 'Beto' }),
    acceso(4, 20, 20, { motivo: 'urgencia' }),
  ];
  expect(visitasOf(rows).map(({ id }) => id)).toEqual([2, 4, 3, 1]);
});

test('in any order the rows make the same visits, and each row is inside one of its viewer', () => {
  const row = fc.tuple(fc.nat(60), fc.nat(20), fc.integer({ min: 1, max: 3 }));
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), (drawn) => {
      const rows = drawn.map(([from, length, usuario_id], id) =>
        acceso(id, from * 60_000, (from + length) * 60_000, { usuario_id }),
      );
      const visitas = visitasOf(rows);
      expect(visitasOf([...rows].reverse())).toEqual(visitas);
      for (const { usuario_id, desde, hasta } of rows) {
        const around = visitas.filter(
          (one) => one.usuario_id === usuario_id && one.desde <= desde && hasta <= one.hasta,
        );
        expect(around).toHaveLength(1);
      }
    }),
  );
});
