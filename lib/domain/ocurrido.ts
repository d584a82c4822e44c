import { z } from 'zod';
import type { Clock } from './clock';
import { LatidoError } from './errors';
import { FUTURE_LIMIT_MS } from './lecturas';

const EARLIEST_MS = Date.UTC(1900, 0, 1);

/** When something that a person logs happened: now, unless they say so. */
export const ocurridoAtSchema = z.iso
  .datetime({ offset: true, error: 'no es un instante ISO 8601 con zona' })
  .refine((text) => Date.parse(text) >= EARLIEST_MS, 'antes de 1900')
  .nullish();

/**
 * The moment as it is stored. One from a clock that runs a little ahead becomes now: a log entry of the future
 * would enter the counts of today by the passing of time alone.
 *
 * @throws invalid when it lies more than five minutes ahead
 */
export function ocurridoAt(clock: Clock, given: string | null | undefined): Date {
  const now = clock.now();
  if (!given) return now;
  const at = new Date(given);
  if (at.getTime() - now.getTime() > FUTURE_LIMIT_MS) {
    const detail = 'está en el futuro';
    throw new LatidoError('invalid', { errors: [{ pointer: '/ocurrido_at', detail }] });
  }
  return at > now ? now : at;
}
