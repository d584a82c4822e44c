import { expect, test } from 'vitest';
import { mapaDe } from './mapa';

const ZONE = 'America/Tijuana';
const at = (text: string, motivo = 'Social', resultado: 'resistido' | null = 'resistido') => ({
  created_at: new Date(text),
  resultado,
  motivo,
});

test('an antojo is in the hour that the clock of the person showed, also where it was shown twice', () => {
  const twice = [at('2026-11-01T01:30:00-07:00'), at('2026-11-01T01:30:00-08:00')];
  expect(mapaDe(twice, null, ZONE).celdas).toEqual([{ dia: 7, hora: 1, total: 2, superados: 2 }]);
  const skipped = [at('2026-03-08T01:59:00-08:00'), at('2026-03-08T03:00:00-07:00')];
  expect(mapaDe(skipped, null, ZONE).celdas.map(({ hora }) => hora)).toEqual([1, 3]);
});

test('of one motivo the cells are its own, and the list of motivos stays whole', () => {
  const all = [
    at('2026-11-24T20:00:00Z', 'Trabajo', null),
    at('2026-11-24T20:10:00Z'),
    at('2026-11-24T20:20:00Z'),
  ];
  expect(mapaDe(all, 'Trabajo', ZONE)).toEqual({
    motivo: 'Trabajo',
    total: 1,
    celdas: [{ dia: 2, hora: 12, total: 1, superados: 0 }],
    motivos: [
      { motivo: 'Social', total: 2 },
      { motivo: 'Trabajo', total: 1 },
    ],
  });
  expect(mapaDe(all.toReversed(), null, ZONE)).toEqual(mapaDe(all, null, ZONE));
});
