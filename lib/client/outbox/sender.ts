import { problemOf, type SendRequest } from '../api';
import type { Cancel } from '../live-deps';
import { type Item, requestOf, type Stored } from './item';
import { claimed, hurried, nextAt, ready, settled, type Verdict, verdictOf } from './queue';
import type { OutboxStore } from './store';

/** Between two runs at least. */
const LEAST_MS = 250;

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
  /** ms since 1970: what reached nobody needs not be tried with the next one at once. */
  let paused = 0;

  const runAll = async (): Promise<void> => {
    while (wanted !== 'no' && !stopped) {
      const hurry = wanted === 'hurry';
      wanted = 'no';
      await alone(async () => {
        if (hurry) await store.update(hurried);
        paused = 0;
        while (!stopped && paused === 0) {
          const next = await sendNext(deps);
          if (next === 'none') break;
          if (next !== 'more') paused = next.until;
        }
      });
    }
  };

  const plan = async (): Promise<void> => {
    const items = await store.update((held) => held);
    onItems(items);
    const at = nextAt(items);
    if (at !== undefined && !stopped)
      cancel = after(Math.max(LEAST_MS, at - now(), paused - now()), () => wake());
  };

  const wake = (hurry = false): void => {
    if (wanted !== 'hurry') wanted = hurry ? 'hurry' : 'yes';
    if (running || stopped) return;
    running = true;
    cancel();
    const over = () => {
      running = false;
      if (wanted !== 'no') wake();
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

/** `until`: nothing is worth sending before that. */
async function sendNext(deps: SenderDeps): Promise<'more' | 'none' | { until: number }> {
  const { store, now, random, onItems, onDone, onSettled } = deps;
  let mine: Item | undefined;
  const items = await store.update((held) => {
    mine = ready(held, now())[0];
    return mine ? claimed(held, mine.id) : held;
  });
  onItems(items);
  const item = mine;
  if (!item) return 'none';
  const { verdict, stored } = await attempt(deps, item);
  if (verdict.kind === 'done') onDone(item, stored);
  const chance = { now: now(), random: random() };
  const after = await store.update((held) => settled(held, item.id, verdict, chance));
  onItems(after);
  onSettled();
  const stops = verdict.kind === 'unreachable' || verdict.kind === 'held';
  return stops ? { until: after.find(({ id }) => id === item.id)?.not_before ?? now() } : 'more';
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
