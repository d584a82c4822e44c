import type { Mail } from './correos';
import { MAIL_EN } from './mail-en';
import { MAIL_ES } from './mail-es';
import type { Carta, MailWords, Places } from './mail-words';
import type { Idioma } from './usuarios';

const WORDS: Record<Idioma, MailWords> = { es: MAIL_ES, en: MAIL_EN };

/** A mail in the language of the account that it goes to, as text and as simple HTML. */
export function composeMail(carta: Carta, places: Places, idioma: Idioma): Mail {
  const { greeting, letters } = WORDS[idioma];
  // Each kind has the letter of its kind.
  const { asunto, parrafos, accion, cierre } = letters[carta.tipo](places, carta as never);
  const link = accion ? [`${accion.texto}:\n${accion.url}`] : [];
  return {
    asunto,
    texto: `${[greeting, ...parrafos, ...link, cierre, 'Latido'].join('\n\n')}\n`,
    html: page(idioma, asunto, [
      paragraph(greeting),
      ...parrafos.map(paragraph),
      ...(accion ? [`<p><a href="${escaped(accion.url)}">${escaped(accion.texto)}</a></p>`] : []),
      paragraph(cierre),
      paragraph('Latido'),
    ]),
  };
}

const paragraph = (text: string) => `<p>${escaped(text)}</p>`;

function page(idioma: Idioma, title: string, parts: string[]): string {
  const body = parts.join('\n');
  return `<!doctype html>\n<html lang="${idioma}"><head><meta charset="utf-8"><title>${escaped(title)}</title></head>\n<body style="font-family:sans-serif;line-height:1.5;max-width:32rem">\n${body}\n</body></html>\n`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);
}
