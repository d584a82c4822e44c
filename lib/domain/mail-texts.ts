import type { CorreoTipo, Mail } from './correos';

type Letter = { asunto: string; parrafos: string[]; accion?: { texto: string; url: string }; cierre: string };
/** `enlace`: the address with the secret, for the kinds that have one. `origin`: where browsers reach this Latido. */
type Places = { origin: string; enlace: string };

const NOT_YOU = 'Si no fuiste tú, no hagas nada: sin abrir el enlace no cambia nada.';
const ALARM =
  'Si no fuiste tú, pide ahora una contraseña nueva en la página de entrada («¿Olvidaste tu contraseña?») y revisa tus sesiones abiertas.';

/**
 * No letter carries a name or any other text that somebody typed: whoever registers with the address of another must not be
 * able to write to them through us.
 */
const LETTERS: Record<CorreoTipo, (places: Places) => Letter> = {
  verificacion: ({ enlace }) => ({
    asunto: 'Confirma tu correo en Latido',
    parrafos: [
      'Gracias por crear tu cuenta. Confirma que este correo es tuyo.',
      'El enlace dura 48 horas y sirve una vez.',
    ],
    accion: { texto: 'Confirmar mi correo', url: enlace },
    cierre: NOT_YOU,
  }),
  cambio_correo: ({ enlace }) => ({
    asunto: 'Confirma tu nuevo correo en Latido',
    parrafos: [
      'Pediste que tu cuenta de Latido use este correo. Mientras no lo confirmes, sigue valiendo el anterior.',
      'El enlace dura 48 horas y sirve una vez.',
    ],
    accion: { texto: 'Usar este correo', url: enlace },
    cierre: NOT_YOU,
  }),
  recuperacion: ({ enlace }) => ({
    asunto: 'Elige una contraseña nueva para Latido',
    parrafos: [
      'Recibimos una petición para cambiar tu contraseña.',
      'El enlace dura una hora y sirve una vez.',
    ],
    accion: { texto: 'Elegir una contraseña nueva', url: enlace },
    cierre: NOT_YOU,
  }),
  ya_registrado: ({ origin }) => ({
    asunto: 'Ya tienes una cuenta en Latido',
    parrafos: [
      'Alguien quiso usar este correo para una cuenta de Latido, y ya tienes una.',
      '¿Olvidaste tu contraseña? Puedes elegir otra; tu cuenta y tus datos siguen como estaban.',
    ],
    accion: { texto: 'Recuperar mi cuenta', url: `${origin}/recuperar` },
    cierre: 'Si no fuiste tú, no hagas nada: nada cambió.',
  }),
  contrasena_cambiada: ({ origin }) => ({
    asunto: 'Tu contraseña de Latido cambió',
    parrafos: ['La contraseña de tu cuenta acaba de cambiar y las demás sesiones se cerraron.'],
    accion: { texto: 'Ir a Latido', url: `${origin}/entrar` },
    cierre: ALARM,
  }),
  correo_cambiado: ({ origin }) => ({
    asunto: 'Tu cuenta de Latido usa ahora otro correo',
    parrafos: ['Tu cuenta dejó de usar este correo: desde ahora entras y recibes avisos con el nuevo.'],
    accion: { texto: 'Ir a Latido', url: `${origin}/entrar` },
    cierre: 'Si no fuiste tú, escribe a quien administra este Latido.',
  }),
};

/** A mail in Spanish, as text and as simple HTML. */
export function composeMail(tipo: CorreoTipo, places: Places): Mail {
  const { asunto, parrafos, accion, cierre } = LETTERS[tipo](places);
  const link = accion ? [`${accion.texto}:\n${accion.url}`] : [];
  return {
    asunto,
    texto: `${['Hola:', ...parrafos, ...link, cierre, 'Latido'].join('\n\n')}\n`,
    html: page(asunto, [
      paragraph('Hola:'),
      ...parrafos.map(paragraph),
      ...(accion ? [`<p><a href="${escaped(accion.url)}">${escaped(accion.texto)}</a></p>`] : []),
      paragraph(cierre),
      paragraph('Latido'),
    ]),
  };
}

const paragraph = (text: string) => `<p>${escaped(text)}</p>`;

function page(title: string, parts: string[]): string {
  const body = parts.join('\n');
  return `<!doctype html>\n<html lang="es"><head><meta charset="utf-8"><title>${escaped(title)}</title></head>\n<body style="font-family:sans-serif;line-height:1.5;max-width:32rem">\n${body}\n</body></html>\n`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);
}
