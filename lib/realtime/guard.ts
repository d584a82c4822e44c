import type { Channel } from '@/lib/channels/registry';
import { authorizeView, type View } from '@/lib/channels/view';
import type { Actor } from '@/lib/domain/access';
import type { Clock } from '@/lib/domain/clock';
import { closeCode, isLatidoError } from '@/lib/domain/errors';
import type { Bus, Repos } from '@/lib/domain/ports';
import type { Surface } from '@/lib/domain/telemetry';
import { Counts } from './counts';
import { startSweep } from './sweep';

/** Whose data of which channel; `see`: the grant is there still, but may show more or less than before. */
export type Sight = { ownerId: number; channel: Channel; see(view: View): void };

/** Without a `sight` it is held to its session alone. */
export type Guarded = {
  readonly actor: Actor;
  readonly sight?: Sight;
  close(code: number, reason: string): void;
};

type Logger = { error(context: object, message: string): void };
export type Guard = ReturnType<typeof createGuard>;

/** Checked at once by the sweep. */
const TOGETHER = 500;

/**
 * Holds every open socket to the access it was opened with: closes it within a second of the grant, the session
 * or the credential ending, on every instance, also while the bus is broken.
 */
export function createGuard(repos: Repos, bus: Bus, clock: Clock, log: Logger) {
  const guarded = new Set<Guarded>();
  const counts = new Counts<`${Surface}:${number}`>();

  const end = (one: Guarded, code: 'unauthenticated' | 'not_allowed') => one.close(closeCode(code), code);

  const recheck = async (one: Guarded): Promise<void> => {
    try {
      if (!(await repos.sessions.actor(one.actor.session_id, clock.now())))
        return end(one, 'unauthenticated');
      const { sight } = one;
      if (sight) sight.see((await authorizeView({ repos }, one.actor, sight.ownerId, sight.channel)).view);
    } catch (error) {
      if (isLatidoError(error)) end(one, 'not_allowed');
      else log.error({ err: error }, 'an open socket could not be checked: it is checked again');
    }
  };

  bus.subscribe((event) => {
    if (event.name !== 'session.revoked' && event.name !== 'consentimiento.changed') return;
    for (const one of guarded) {
      if (event.name === 'session.revoked') {
        const hit = one.actor.usuario_id === event.usuario_id;
        if (hit && (event.session_id ?? one.actor.session_id) === one.actor.session_id)
          end(one, 'unauthenticated');
      } else {
        const hit = one.actor.usuario_id === event.cuidador_id && one.sight?.ownerId === event.consumidor_id;
        if (hit) void recheck(one);
      }
    }
  });

  const stop = startSweep(bus, async () => {
    const all = [...guarded];
    // Those that are asked together share their queries.
    for (let at = 0; at < all.length; at += TOGETHER)
      await Promise.all(all.slice(at, at + TOGETHER).map(recheck));
  });

  return {
    hold: (one: Guarded): void => {
      guarded.add(one);
      // The grant may have changed between its check and this line, and nobody was listening.
      void recheck(one);
    },
    release: (one: Guarded): void => void guarded.delete(one),
    /** Counts a socket of a usuario on a surface; false when there are `most` already. */
    enter: (usuarioId: number, surface: Surface, most: number): boolean => {
      const key = `${surface}:${usuarioId}` as const;
      return counts.of(key) < most && counts.add(key) > 0;
    },
    leave: (usuarioId: number, surface: Surface): void => void counts.remove(`${surface}:${usuarioId}`),
    stop,
  };
}
