import { describe, expect, test } from 'vitest';
import type { Emergencia } from './emergencias';
import { MAIL_ES } from './mail-es';
import { composeMail } from './mail-texts';
import type { Carta } from './mail-words';
import { IDIOMAS } from './usuarios';

const now = new Date('2026-12-26T22:05:00Z');
const emergencia: Emergencia = {
  id: 1,
  consumidor_id: 22,
  persona: 'Alma',
  administrador_id: 3,
  administrador: 'Rosa <i>',
  motivo: 'No contesta & urge',
  alcances: ['estado'],
  created_at: '2026-12-26T22:00:00.000Z',
  expires_at: '2026-12-26T22:20:00.000Z',
  ended_at: null,
};
const places = { origin: 'https://latido.test', enlace: 'https://latido.test/verificar?enlace=secreto' };

/** One of each kind. */
const CARTAS = (Object.keys(MAIL_ES.letters) as Carta['tipo'][]).map((tipo): Carta => {
  if (tipo === 'emergencia') return { tipo, emergencia, zona: 'America/Tijuana', verificado: true, now };
  if (tipo === 'cuenta_cerrada') return { tipo, hasta: now, zona: 'America/Tijuana' };
  if (tipo === 'recuperacion_cerrada') return { tipo, hasta: now, zona: null };
  return { tipo };
});

describe.each(CARTAS)('$tipo', (carta) => {
  const [es, en] = IDIOMAS.map((idioma) => composeMail(carta, places, idioma));

  test('says the same in both languages: as many paragraphs, the same places, nothing left in Spanish', () => {
    const count = (text = '') => text.split('\n\n').length;
    const urls = (text = '') => text.match(/https:\S+/g);
    expect(count(en?.texto)).toBe(count(es?.texto));
    expect(urls(en?.texto)).toEqual(urls(es?.texto));
    const english = en?.texto.replace('No contesta & urge', '').replaceAll(/https:\S+/g, '');
    expect(english).not.toMatch(/[áéíóúñ¿¡«»]|\b(el|la|de|que|tu|tus|no fuiste|cuenta|correo)\b/i);
    expect(en?.asunto).not.toBe(es?.asunto);
  });

  test('its HTML says its language, and what was typed is no HTML', () => {
    expect(es?.html).toContain('<html lang="es">');
    expect(en?.html).toContain('<html lang="en">');
    expect(`${es?.html}${en?.html}`).not.toContain('<i>');
  });
});

test.each([
  ['es', '26 de diciembre de 2026 a las 14:05', '26 de diciembre de 2026 a las 22:05 UTC'],
  ['en', 'December 26, 2026 at 2:05 PM', 'December 26, 2026 at 10:05 PM UTC'],
] as const)(
  '%s writes a moment on the clock of the person, or says that it is that of UTC',
  (idioma, own, utc) => {
    const text = (zona: string | null) =>
      composeMail({ tipo: 'cuenta_cerrada', hasta: now, zona }, places, idioma).texto;
    expect(text('America/Tijuana')).toContain(`${own};`);
    expect(text(null)).toContain(`${utc};`);
  },
);
