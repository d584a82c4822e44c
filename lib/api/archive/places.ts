import { LatidoError } from '@/lib/domain/errors';

const RETRY_MS = 15_000;

/** So many at once on this instance. What `take` gives back frees the place, once. @throws too_many */
export function places(most: number): () => () => void {
  let taken = 0;
  return () => {
    if (taken >= most) throw new LatidoError('too_many', { retryAfterMs: RETRY_MS });
    taken += 1;
    let held = true;
    return () => {
      if (held) taken -= 1;
      held = false;
    };
  };
}
