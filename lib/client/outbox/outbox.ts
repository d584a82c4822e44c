import type { Item, Kind, NewItem, Stored } from './item';
import { added, discarded, retried, undone } from './queue';
import { createSender, type SenderDeps } from './sender';
import type { OutboxStore } from './store';

/** Something that arrived, and what the server has of it. `fresh`: the pages may not have it from there yet. */
export type Sent = { item: Item; stored: Stored; fresh: boolean };

export type OutboxView = {
  items: readonly Item[];
  /** The newest, in this tab or another, since this page is there. */
  sent: readonly Sent[];
};

export type Outbox = {
  view(): OutboxView;
  subscribe(listener: () => void): () => void;
  onSent(listener: (sent: Sent) => void): () => void;
  add(...items: NewItem[]): void;
  undo(what: { target: string; kind: Extract<Kind, 'cierre' | 'consumo'> }, reverse: NewItem): void;
  retry(id: string): void;
  discard(id: string): void;
  wake(hurry?: boolean): void;
  /** Nothing of the account stays on this device. */
  erase(): Promise<void>;
  /** Begins to send; gives what ends it. */
  start(): () => void;
};

type Change = (items: readonly Item[]) => readonly Item[];

/** What the tabs of one account tell each other. */
export type OutboxNews = { kind: 'items' } | { kind: 'sent'; sent: Sent };

export type OutboxDeps = Pick<SenderDeps, 'send' | 'alone' | 'after' | 'now' | 'random'> & {
  store: OutboxStore;
  channel(hear: (news: OutboxNews) => void): { post(news: OutboxNews): void; close(): void };
};

const SENT_KEPT = 50;
/** Longer than a page takes to hear of it, with a socket or without. */
const FRESH_MS = 20_000;
const EMPTY: OutboxView = { items: [], sent: [] };

export function createOutbox(deps: OutboxDeps): Outbox {
  const { store } = deps;
  let view = EMPTY;
  const listeners = new Set<() => void>();
  const sentListeners = new Set<(sent: Sent) => void>();
  let post = (_: OutboxNews) => {};
  let wake = (_?: boolean) => {};

  /** As it is stored, and what was done since: drawn before it is stored, so that a tap is answered at once. */
  let stored: readonly Item[] = [];
  let unstored: readonly Change[] = [];

  const show = (change: Partial<OutboxView>) => {
    view = { ...view, ...change };
    for (const listener of [...listeners]) listener();
  };
  const draw = (items = stored) => {
    stored = items;
    show({
      items: without(
        view.sent,
        unstored.reduce((held, next) => next(held), items),
      ),
    });
  };
  const heard = (one: Sent) => {
    const sent = [...view.sent, one].slice(-SENT_KEPT);
    show({ sent, items: without(sent, view.items) });
    for (const listener of [...sentListeners]) listener(one);
    deps.after(FRESH_MS, () =>
      show({ sent: view.sent.map((held) => (held === one ? { ...held, fresh: false } : held)) }),
    );
  };
  const change = (next: Change) => {
    unstored = [...unstored, next];
    draw();
    void store.update(next).then((items) => {
      unstored = unstored.filter((one) => one !== next);
      draw(items);
      post({ kind: 'items' });
      wake();
    });
  };
  const reload = async () => draw(await store.update((items) => items));

  return {
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onSent: (listener) => {
      sentListeners.add(listener);
      return () => sentListeners.delete(listener);
    },
    add: (...items) => change((held) => added(held, items)),
    undo: (what, reverse) => change((held) => undone(held, what, reverse)),
    retry: (id) => change((held) => retried(held, id)),
    discard: (id) => change((held) => discarded(held, id)),
    wake: (hurry) => wake(hurry),
    erase: async () => {
      await store.erase();
      stored = [];
      show(EMPTY);
      post({ kind: 'items' });
    },
    start: () => {
      const channel = deps.channel((news) => (news.kind === 'sent' ? heard(news.sent) : void reload()));
      const sender = createSender({
        ...deps,
        onItems: draw,
        onDone: (item, stored) => {
          const sent = { item, stored, fresh: true };
          heard(sent);
          channel.post({ kind: 'sent', sent });
        },
        onSettled: () => channel.post({ kind: 'items' }),
      });
      post = channel.post;
      wake = sender.wake;
      void reload().then(() => wake(true));
      return () => {
        sender.stop();
        channel.close();
      };
    },
  };
}

/** What has arrived waits no more, though the store has yet to hear of it: nothing is drawn twice. */
function without(sent: readonly Sent[], items: readonly Item[]): readonly Item[] {
  const arrived = new Set(sent.map(({ item }) => item.id));
  return items.filter(({ id }) => !arrived.has(id));
}
