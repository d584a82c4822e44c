import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Item } from './item';

/** One account's outbox on this device. Each update is one step: nobody's change comes in between. */
export type OutboxStore = {
  /** Gives the items after the change. */
  update(change: (items: readonly Item[]) => readonly Item[]): Promise<readonly Item[]>;
  erase(): Promise<void>;
};

export function memoryStore(items: readonly Item[] = []): OutboxStore {
  let held = items;
  return {
    update: async (change) => {
      held = change(held);
      return held;
    },
    erase: async () => {
      held = [];
    },
  };
}

interface Schema extends DBSchema {
  items: { key: string; value: Item };
}

const nameOf = (usuarioId: number) => `latido-pendientes-${usuarioId}`;

/** Where the browser has no database, or does not give it to this page, it lasts as long as the page. */
export function browserStore(usuarioId: number): OutboxStore {
  const fallback = memoryStore();
  let opened: Promise<IDBPDatabase<Schema> | undefined> | undefined;
  const open = () => {
    opened ??= openItems(usuarioId);
    return opened;
  };
  return {
    update: async (change) => {
      const db = await open();
      if (!db) return fallback.update(change);
      try {
        return await updateIn(db, change);
      } catch {
        // Full, or taken away: what is done from now on lasts as long as the page.
        opened = Promise.resolve(undefined);
        return fallback.update(change);
      }
    },
    erase: async () => {
      await fallback.erase();
      await (await open())?.clear('items');
    },
  };
}

async function openItems(usuarioId: number): Promise<IDBPDatabase<Schema> | undefined> {
  if (typeof indexedDB === 'undefined') return undefined;
  return openDB<Schema>(nameOf(usuarioId), 1, {
    upgrade: (db) => void db.createObjectStore('items', { keyPath: 'id' }),
  }).catch(() => undefined);
}

async function updateIn(
  db: IDBPDatabase<Schema>,
  change: (items: readonly Item[]) => readonly Item[],
): Promise<readonly Item[]> {
  const tx = db.transaction('items', 'readwrite', { durability: 'strict' });
  const before = await tx.store.getAll();
  const after = change(before);
  const kept = new Set(after.map(({ id }) => id));
  const known = new Set<Item>(before);
  await Promise.all([
    ...before.filter(({ id }) => !kept.has(id)).map(({ id }) => tx.store.delete(id)),
    ...after.filter((item) => !known.has(item)).map((item) => tx.store.put(item)),
    tx.done,
  ]);
  return after;
}
