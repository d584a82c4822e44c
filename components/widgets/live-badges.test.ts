import { expect, test } from 'vitest';
import { enlaceOf } from './live-badges';

const open = { transport: 'vivo', problem: undefined } as const;
const seen = { resolucion: 'vivo', sensor: false, state: { estado: 'en_vivo' } } as const;

test('no panel calls itself live while the sensor of the person is not, whatever it shows', () => {
  for (const sensor of [true, false]) {
    expect(enlaceOf(open, { ...seen, sensor })).toBe('vivo');
    for (const estado of ['sin_senal', 'nunca', 'no_puesto', 'retrasado'] as const)
      expect(enlaceOf(open, { ...seen, sensor, state: { estado } })).toBe('conectado');
  }
});

test('where the sensor is not shared, only what needs none of its readings is live', () => {
  expect(enlaceOf(open, { ...seen, state: null })).toBe('vivo');
  expect(enlaceOf(open, { ...seen, sensor: true, state: null })).toBe('conectado');
  expect(enlaceOf(open, { ...seen, resolucion: '5min' })).toBe('conectado');
});
