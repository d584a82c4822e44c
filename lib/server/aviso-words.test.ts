import { expect, test } from 'vitest';
import type { Aviso } from '@/lib/domain/avisos';
import { createAvisoWords } from './aviso-words';

const words = createAvisoWords();
const solucion = { nombre: 'Caminar', veces: 5, superados: 4 };
const HOUR: Aviso = { que: 'hora_dificil', dia: 2, hora: '18:00', semanas: 3, de: 8, solucion };

test('each language writes the hour and the day its own way', () => {
  expect(words.contenido('es', HOUR)).toBe(
    'Los martes a partir de las 18:00 anotaste antojos en 3 de las últimas 8 semanas. Lo que más te ha servido: Caminar (4 de 5 veces).',
  );
  expect(words.contenido('en', HOUR).replaceAll('\u00a0', ' ')).toBe(
    'On Tuesdays from 6:00 PM on you noted cravings in 3 of the last 8 weeks. What has helped you most: Caminar (4 of 5 times).',
  );
});

test('a probable urge has its reason where that is in the same language, and what helps', () => {
  const aviso = (more: object) => ({ que: 'antojo_probable', razon: null, solucion: null, ...more }) as Aviso;
  expect(words.contenido('es', aviso({ razon: 'Frecuencia elevada' }))).toBe(
    'Puede venir un antojo: frecuencia elevada. Respira despacio un minuto o da una vuelta; casi siempre pasa en unos minutos.',
  );
  expect(words.contenido('en', aviso({ razon: 'Frecuencia elevada', solucion: 'Música' }))).toBe(
    'A craving may be coming. Try what has helped you most: Música; it nearly always passes within minutes.',
  );
});

test('a name with the signs of a message is only a name', () => {
  const told = words.contenido('es', { que: 'sin_senal', dispositivo: "{n, plural} '<b>" });
  expect(told).toContain("«{n, plural} '<b>»");
});
