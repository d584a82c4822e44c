import { RESTORE_DAYS } from '@/lib/domain/borrado';
import type { Rol } from '@/lib/domain/usuarios';

const SESSIONS = 'Tus sesiones se cierran en el acto, en todos tus aparatos.';
const LATER = [
  `Durante ${RESTORE_DAYS} días puedes arrepentirte: entra con tu correo y tu contraseña, y todo vuelve.`,
  'Después se borra todo, comprobamos que no quede nada y nadie puede recuperarlo.',
];
const NOW = ['Se borra todo ahora mismo, comprobamos que no quede nada y nadie puede recuperarlo.'];

const OF_ROL: Record<Rol, readonly string[]> = {
  consumidor: ['Quien te acompaña deja de verte en el acto, y tu dispositivo deja de enviar lecturas.'],
  cuidador: [
    'Dejas de ver a las personas que acompañas. Ellas conservan hasta un año, con tu nombre, el registro de lo que miraste: es parte de sus datos.',
  ],
  administrador: [],
};

/** What closing an account does, line by line; `ya`: without waiting. */
export function deletionText(rol: Rol, ya: boolean): readonly string[] {
  return [SESSIONS, ...OF_ROL[rol], ...(ya ? NOW : LATER)];
}
