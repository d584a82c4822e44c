import { isOpen } from './emergencias';
import type { MailWords } from './mail-words';
import { localClock } from './time';

const NOT_YOU = 'Si no fuiste tú, no hagas nada: sin abrir el enlace no cambia nada.';
const NOTHING_CHANGED = 'Si no fuiste tú, no hagas nada: nada cambió.';
const ASK = 'Si no sabes por qué, escribe a quien administra este Latido.';
const TWO_DAYS = 'El enlace dura 48 horas y sirve una vez.';

/** `26 de diciembre de 2026 a las 14:05` on the person's clock, or on that of UTC, which is then said. */
function momentIn(instant: Date, zona: string | null): string {
  const zone = zona ?? 'UTC';
  const day = new Intl.DateTimeFormat('es-MX', { dateStyle: 'long', timeZone: zone }).format(instant);
  return `${day} a las ${localClock(zone)(instant).hora}${zona ? '' : ' UTC'}`;
}

export const MAIL_ES: MailWords = {
  greeting: 'Hola:',
  letters: {
    verificacion: ({ enlace }) => ({
      asunto: 'Confirma tu correo en Latido',
      parrafos: ['Gracias por crear tu cuenta. Confirma que este correo es tuyo.', TWO_DAYS],
      accion: { texto: 'Confirmar mi correo', url: enlace },
      cierre: NOT_YOU,
    }),
    cambio_correo: ({ enlace }) => ({
      asunto: 'Confirma tu nuevo correo en Latido',
      parrafos: [
        'Pediste que tu cuenta de Latido use este correo. Mientras no lo confirmes, sigue valiendo el anterior.',
        TWO_DAYS,
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
      cierre: NOTHING_CHANGED,
    }),
    contrasena_cambiada: ({ origin }) => ({
      asunto: 'Tu contraseña de Latido cambió',
      parrafos: ['La contraseña de tu cuenta acaba de cambiar y las demás sesiones se cerraron.'],
      accion: { texto: 'Ir a Latido', url: `${origin}/entrar` },
      cierre:
        'Si no fuiste tú, pide ahora una contraseña nueva en la página de entrada («¿Olvidaste tu contraseña?») y revisa tus sesiones abiertas.',
    }),
    correo_cambiado: ({ origin }) => ({
      asunto: 'Tu cuenta de Latido usa ahora otro correo',
      parrafos: ['Tu cuenta dejó de usar este correo: desde ahora entras y recibes avisos con el nuevo.'],
      accion: { texto: 'Ir a Latido', url: `${origin}/entrar` },
      cierre: 'Si no fuiste tú, escribe a quien administra este Latido.',
    }),
    cuenta_desactivada: () => ({
      asunto: 'Tu cuenta de Latido está desactivada',
      parrafos: [
        'Quien administra este Latido desactivó tu cuenta. Mientras siga así no puedes entrar, nadie ve tus datos y tus dispositivos no envían lecturas.',
        'No se borró nada: tus datos siguen como estaban.',
      ],
      cierre: ASK,
    }),
    cuenta_reactivada: ({ origin }) => ({
      asunto: 'Tu cuenta de Latido está activa de nuevo',
      parrafos: [
        'Quien administra este Latido reactivó tu cuenta. Entra como antes: tus datos siguen como estaban.',
      ],
      accion: { texto: 'Ir a Latido', url: `${origin}/entrar` },
      cierre: ASK,
    }),
    cuenta_cerrada: ({ origin }, { hasta, zona }) => ({
      asunto: 'Tu cuenta de Latido está cerrada y puedes restaurarla',
      parrafos: [
        'Alguien quiso usar este correo para una cuenta de Latido. Ya tienes una, pero está cerrada.',
        `Puedes restaurarla hasta el ${momentIn(hasta, zona)}; después se borra. Entra con este correo y tu contraseña de siempre y elige «Restaurar mi cuenta»: todo vuelve a estar como lo dejaste.`,
        '¿Olvidaste tu contraseña? En la página de entrada puedes pedir otra.',
      ],
      accion: { texto: 'Entrar para restaurarla', url: `${origin}/entrar` },
      cierre: 'Si no fuiste tú, no hagas nada: nada cambió, y la cuenta se borrará en esa fecha.',
    }),
    recuperacion_cerrada: ({ enlace }, { hasta, zona }) => ({
      asunto: 'Elige una contraseña nueva para tu cuenta cerrada de Latido',
      parrafos: [
        'Recibimos una petición para cambiar tu contraseña. Tu cuenta está cerrada.',
        `Puedes restaurarla hasta el ${momentIn(hasta, zona)}; después se borra. Elige antes una contraseña nueva; luego entra con ella y elige «Restaurar mi cuenta».`,
        'El enlace dura una hora y sirve una vez. Cambiar la contraseña no restaura la cuenta.',
      ],
      accion: { texto: 'Elegir una contraseña nueva', url: enlace },
      cierre: NOT_YOU,
    }),
    /** Who and why are for the person alone: an address that nobody confirmed may be another's. */
    emergencia: ({ origin }, { emergencia, zona, verificado, now }) => {
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
        cierre: ASK,
      };
    },
  },
};
