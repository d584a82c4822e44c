import type { Clock } from '@/lib/domain/clock';
import type { Bus } from '@/lib/domain/ports';

const EVERY_MS = 15_000;
/** While messages of other instances may be lost, what is open is looked at again this often. */
const BROKEN_BUS_EVERY_MS = 750;
const LOOK_EVERY_MS = 100;

/** Repeats a check of all that is open, oftener while the bus is broken; never two at once. Returns how to stop. */
export function startSweep(bus: Pick<Bus, 'healthy'>, check: () => Promise<void>): () => void {
  let sweptAt = performance.now();
  let sweeping = false;
  const sweep = async (): Promise<void> => {
    const due = bus.healthy() ? EVERY_MS : BROKEN_BUS_EVERY_MS;
    if (sweeping || performance.now() - sweptAt < due) return;
    sweeping = true;
    await check();
    sweptAt = performance.now();
    sweeping = false;
  };
  const timer = setInterval(() => void sweep(), LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

const ENDINGS_EVERY_MS = 200;

/** Checks what was to end by now. What could not be checked is still to end. Returns how to stop. */
export function startEndings<One>(
  endings: ReadonlyMap<One, Date>,
  clock: Clock,
  check: (over: readonly One[]) => Promise<void>,
): () => void {
  let checking = false;
  const look = async (): Promise<void> => {
    if (checking || endings.size === 0) return;
    const now = clock.now();
    const over = [...endings].filter(([, at]) => at <= now).map(([one]) => one);
    if (over.length === 0) return;
    checking = true;
    await check(over);
    checking = false;
  };
  const timer = setInterval(() => void look(), ENDINGS_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** What opens together is looked at together. */
const FIRST_LOOK_MS = 50;

/** Looks at what was opened a moment ago: its access may have ended between its check and the moment it was held. */
export function lookSoon<One>(check: (fresh: readonly One[]) => Promise<void>): (one: One) => void {
  let fresh: One[] = [];
  const look = (): void => {
    const gathered = fresh;
    fresh = [];
    void check(gathered);
  };
  return (one) => {
    if (fresh.length === 0) setTimeout(look, FIRST_LOOK_MS).unref();
    fresh.push(one);
  };
}
