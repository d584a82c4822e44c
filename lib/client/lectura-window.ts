import { formatCursor, parseCursor } from '@/lib/domain/cursor';
import type { SensorRow } from '@/lib/domain/reads';
import type { Items } from './live-types';

/** More than a minute at 100 Hz; a page left open must not grow for ever. */
export const MAX_ROWS = 6_000;

/**
 * The newest readings of a consumidor, put together from frames of the socket and answers of REST, which may overlap
 * and come late.
 *
 * Offsets (`seq`) have no gaps in the database. So with everything up to `through` accounted for and `ahead` the
 * offsets had beyond it, any offset between is a hole to read from the server.
 */
export type LecturaWindow = {
  /** Undefined until the first answer: then `through` means nothing. */
  epoch: number | undefined;
  through: number;
  ahead: ReadonlySet<number>;
  /** Where the window began to promise completeness; before it nothing counts as lost. */
  origin: number;
  /** Oldest first by medido_at, then seq; unique by seq. */
  rows: SensorRow[];
  /** Offsets that the server no longer gave. */
  lost: number;
};

export const EMPTY_WINDOW: LecturaWindow = {
  epoch: undefined,
  through: 0,
  ahead: new Set(),
  origin: 0,
  rows: [],
  lost: 0,
};

/** Which readings stay: those of the last `keepMs` before the newest, or before now when that one is in the future. */
export type Keep = { keepMs: number; now: number };

/** A snapshot with its cursor. `back` offsets before it are to be read as well. */
export function withSnapshot(
  window: LecturaWindow,
  snapshot: { data: readonly SensorRow[]; cursor: string },
  keep: Keep,
  back = 0,
): LecturaWindow {
  const cursor = parseCursor(snapshot.cursor);
  if (!cursor || isOlderEpoch(window, cursor.epoch)) return window;
  const same = window.epoch === undefined || window.epoch === cursor.epoch ? window : forgotten(window);
  const started = same.epoch !== undefined;
  const base: LecturaWindow = {
    ...same,
    epoch: cursor.epoch,
    origin: started ? same.origin : cursor.offset,
    through: started ? same.through : Math.max(0, cursor.offset - back),
  };
  return withRows(base, snapshot.data, keep);
}

/** A snapshot in place of readings that cannot be had any more: they are not waited for. */
export function withAnew(
  window: LecturaWindow,
  snapshot: { data: readonly SensorRow[]; cursor: string },
  keep: Keep,
  back = 0,
): LecturaWindow {
  const same = parseCursor(snapshot.cursor)?.epoch === window.epoch;
  return withSnapshot(same ? withoutPosition(window) : window, snapshot, keep, back);
}

/** A frame holds all of its offsets; what lies between the window and it is a hole. */
export function withFrame(
  window: LecturaWindow,
  frame: Pick<Items, 'epoch' | 'from' | 'to'> & { data: readonly SensorRow[] },
  keep: Keep,
): LecturaWindow {
  const { epoch, from, to, data } = frame;
  if (window.epoch === undefined) return withRows(window, data, keep);
  if (epoch !== window.epoch) return window;
  if (from > window.through + 1) return withRows(window, data, keep);
  return withMissed(window, { data, cursor: formatCursor({ epoch, offset: to }), recovered: true }, keep);
}

/**
 * An answer to `?since=`. Recovered, it is complete from the asked offset to its cursor. Not recovered, it is a
 * snapshot, and offsets before its cursor that neither it nor the window holds are gone; when it even stands before
 * the window, the stream was set back.
 */
export function withMissed(
  window: LecturaWindow,
  answer: { data: readonly SensorRow[]; cursor: string; recovered: boolean },
  keep: Keep,
): LecturaWindow {
  const cursor = parseCursor(answer.cursor);
  if (!cursor || isOlderEpoch(window, cursor.epoch)) return window;
  if (window.epoch !== cursor.epoch) return withSnapshot(window, answer, keep);
  if (!answer.recovered && cursor.offset < window.through) {
    return withSnapshot(forgotten(window), answer, keep);
  }
  const next = withRows(window, answer.data, keep);
  if (cursor.offset <= next.through) return next;
  const from = Math.max(next.through, next.origin);
  const had = [...next.ahead].filter((seq) => seq > from && seq <= cursor.offset).length;
  const lost = next.lost + Math.max(0, cursor.offset - from - had);
  return advanced({ ...next, lost, through: cursor.offset });
}

/** Lets go of the position but not of the rows: the next snapshot starts anew. */
export function withoutPosition(window: LecturaWindow): LecturaWindow {
  return { ...window, epoch: undefined, ahead: new Set() };
}

export function hasHole(window: LecturaWindow): boolean {
  return window.ahead.size > 0;
}

function withRows(window: LecturaWindow, incoming: readonly SensorRow[], keep: Keep): LecturaWindow {
  const known = new Set(window.rows.map(({ seq }) => seq));
  const fresh = incoming.filter(({ seq }) => !known.has(seq) && known.add(seq));
  const rows = trimmed(merged(window.rows, fresh), keep);
  const ahead = new Set(window.ahead);
  for (const { seq } of incoming) if (window.epoch === undefined || seq > window.through) ahead.add(seq);
  return advanced({ ...window, rows, ahead: bounded(ahead) });
}

/** Moves `through` over everything that follows it without a hole. */
function advanced(window: LecturaWindow): LecturaWindow {
  if (window.epoch === undefined) return window;
  let { through } = window;
  while (window.ahead.has(through + 1)) through += 1;
  return { ...window, through, ahead: new Set([...window.ahead].filter((seq) => seq > through)) };
}

function merged(rows: SensorRow[], fresh: SensorRow[]): SensorRow[] {
  const [first] = fresh.sort(byTime);
  if (!first) return rows;
  const last = rows.at(-1);
  const appends = last === undefined || byTime(last, first) < 0;
  return appends ? [...rows, ...fresh] : [...rows, ...fresh].sort(byTime);
}

function trimmed(rows: SensorRow[], { keepMs, now }: Keep): SensorRow[] {
  const last = rows.at(-1);
  if (!last) return rows;
  const cut = new Date(Math.min(Date.parse(last.medido_at), now) - keepMs).toISOString();
  const first = rows.findIndex(({ medido_at }) => medido_at >= cut);
  const from = Math.max(first, rows.length - MAX_ROWS);
  return from > 0 ? rows.slice(from) : rows;
}

function bounded(ahead: Set<number>): Set<number> {
  if (ahead.size <= MAX_ROWS) return ahead;
  return new Set([...ahead].sort((a, b) => a - b).slice(-MAX_ROWS));
}

function isOlderEpoch(window: LecturaWindow, epoch: number): boolean {
  return window.epoch !== undefined && epoch < window.epoch;
}

/** Offsets of another epoch name other readings. */
function forgotten(window: LecturaWindow): LecturaWindow {
  return { ...EMPTY_WINDOW, lost: window.lost };
}

function byTime(a: SensorRow, b: SensorRow): number {
  if (a.medido_at !== b.medido_at) return a.medido_at < b.medido_at ? -1 : 1;
  return a.seq - b.seq;
}
