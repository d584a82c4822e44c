import type { Problem, ProblemCode } from '@/lib/domain/errors';
import { type Item, isCreation, type NewItem } from './item';

/**
 * How an attempt ended. `unreachable`: no answer, so that it may or may not have arrived. `held`: this account cannot
 * write now, whatever is sent.
 */
export type Verdict =
  | { kind: 'done' }
  | { kind: 'unreachable' }
  | { kind: 'busy'; retry_after_ms?: number }
  | { kind: 'held' }
  | { kind: 'refused'; problem: Problem };

const HELD: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'unauthenticated',
  'password_change_required',
  'account_deleted',
]);

export function verdictOf({ op }: NewItem, problem: Problem | undefined): Verdict {
  if (!problem) return { kind: 'done' };
  const { code, status, retry_after_ms } = problem;
  if (code === 'unavailable') return { kind: 'unreachable' };
  if (status >= 500 || code === 'too_many') return { kind: 'busy', retry_after_ms };
  if (HELD.has(code)) return { kind: 'held' };
  // What is to be gone is gone: an answer was lost before.
  if (op.kind === 'consumo_deshecho' && code === 'not_found') return { kind: 'done' };
  return { kind: 'refused', problem };
}

const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

/** Full jitter, so that many pages do not come back at once. `random` in [0, 1). */
export function backoffMs(attempts: number, random: number): number {
  const most = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(Math.max(0, attempts - 1), 10));
  return Math.round(most * (0.25 + 0.75 * random));
}

const byOrder = (a: Item, b: Item) => a.n - b.n;

/**
 * The first of each chain that is not refused: the only ones whose turn it can be. What was refused holds nothing up but
 * what needs it: a deseo that the server does not have cannot be closed there.
 */
function heads(items: readonly Item[]): Item[] {
  const found = new Map<string, Item | null>();
  for (const item of [...items].sort(byOrder)) {
    if (found.has(item.chain)) continue;
    if (!item.refused) found.set(item.chain, item);
    else if (isCreation(item) && item.target === item.chain) found.set(item.chain, null);
  }
  return [...found.values()].filter((item) => item !== null).sort(byOrder);
}

/** What may be sent now, the oldest first. */
export function ready(items: readonly Item[], now: number): Item[] {
  return heads(items).filter(({ not_before }) => not_before <= now);
}

/** When something may be sent next (ms since 1970); undefined when nothing waits for its time. */
export function nextAt(items: readonly Item[]): number | undefined {
  const times = heads(items).map(({ not_before }) => not_before);
  return times.length > 0 ? Math.min(...times) : undefined;
}

export function added(items: readonly Item[], given: readonly NewItem[]): Item[] {
  const last = Math.max(0, ...items.map(({ n }) => n));
  const fresh = given.map((item, index) => ({
    ...item,
    n: last + 1 + index,
    attempts: 0,
    not_before: 0,
    waits: null,
    refused: null,
  }));
  return [...items, ...fresh];
}

const changed = (items: readonly Item[], id: string, change: (item: Item) => Item): Item[] =>
  items.map((item) => (item.id === id ? change(item) : item));

/** It is about to be sent: from here on it may be known to the server. */
export function claimed(items: readonly Item[], id: string): Item[] {
  return changed(items, id, (item) => ({ ...item, attempts: item.attempts + 1 }));
}

export function settled(
  items: readonly Item[],
  id: string,
  verdict: Verdict,
  { now, random }: { now: number; random: number },
): Item[] {
  if (verdict.kind === 'done') return items.filter((item) => item.id !== id);
  return changed(items, id, (item) => {
    if (verdict.kind === 'refused') return { ...item, waits: null, refused: verdict.problem };
    const pause = backoffMs(item.attempts, random);
    if (verdict.kind === 'held') return { ...item, waits: 'account', not_before: now + LONGEST_MS };
    if (verdict.kind === 'unreachable') return { ...item, waits: 'network', not_before: now + pause };
    return { ...item, waits: 'server', not_before: now + Math.max(pause, verdict.retry_after_ms ?? 0) };
  });
}

/** The network may be back, or the person: what waited for them waits no longer. */
export function hurried(items: readonly Item[]): Item[] {
  const isOver = ({ waits }: Item) => waits === 'network' || waits === 'account';
  return items.map((item) => (isOver(item) ? { ...item, waits: null, not_before: 0 } : item));
}

export function retried(items: readonly Item[], id: string): Item[] {
  return changed(items, id, (item) => ({
    ...item,
    attempts: Math.max(1, item.attempts),
    not_before: 0,
    waits: null,
    refused: null,
  }));
}

/**
 * The person gives one up. What can only be with it goes too; a cigarette stays, without the deseo that it was told of.
 */
export function discarded(items: readonly Item[], id: string): Item[] {
  const gone = items.find((item) => item.id === id);
  if (!gone) return [...items];
  const rest = items.filter((item) => item !== gone);
  if (!isCreation(gone)) return rest;
  return rest.flatMap((item) => {
    if (item.chain !== gone.chain || (gone.op.kind !== 'deseo' && item.target !== gone.target)) return [item];
    if (item.target === gone.target) return [];
    if (item.op.kind !== 'consumo') return [{ ...item, chain: item.target }];
    const { deseo_uuid: _, deseo_id: __, ...body } = item.op.body;
    return [{ ...item, chain: item.target, op: { ...item.op, body } }];
  });
}

/** Takes back the newest of one kind about `target`: as if it had never been, or, where it may have arrived, by `reverse`. */
export function undone(
  items: readonly Item[],
  { target, kind }: { target: string; kind: 'cierre' | 'consumo' },
  reverse: NewItem,
): Item[] {
  const last = items
    .filter((item) => item.target === target && item.op.kind === kind)
    .sort(byOrder)
    .at(-1);
  if (last && (last.attempts === 0 || last.refused)) return items.filter((item) => item !== last);
  return added(items, [reverse]);
}
