import { expect, test } from 'vitest';
import type { Aviso } from '@/lib/domain/avisos';
import { SIN_NOMBRES } from '@/lib/domain/catalogos';
import { createAvisoWords } from './aviso-words';

const words = createAvisoWords();
const solucion = { nombre: 'Caminar', veces: 5, superados: 4 };
const HOUR: Aviso = { que: 'hora_dificil', dia: 2, hora: '18:00', semanas: 3, de: 8, solucion };

test('each language writes the hour and the day its own way', () => {
  expect(words.contenido('es', HOUR, SIN_NOMBRES)).toBe(
    'Los martes a partir de las 18:00 anotaste antojos en 3 de las últimas 8 semanas. Lo que más te ha servido: Caminar (4 de 5 veces).',
  );
  expect(words.contenido('en', HOUR, SIN_NOMBRES).replaceAll('\u00a0', ' ')).toBe(
    'On Tuesdays from 6:00 PM on you noted cravings in 3 of the last 8 weeks. What has helped you most: Caminar (4 of 5 times).',
  );
});

const CAMINAR = { ...SIN_NOMBRES, soluciones: [{ nombre: 'Caminar', nombre_en: 'Walking' }] };

test('what helps is called by its name in that language', () => {
  expect(words.contenido('en', HOUR, CAMINAR)).toContain('What has helped you most: Walking (4 of 5 times).');
  expect(words.contenido('es', HOUR, SIN_NOMBRES)).toContain('Caminar (4 de 5 veces)');
});

const urge = (razon: string | null, solucion: string | null = null): Aviso => ({
  que: 'antojo_probable',
  razon,
  solucion,
});
const ELEVADA = 'Frecuencia elevada: 92 lpm, 20 más que lo habitual en reposo (72)';

test('a probable urge has its reason and what helps, in either language', () => {
  expect(words.contenido('es', urge(ELEVADA), SIN_NOMBRES)).toBe(
    'Puede venir un antojo: frecuencia elevada: 92 lpm, 20 más que lo habitual en reposo (72). Respira despacio un minuto o da una vuelta; casi siempre pasa en unos minutos.',
  );
  expect(words.contenido('en', urge(ELEVADA, 'Caminar'), CAMINAR)).toBe(
    'A craving may be coming: raised heart rate: 92 bpm, 20 more than usual at rest (72). Try what has helped you most: Walking; it nearly always passes within minutes.',
  );
});

test('a reason tells its span and its emocion in the language too, and keeps its capitals', () => {
  const nombres = { ...SIN_NOMBRES, emociones: [{ nombre: 'Estrés', nombre_en: 'Stress' }] };
  expect(words.contenido('en', urge('Chequeo de hace 2 días: Estrés'), nombres)).toContain(
    'A craving may be coming: check-in 2 days ago: Stress.',
  );
  const rmssd = 'Variabilidad menor de lo habitual (RMSSD 20 ms, lo habitual 40 ms)';
  expect(words.contenido('es', urge(rmssd), SIN_NOMBRES)).toContain(
    ': el tiempo entre latidos varía menos de lo habitual (20 ms; suele ser 40 ms).',
  );
});

test('a reason that is none of the models is told as it was written in Spanish, and not at all in another language', () => {
  expect(words.contenido('es', urge('De otro modelo'), SIN_NOMBRES)).toContain('antojo: de otro modelo.');
  expect(words.contenido('en', urge('De otro modelo'), SIN_NOMBRES)).toMatch(/^A craving may be coming\. /);
  expect(words.contenido('en', urge(null), SIN_NOMBRES)).toMatch(/^A craving may be coming\. /);
});

test('a name with the signs of a message is only a name', () => {
  const told = words.contenido('es', { que: 'sin_senal', dispositivo: "{n, plural} '<b>" }, SIN_NOMBRES);
  expect(told).toContain("«{n, plural} '<b>»");
});
