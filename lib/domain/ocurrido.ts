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
 * @throws invalid, at `pointer`, when it lies more than five minutes ahead, or before `since`
 */
export function ocurridoAt(
  clock: Clock,
  given: string | null | undefined,
  { pointer = '/ocurrido_at', since = new Date(EARLIEST_MS) }: { pointer?: string; since?: Date } = {},
): Date {
  const now = clock.now();
  if (!given) return now;
  const at = new Date(given);
  const refuse = (detail: string) => new LatidoError('invalid', { errors: [{ pointer, detail }] });
  if (at.getTime() - now.getTime() > FUTURE_LIMIT_MS) throw refuse('está en el futuro');
  if (at < since) throw refuse('fue hace demasiado tiempo');
  return at > now ? now : at;
}
