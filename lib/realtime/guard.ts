import type { Channel } from '@/lib/channels/registry';
import { authorizeView, type View } from '@/lib/channels/view';
import type { Watching } from '@/lib/domain/accesos';
import type { Actor } from '@/lib/domain/access';
import type { Clock } from '@/lib/domain/clock';
import { closeCode, isLatidoError } from '@/lib/domain/errors';
import type { Bus, Repos } from '@/lib/domain/ports';
import type { Surface } from '@/lib/domain/telemetry';
import { Counts } from './counts';
import { lookSoon, startEndings, startSweep } from './sweep';

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

/** Checked at once: those that are asked together share their queries. */
const TOGETHER = 500;

/**
 * Holds every open socket to the access it was opened with: closes it within a second of the grant, its hours, the
 * session or the credential ending, on every instance, also while the bus is broken.
 */
export function createGuard(repos: Repos, bus: Bus, clock: Clock, log: Logger, looks: Watching) {
  const deps = { repos, clock, looks };
  const guarded = new Set<Guarded>();
  /** Of those whose access ends by time alone: when. */
  const endings = new Map<Guarded, Date>();
  const counts = new Counts<`${Surface}:${number}`>();

  const end = (one: Guarded, code: 'unauthenticated' | 'not_allowed') => one.close(closeCode(code), code);

  /** `sessions` that were asked for already: most usuarios hold several sockets and subscriptions. */
  const recheck = async (one: Guarded, sessions: Map<string, Promise<Actor | null>>): Promise<void> => {
    const { actor, sight } = one;
    try {
      const session = sessions.get(actor.session_id) ?? repos.sessions.actor(actor.session_id, clock.now());
      sessions.set(actor.session_id, session);
      if (!(await session)) return end(one, 'unauthenticated');
      if (!sight) return;
      const { view, ends_at } = await authorizeView(deps, actor, sight.ownerId, sight.channel);
      if (!guarded.has(one)) return;
      if (ends_at) endings.set(one, ends_at);
      else endings.delete(one);
      sight.see(view);
    } catch (error) {
      const ending = endings.get(one);
      // What ends by itself does so also while nobody can be asked.
      if (isLatidoError(error) || (ending && ending <= clock.now())) end(one, 'not_allowed');
      else log.error({ err: error }, 'an open socket could not be checked: it is checked again');
    }
  };
  const check = async (all: readonly Guarded[]): Promise<void> => {
    for (let at = 0; at < all.length; at += TOGETHER) {
      const sessions = new Map<string, Promise<Actor | null>>();
      await Promise.all(all.slice(at, at + TOGETHER).map((one) => recheck(one, sessions)));
    }
  };
  const checkSoon = lookSoon<Guarded>((fresh) => check(fresh.filter((one) => guarded.has(one))));

  bus.subscribe((event) => {
    if (event.name === 'session.revoked') {
      for (const one of guarded) {
        const hit = one.actor.usuario_id === event.usuario_id;
        const { session_id: own } = one.actor;
        const kept = event.kept_session_id === own || (event.session_id ?? own) !== own;
        if (hit && !kept) end(one, 'unauthenticated');
      }
    } else if (event.name === 'consentimiento.changed') {
      void check(seeing(guarded, event.consumidor_id, event.cuidador_id));
    } else if (event.name === 'acceso.changed') {
      void check(seeing(guarded, event.consumidor_id));
    }
  });

  const stopSweep = startSweep(bus, () => check([...guarded]));
  const stopEndings = startEndings(endings, clock, check);

  return {
    hold: (one: Guarded): void => {
      guarded.add(one);
      checkSoon(one);
    },
    release: (one: Guarded): void => {
      endings.delete(one);
      if (guarded.delete(one) && one.sight) looks.ended(lookOf(one.actor, one.sight));
    },
    /** Counts a socket of a usuario on a surface; false when there are `most` already. */
    enter: (usuarioId: number, surface: Surface, most: number): boolean => {
      const key = `${surface}:${usuarioId}` as const;
      return counts.of(key) < most && counts.add(key) > 0;
    },
    leave: (usuarioId: number, surface: Surface): void => void counts.remove(`${surface}:${usuarioId}`),
    stop: (): void => {
      stopSweep();
      stopEndings();
    },
  };
}

function lookOf({ usuario_id }: Actor, { ownerId, channel }: Sight) {
  return { consumidor_id: ownerId, usuario_id, que: channel.name };
}

/** Those who look at a consumidor; only one of them when `usuarioId` names it. */
function seeing(guarded: Iterable<Guarded>, consumidorId: number, usuarioId?: number): Guarded[] {
  return [...guarded].filter(
    ({ actor, sight }) =>
      sight?.ownerId === consumidorId && actor.usuario_id === (usuarioId ?? actor.usuario_id),
  );
}
