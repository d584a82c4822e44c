import { problemOf, type SendRequest } from '../api';
import type { Cancel } from '../live-deps';
import { type Item, requestOf, type Stored } from './item';
import { claimed, hurried, nextAt, ready, settled, type Verdict, verdictOf } from './queue';
import type { OutboxStore } from './store';

export type SenderDeps = {
  store: OutboxStore;
  send: SendRequest;
  /** Only one tab at a time is inside. */
  alone(work: () => Promise<void>): Promise<void>;
  after(ms: number, run: () => void): Cancel;
  /** ms since 1970, of this device. */
  now(): number;
  random(): number;
  /** The items after a change. */
  onItems(items: readonly Item[]): void;
  onDone(item: Item, stored: Stored): void;
  /** One was sent, and what came of it is stored. */
  onSettled(): void;
  onHeld(held: boolean): void;
};

export type Sender = {
  /** Sends what may go; `hurry`: the network may be back, so that what waited for it goes at once. */
  wake(hurry?: boolean): void;
  stop(): void;
};

/** Sends one after the other until nothing may go, then waits for the next one's time. */
export function createSender(deps: SenderDeps): Sender {
  const { store, alone, after, now, onItems } = deps;
  let cancel: Cancel = () => {};
  let stopped = false;
  let wanted: 'no' | 'yes' | 'hurry' = 'no';
  let running = false;

  const runAll = async (): Promise<void> => {
    while (wanted !== 'no' && !stopped) {
      const hurry = wanted === 'hurry';
      wanted = 'no';
      await alone(async () => {
        if (hurry) await store.update(hurried);
        while (!stopped && (await sendNext(deps)));
      });
    }
  };

  const plan = async (): Promise<void> => {
    const items = await store.update((held) => held);
    onItems(items);
    const at = nextAt(items);
    if (at !== undefined && !stopped) cancel = after(Math.max(250, at - now()), () => wake());
  };

  const wake = (hurry = false): void => {
    if (wanted !== 'hurry') wanted = hurry ? 'hurry' : 'yes';
    if (running || stopped) return;
    running = true;
    cancel();
    const over = () => {
      running = false;
    };
    // The store may be gone (a browser that clears it); the next wake tries anew.
    runAll().then(plan).then(over, over);
  };

  return {
    wake,
    stop: () => {
      stopped = true;
      cancel();
    },
  };
}

/** False when there is nothing more to send for now. */
async function sendNext(deps: SenderDeps): Promise<boolean> {
  const { store, now, random, onItems, onDone, onSettled, onHeld } = deps;
  let mine: Item | undefined;
  const items = await store.update((held) => {
    mine = ready(held, now())[0];
    return mine ? claimed(held, mine.id) : held;
  });
  onItems(items);
  const item = mine;
  if (!item) return false;
  const { verdict, stored } = await attempt(deps, item);
  onHeld(verdict.kind === 'held');
  if (verdict.kind === 'done') onDone(item, stored);
  const chance = { now: now(), random: random() };
  onItems(await store.update((held) => settled(held, item.id, verdict, chance)));
  onSettled();
  return verdict.kind !== 'unreachable' && verdict.kind !== 'held';
}

async function attempt({ send }: SenderDeps, item: Item): Promise<{ verdict: Verdict; stored: Stored }> {
  const { method, path, body } = requestOf(item);
  try {
    const { data } = await send<Exclude<Stored, undefined>>(method, path, { body });
    return { verdict: verdictOf(item, undefined), stored: data };
  } catch (error) {
    return { verdict: verdictOf(item, problemOf(error)), stored: undefined };
  }
}
