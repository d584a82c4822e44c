import { expect, test } from 'vitest';
import type { Visita } from '@/lib/domain/visitas';
import { formats } from '@/lib/i18n/format';
import { translatorIn } from '@/lib/testing/translators';
import { seenText as seen, whenText as when } from './visita-words';

const t = translatorIn('es', 'consentimiento');
const seenText = (visita: Parameters<typeof seen>[2]) => seen(t, formats('es'), visita);
const whenText = (visita: Visita, zone: string, now: number) => when(t, formats('es'), visita, zone, now);

const ZONE = 'America/Tijuana';
const VISITA: Visita = {
  id: 1,
  usuario_id: 2,
  usuario_nombre: 'Ana',
  alcances: ['frecuencia'],
  vivo: true,
  motivo: null,
  desde: '2026-03-02T22:02:10.000Z',
  hasta: '2026-03-02T22:31:00.000Z',
};
const LATER = Date.parse('2026-03-04T00:00:00Z');

test('what was seen is a sentence', () => {
  expect(seenText(VISITA)).toBe('vio tu frecuencia cardíaca en vivo');
  const alcances = ['estado', 'deseos', 'notas'] as const;
  expect(seenText({ alcances: [...alcances], vivo: false })).toBe(
    'vio el estado de tu sensor, tus antojos y tus notas',
  );
});

test('in English as well', () => {
  const english = translatorIn('en', 'consentimiento');
  expect(seen(english, formats('en'), { alcances: ['estado', 'deseos', 'notas'], vivo: true })).toBe(
    'saw the state of your sensor, your cravings and your notes live',
  );
  expect(when(english, formats('en'), VISITA, ZONE, 0)).toBe('Mar 2, from 2:02\u00a0PM to 2:31\u00a0PM');
});

test('when is told on the clock of the person', () => {
  expect(whenText(VISITA, ZONE, LATER)).toBe('2 mar, de 14:02 a 14:31');
  expect(whenText({ ...VISITA, hasta: '2026-03-02T22:02:50.000Z' }, ZONE, LATER)).toBe('2 mar, a las 14:02');
  const overnight = { ...VISITA, hasta: '2026-03-03T09:00:00.000Z' };
  expect(whenText(overnight, ZONE, LATER)).toBe('2 mar, 14:02 a 3 mar, 01:00');
});

test('who still watches is said to, but not before the page knows the time, nor of a page that was read', () => {
  const now = Date.parse(VISITA.hasta) + 60_000;
  expect(whenText(VISITA, ZONE, now)).toBe('2 mar, desde las 14:02; sigue ahí');
  expect(whenText(VISITA, ZONE, 0)).toBe('2 mar, de 14:02 a 14:31');
  expect(whenText({ ...VISITA, vivo: false }, ZONE, now)).toBe('2 mar, de 14:02 a 14:31');
  expect(whenText(VISITA, ZONE, now + 60_000)).toBe('2 mar, de 14:02 a 14:31');
});
