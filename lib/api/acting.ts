import type { Context } from 'hono';
import type { By } from '@/lib/domain/use-cases/administration';
import { requireActor } from './access';
import type { ApiEnv } from './context';

/** Who acts, as auditoria keeps it. */
export function actingIn(c: Context<ApiEnv>): By {
  return { actor: requireActor(c), direccion: c.get('address') };
}
