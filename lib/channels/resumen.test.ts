import { expect, test } from 'vitest';
import { shownBy } from '@/lib/domain/accesos';
import { ALCANCES } from '@/lib/domain/access';
import { scopesAt } from '@/lib/domain/terms';
import { resumen } from './resumen';
import { shown, soughtOf, viewOf } from './view';

test('every field needs a scope of its own, but for whose it is and of which day', () => {
  const free = Object.keys(resumen.schema.shape).filter((field) => !(field in (resumen.fields ?? {})));
  expect(free).toEqual(['consumidor_id', 'fecha']);
});

test.each([
  [
    'frecuencia',
    [
      'hr_actual',
      'hr_actual_at',
      'hr_reciente',
      'hr_habitual_min',
      'hr_habitual_max',
      'hr_minutos',
      'hr_promedio_hoy',
    ],
  ],
  ['deseos', ['ultimo_deseo', 'deseos_hoy', 'deseos_activos']],
  ['consumos', ['cigarrillos_hoy']],
  ['predicciones', ['probabilidad_modelo', 'prediccion_at']],
] as const)('%s alone shows its own fields', (alcance, fields) => {
  const view = viewOf(resumen, { alcances: [alcance], resolucion: 'vivo' });
  if (!view) throw new Error('nothing is shown');
  const row = shown(resumen.example, view) as Record<string, unknown>;
  const seen = Object.keys(row).filter((field) => row[field] !== null);
  expect(seen).toEqual(['consumidor_id', 'fecha', ...fields]);
});

test.each(['estado', 'movimiento', 'notas'] as const)('%s alone shows nothing of it', (alcance) => {
  expect(viewOf(resumen, { alcances: [alcance], resolucion: 'vivo' })).toBeUndefined();
});

test('every five minutes all of it is told, and of finished days what is of days', () => {
  const hidden = (resolucion: '5min' | 'diario') =>
    viewOf(resumen, { alcances: scopesAt(resolucion, ALCANCES), resolucion })?.hidden;
  expect(hidden('5min')).toEqual([]);
  expect(hidden('diario')).toEqual([
    'hr_actual',
    'hr_actual_at',
    'hr_reciente',
    'hr_minutos',
    'probabilidad_modelo',
    'prediccion_at',
  ]);
});

test('a scope that shows nothing of finished days neither opens it nor counts as looked at', () => {
  const alone = { alcances: ['predicciones'], resolucion: 'diario' } as const;
  expect(viewOf(resumen, { ...alone, alcances: [...alone.alcances] })).toBeUndefined();
  expect(shownBy(soughtOf(resumen), alone)).toEqual([]);
  const both = { alcances: ['frecuencia', 'predicciones'], resolucion: 'diario' } as const;
  expect(shownBy(soughtOf(resumen), both)).toEqual(['frecuencia']);
  expect(shownBy(soughtOf(resumen), { ...both, resolucion: '5min' })).toEqual(['frecuencia', 'predicciones']);
});
