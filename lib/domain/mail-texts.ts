import type { CartaTipo, CorreoTipo, Mail } from './correos';
import { type Emergencia, isOpen } from './emergencias';
import { localClock } from './time';

type Letter = { asunto: string; parrafos: string[]; accion?: { texto: string; url: string }; cierre: string };
/** `enlace`: the address with the secret, for the kinds that have one. `origin`: where browsers reach this Latido. */
type Places = { origin: string; enlace: string };

/** Of a closed account. `zona` null: nobody knows where the person lives. */
type Closed = {
  tipo: 'cuenta_cerrada' | 'recuperacion_cerrada';
  hasta: Date;
  zona: string | null;
};
/** `verificado`: the address is shown to be the person's own. */
type Emergency = { tipo: 'emergencia'; emergencia: Emergencia; zona: string; verificado: boolean; now: Date };
/** A kind of letter, with what it tells besides where to go. */
export type Carta = { tipo: Exclude<CartaTipo, Closed['tipo'] | 'emergencia'> } | Closed | Emergency;

const NOT_YOU = 'Si no fuiste tú, no hagas nada: sin abrir el enlace no cambia nada.';
const ALARM =
  'Si no fuiste tú, pide ahora una contraseña nueva en la página de entrada («¿Olvidaste tu contraseña?») y revisa tus sesiones abiertas.';

/**
 * No letter carries a name or any other text that somebody typed: whoever registers with the address of another must not be
 * able to write to them through us. Only that of an emergencia does: it is written by an administrador.
 */
const LETTERS: Record<Exclude<CorreoTipo, 'emergencia'>, (places: Places) => Letter> = {
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

function letterOf(carta: Carta, places: Places): Letter {
  if (carta.tipo === 'cuenta_cerrada') return closedLetter(carta, places);
  if (carta.tipo === 'recuperacion_cerrada') return closedRecoveryLetter(carta, places);
  if (carta.tipo === 'emergencia') return emergencyLetter(carta, places);
  return LETTERS[carta.tipo](places);
}

const closedLetter = ({ hasta, zona }: Closed, { origin }: Places): Letter => ({
  asunto: 'Tu cuenta de Latido está cerrada y puedes restaurarla',
  parrafos: [
    'Alguien quiso usar este correo para una cuenta de Latido. Ya tienes una, pero está cerrada.',
    `Puedes restaurarla hasta el ${momentIn(hasta, zona)}; después se borra. Entra con este correo y tu contraseña de siempre y elige «Restaurar mi cuenta»: todo vuelve a estar como lo dejaste.`,
    '¿Olvidaste tu contraseña? En la página de entrada puedes pedir otra.',
  ],
  accion: { texto: 'Entrar para restaurarla', url: `${origin}/entrar` },
  cierre: 'Si no fuiste tú, no hagas nada: nada cambió, y la cuenta se borrará en esa fecha.',
});

const closedRecoveryLetter = ({ hasta, zona }: Closed, { enlace }: Places): Letter => ({
  asunto: 'Elige una contraseña nueva para tu cuenta cerrada de Latido',
  parrafos: [
    'Recibimos una petición para cambiar tu contraseña. Tu cuenta está cerrada.',
    `Puedes restaurarla hasta el ${momentIn(hasta, zona)}; después se borra. Elige antes una contraseña nueva; luego entra con ella y elige «Restaurar mi cuenta».`,
    'El enlace dura una hora y sirve una vez. Cambiar la contraseña no restaura la cuenta.',
  ],
  accion: { texto: 'Elegir una contraseña nueva', url: enlace },
  cierre: NOT_YOU,
});

/** Who and why are for the person alone: an address that nobody confirmed may be another's. */
function emergencyLetter({ emergencia, zona, verificado, now }: Emergency, { origin }: Places): Letter {
  const { administrador, motivo, expires_at, ended_at } = emergencia;
  const who = verificado && administrador ? `${administrador} (administrador)` : 'Un administrador';
  const what = verificado ? 'tus datos' : 'los datos de la cuenta de Latido con este correo';
  const why = verificado
    ? `Motivo: ${motivo}`
    : 'Como este correo no está confirmado, quién lo abrió y por qué solo se dice en tu cuenta.';
  const over = isOpen(emergencia, now) ? [] : ['Ese acceso ya terminó.'];
  return {
    asunto: 'Un acceso de emergencia a tus datos de Latido',
    parrafos: [
      `${who} abrió un acceso de emergencia a ${what} hasta el ${momentIn(new Date(ended_at ?? expires_at), zona)}.`,
      why,
      ...over,
      'Con él se pueden ver datos, no cambiarlos. Puedes terminarlo cuando quieras, y ver ahí los que hubo.',
    ],
    accion: { texto: 'Ver o terminar el acceso', url: `${origin}/panel/cuidadores` },
    cierre: 'Si no sabes por qué, escribe a quien administra este Latido.',
  };
}

/** `26 de diciembre de 2026 a las 14:05` on the person's clock, or on that of UTC, which is then said. */
function momentIn(instant: Date, zona: string | null): string {
  const zone = zona ?? 'UTC';
  const day = new Intl.DateTimeFormat('es-MX', { dateStyle: 'long', timeZone: zone }).format(instant);
  return `${day} a las ${localClock(zone)(instant).hora}${zona ? '' : ' UTC'}`;
}

/** A mail in Spanish, as text and as simple HTML. */
export function composeMail(carta: Carta, places: Places): Mail {
  const { asunto, parrafos, accion, cierre } = letterOf(carta, places);
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
