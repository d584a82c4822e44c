import type { Rol } from '@/lib/domain/usuarios';

export const ROL_WORDS: Record<Rol, string> = {
  consumidor: 'Consumidor',
  cuidador: 'Cuidador',
  administrador: 'Administrador',
};

/** Why another rol is a matter of weight. */
export const ROL_EFFECT: Record<Rol, string> = {
  consumidor: 'Registra sus propios datos y decide quién los ve.',
  cuidador: 'Ve a quien le dé permiso, y nada más.',
  administrador: 'Maneja cuentas y dispositivos. No ve datos de salud.',
};
