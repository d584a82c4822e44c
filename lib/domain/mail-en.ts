import { isOpen } from './emergencias';
import type { MailWords } from './mail-words';

const NOT_YOU = 'If it was not you, do nothing: unless the link is opened, nothing changes.';
const NOTHING_CHANGED = 'If it was not you, do nothing: nothing has changed.';
const ASK = 'If you do not know why, write to whoever runs this Latido.';
const TWO_DAYS = 'The link lasts 48 hours and works once.';

/** `December 26, 2026 at 2:05 PM` on the person's clock, or on that of UTC, which is then said. */
function momentIn(instant: Date, zona: string | null): string {
  const form = { dateStyle: 'long', timeStyle: 'short', timeZone: zona ?? 'UTC' } as const;
  // Newer data has a narrow space before PM, which not every mail program shows.
  const text = new Intl.DateTimeFormat('en-US', form).format(instant).replaceAll('\u202f', ' ');
  return `${text}${zona ? '' : ' UTC'}`;
}

export const MAIL_EN: MailWords = {
  greeting: 'Hello,',
  letters: {
    verificacion: ({ enlace }) => ({
      asunto: 'Confirm your email in Latido',
      parrafos: ['Thank you for creating your account. Confirm that this email is yours.', TWO_DAYS],
      accion: { texto: 'Confirm my email', url: enlace },
      cierre: NOT_YOU,
    }),
    cambio_correo: ({ enlace }) => ({
      asunto: 'Confirm your new email in Latido',
      parrafos: [
        'You asked for your Latido account to use this email. Until you confirm it, the one before still counts.',
        TWO_DAYS,
      ],
      accion: { texto: 'Use this email', url: enlace },
      cierre: NOT_YOU,
    }),
    recuperacion: ({ enlace }) => ({
      asunto: 'Choose a new password for Latido',
      parrafos: ['We received a request to change your password.', 'The link lasts one hour and works once.'],
      accion: { texto: 'Choose a new password', url: enlace },
      cierre: NOT_YOU,
    }),
    ya_registrado: ({ origin }) => ({
      asunto: 'You already have a Latido account',
      parrafos: [
        'Somebody wanted to use this email for a Latido account, and you already have one.',
        'Forgot your password? You can choose another; your account and your data are as they were.',
      ],
      accion: { texto: 'Recover my account', url: `${origin}/recuperar` },
      cierre: NOTHING_CHANGED,
    }),
    contrasena_cambiada: ({ origin }) => ({
      asunto: 'Your Latido password has changed',
      parrafos: ['The password of your account has just changed, and the other sessions have ended.'],
      accion: { texto: 'Go to Latido', url: `${origin}/entrar` },
      cierre:
        'If it was not you, ask for a new password now on the sign-in page (“Forgot your password?”) and look at your open sessions.',
    }),
    correo_cambiado: ({ origin }) => ({
      asunto: 'Your Latido account now uses another email',
      parrafos: [
        'Your account no longer uses this email: from now on you sign in and are written to with the new one.',
      ],
      accion: { texto: 'Go to Latido', url: `${origin}/entrar` },
      cierre: 'If it was not you, write to whoever runs this Latido.',
    }),
    cuenta_desactivada: () => ({
      asunto: 'Your Latido account is deactivated',
      parrafos: [
        'Whoever runs this Latido deactivated your account. While it is so, you cannot sign in, nobody sees your data, and your devices send no readings.',
        'Nothing was erased: your data is as it was.',
      ],
      cierre: ASK,
    }),
    cuenta_reactivada: ({ origin }) => ({
      asunto: 'Your Latido account is active again',
      parrafos: [
        'Whoever runs this Latido reactivated your account. Sign in as before: your data is as it was.',
      ],
      accion: { texto: 'Go to Latido', url: `${origin}/entrar` },
      cierre: ASK,
    }),
    cuenta_cerrada: ({ origin }, { hasta, zona }) => ({
      asunto: 'Your Latido account is closed, and you can restore it',
      parrafos: [
        'Somebody wanted to use this email for a Latido account. You already have one, but it is closed.',
        `You can restore it until ${momentIn(hasta, zona)}; then it is erased. Sign in with this email and your usual password and choose “Restore my account”: everything is as you left it.`,
        'Forgot your password? On the sign-in page you can ask for another.',
      ],
      accion: { texto: 'Sign in to restore it', url: `${origin}/entrar` },
      cierre:
        'If it was not you, do nothing: nothing has changed, and the account will be erased on that date.',
    }),
    recuperacion_cerrada: ({ enlace }, { hasta, zona }) => ({
      asunto: 'Choose a new password for your closed Latido account',
      parrafos: [
        'We received a request to change your password. Your account is closed.',
        `You can restore it until ${momentIn(hasta, zona)}; then it is erased. First choose a new password; then sign in with it and choose “Restore my account”.`,
        'The link lasts one hour and works once. Changing the password does not restore the account.',
      ],
      accion: { texto: 'Choose a new password', url: enlace },
      cierre: NOT_YOU,
    }),
    emergencia: ({ origin }, { emergencia, zona, verificado, now }) => {
      const { administrador, motivo, expires_at, ended_at } = emergencia;
      const who = verificado && administrador ? `${administrador} (administrator)` : 'An administrator';
      const what = verificado ? 'your data' : 'the data of the Latido account with this email';
      const why = verificado
        ? `Reason: ${motivo}`
        : 'As this email is not confirmed, who opened it and why is only told in your account.';
      const over = isOpen(emergencia, now) ? [] : ['That access is over.'];
      return {
        asunto: 'An emergency access to your Latido data',
        parrafos: [
          `${who} opened an emergency access to ${what} until ${momentIn(new Date(ended_at ?? expires_at), zona)}.`,
          why,
          ...over,
          'With it, data can be seen and not changed. You can end it whenever you like, and see there those that were.',
        ],
        accion: { texto: 'See or end the access', url: `${origin}/panel/cuidadores` },
        cierre: ASK,
      };
    },
  },
};
