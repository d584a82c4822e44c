import type { Rol } from '@/lib/domain/usuarios';
import type { Messages } from '@/lib/i18n/messages';

type Effect = keyof Messages['cuenta']['borrar']['efecto'];

/** What closing an account does, line by line; `ya`: without waiting. */
export function deletionEffects(rol: Rol, ya: boolean): Effect[] {
  return ['sesiones', ...(rol === 'administrador' ? [] : [rol]), ...LATER[ya ? 'ya' : 'luego']];
}

const LATER: Record<'ya' | 'luego', Effect[]> = { luego: ['plazo', 'despues'], ya: ['ahora'] };
