import { expect, test } from 'vitest';
import { resumen } from '@/lib/channels/resumen';
import { isNeedSaid, pastOf, type Resumen, seenOf } from './board-person';

const ZONE = 'America/Tijuana';
const NOW = '2026-11-24T20:04:50Z';
const BOUNDARY = '2026-11-24T20:00:00.000Z';
const five = { resolucion: '5min', zona_horaria: ZONE } as const;
const daily = { resolucion: 'diario', zona_horaria: ZONE } as const;

const CALM: Resumen = { ...resumen.example, ultimo_deseo: null, probabilidad_modelo: null };
const OUTSIDE: Resumen = {
  ...CALM,
  hr_actual: 120,
  hr_actual_at: '2026-11-24T19:59:00.000Z',
  hr_reciente: 120,
};
const open = (fecha_creacion: string): Resumen => {
  const { ultimo_deseo } = resumen.example;
  if (!ultimo_deseo) throw new Error('no deseo');
  return { ...CALM, ultimo_deseo: { ...ultimo_deseo, fecha_creacion, resolved: false } };
};

const levelFor = (sight: typeof five | typeof daily, held: Resumen, at = NOW) =>
  seenOf(sight, { told: null, resumen: held, past: pastOf(sight, at) }, Date.parse(NOW)).need.level;

test('who is seen every five minutes has the needs of the boundary, until the next one comes', () => {
  expect(pastOf(five, NOW)?.until.toISOString()).toBe(BOUNDARY);
  // By now this minute is no longer of now, and this urge was opened longer than an hour ago: then they were not.
  expect(levelFor(five, OUTSIDE)).toBe('fuera');
  expect(levelFor(five, open('2026-11-24T19:01:00.000Z'))).toBe('antojo');
  expect(levelFor(five, open('2026-11-24T18:59:00.000Z'))).toBe('bien');
  expect(levelFor(five, OUTSIDE, '2026-11-24T20:05:01Z')).toBe('bien');
});

test('finished days say nothing of who needs somebody today', () => {
  const night = '2026-11-24T08:30:00Z';
  expect(levelFor(daily, open('2026-11-24T07:50:00.000Z'), night)).toBe('sin_datos');
  expect(levelFor(five, open('2026-11-24T07:50:00.000Z'), night)).toBe('antojo');
});

test('that nothing is known is said of who shares something, not of who shares nothing that would tell', () => {
  const { need } = seenOf({ resolucion: 'vivo' }, { told: null, resumen: undefined, past: null }, 0);
  const never = { estado: 'nunca', edadMs: null } as const;
  expect(need.level).toBe('sin_datos');
  expect([
    isNeedSaid(need, null, undefined),
    isNeedSaid(need, never, undefined),
    isNeedSaid(need, null, CALM),
  ]).toEqual([false, true, true]);
});
