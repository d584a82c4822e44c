import type { Actor } from '@/lib/domain/access';
import type { Deseo } from '@/lib/domain/deseos';
import { LatidoError } from '@/lib/domain/errors';
import { findDeseo } from '@/lib/domain/use-cases/deseos';
import { getRuntime } from './runtime-handle';

const ID = /^\d{1,9}$/;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** @throws not_found, also for what is neither an id nor a uuid */
export async function ownDeseo(actor: Actor, ref: string): Promise<Deseo> {
  if (!ID.test(ref) && !UUID.test(ref)) throw new LatidoError('not_found');
  return findDeseo(getRuntime(), actor, ID.test(ref) ? Number(ref) : ref);
}
