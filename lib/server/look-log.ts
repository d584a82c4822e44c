import {
  type AccesosRepo,
  LOOK_GAP_MS,
  type Look,
  type Looks,
  type Via,
  type Watched,
  type Watching,
} from '@/lib/domain/accesos';
import type { Clock } from '@/lib/domain/clock';
import { MINUTE_MS } from '@/lib/domain/time';
import { createLookStore } from './look-store';

/** Whoever begins to look waits for their row, but a database that is slow keeps nobody for longer than this. */
const PATIENCE_MS = 1_000;
/** What is watched on end is checked every 15 s; its row then says, at least every 45 s, that it still is. */
const STILL_EVERY_MS = 30_000;

type Logger = { error(context: object, message: string): void };
/** `hasta`: when it was seen last, `told`: as far as that is on its way to the row; `stored`: while it is not there. */
type Held = Pick<Look, 'alcances' | 'motivo'> & { hasta: number; told: number; stored?: Promise<void> };

export type LookLog = ReturnType<typeof createLookLog>;

/**
 * Records who looks. A look that begins is stored before whoever looks gets their answer; one that goes on is
 * gathered, so that a process which dies takes at most a second of repeats with it.
 */
export function createLookLog(repo: Pick<AccesosRepo, 'record'>, clock: Clock, log: Logger) {
  const store = createLookStore(repo, log);
  const held = new Map<string, Held>();
  let prunedAt = clock.now().getTime();

  /** `veces` 0: it is looked at still. */
  const note = (via: Via, look: Look, veces: 0 | 1): Promise<void> | undefined => {
    const now = clock.now();
    const ms = now.getTime();
    prunedAt = prune(held, ms, prunedAt);
    const key = keyOf(via, look);
    const known = held.get(key);
    const goesOn = known && isSame(known, look) && ms - known.hasta <= LOOK_GAP_MS;
    const { alcances, motivo } = look;
    const one: Held = goesOn ? known : { alcances, motivo, hasta: ms, told: ms };
    one.hasta = ms;
    if (goesOn && veces === 0 && ms - one.told < STILL_EVERY_MS) return;
    one.told = ms;
    store.add({ ...look, via, desde: now, hasta: now, veces });
    if (goesOn) return one.stored;
    held.set(key, one);
    one.stored = store.flush().then(() => {
      one.stored = undefined;
    });
    return one.stored;
  };
  const seen = async (via: Via, looks: readonly Look[], veces: 0 | 1): Promise<void> => {
    const begun = looks.flatMap((look) => note(via, look, veces) ?? []);
    if (begun.length > 0) await within(PATIENCE_MS, Promise.all(begun));
  };

  return {
    of: (via: Via): Looks => ({ seen: (looks) => seen(via, looks, 1) }),
    watching: {
      seen: (looks) => seen('socket', looks, 0),
      ended: (look) => {
        const one = held.get(keyOf('socket', look));
        if (!one) return;
        const now = clock.now();
        const { alcances, motivo } = one;
        store.add({ ...look, alcances, motivo, via: 'socket', desde: now, hasta: now, veces: 0 });
      },
    } satisfies Watching,
    flush: store.flush,
  };
}

function keyOf(via: Via, { consumidor_id, usuario_id, que }: Watched): string {
  return [consumidor_id, usuario_id, via, que].join('|');
}

function isSame(one: Pick<Look, 'alcances' | 'motivo'>, other: Look): boolean {
  return one.motivo === other.motivo && one.alcances.join() === other.alcances.join();
}

/** Forgets, now and then, what no longer goes on. */
function prune(held: Map<string, Held>, now: number, prunedAt: number): number {
  if (now - prunedAt < MINUTE_MS) return prunedAt;
  for (const [key, { hasta }] of held) if (now - hasta > LOOK_GAP_MS) held.delete(key);
  return now;
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
