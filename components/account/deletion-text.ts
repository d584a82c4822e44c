import { RESTORE_DAYS } from '@/lib/domain/borrado';
import type { Rol } from '@/lib/domain/usuarios';

const SESSIONS = 'Tus sesiones se cierran en el acto, en todos tus aparatos.';
const BACK = `Durante ${RESTORE_DAYS} días puedes arrepentirte: entra con tu correo y tu contraseña, y todo vuelve.`;
const GONE = 'Después se borra todo, comprobamos que no quede nada y nadie puede recuperarlo.';

/** What closing an account does, line by line. */
export const DELETION_TEXT: Record<Rol, readonly string[]> = {
  consumidor: [
    SESSIONS,
    'Quien te acompaña deja de verte en el acto, y tu dispositivo deja de enviar lecturas.',
    BACK,
    GONE,
  ],
  cuidador: [
    SESSIONS,
    'Dejas de ver a las personas que acompañas.',
    BACK,
    GONE,
    'Las personas a quienes viste conservan hasta un año, con tu nombre, el registro de lo que miraste: es parte de sus datos.',
  ],
  administrador: [SESSIONS, BACK, GONE],
};
