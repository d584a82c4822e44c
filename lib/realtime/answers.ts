import { randomUUID } from 'node:crypto';
import { MAX_SUBSCRIPTIONS, PING_EVERY_MS } from '@/lib/channels/protocol';
import type { Clock } from '@/lib/domain/clock';
import { toProblem } from '@/lib/domain/errors';
import type { Idioma } from '@/lib/domain/usuarios';
import { problemFor } from '@/lib/i18n/problems';

/** What a socket of any surface answers to what it refuses. `about`: by what the client knows its own frame again. */
export function refusal<About extends object>(error: unknown, idioma: Idioma, about?: About) {
  return { type: 'error' as const, ...about, problem: problemFor(toProblem(error), idioma) };
}

/** The first of the native surface to who is known. */
export function welcome(clock: Clock) {
  return {
    type: 'welcome' as const,
    session: randomUUID(),
    server_time: clock.now().toISOString(),
    ping_ms: PING_EVERY_MS,
    max_subscriptions: MAX_SUBSCRIPTIONS,
  };
}
