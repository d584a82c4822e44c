import { shown, type View } from '@/lib/channels/view';
import { frameCache } from './frames';

/** Items that are read from the database at once. */
export const PAGE = 500;

/** Items of a stream, newest first, that fill the offsets `from` to `to`. */
export type Part = {
  from: number;
  to: number;
  rows: readonly unknown[];
  historical: boolean;
  frame(view: View, ref: string): Buffer;
};

export function createPart(
  place: { from: number; to: number; historical?: boolean },
  rows: readonly unknown[],
): Part {
  const { from, to, historical = false } = place;
  const frame = frameCache((view, ref) =>
    JSON.stringify({
      type: 'data',
      ref,
      from,
      to,
      ...(historical ? { historical } : {}),
      data: shown(rows, view),
    }),
  );
  return { from, to, rows, historical, frame };
}

/** As few parts as tell the same: neighbours that are live, or that are late, become one. */
export function mergeParts(parts: readonly Part[]): Part[] {
  const runs: Part[][] = [];
  for (const part of parts) {
    const run = runs.at(-1);
    if (run?.[0]?.historical === part.historical) run.push(part);
    else runs.push([part]);
  }
  return runs.flatMap((run) => joinParts(run) ?? []);
}

/** One part of several that follow each other. Historical only when all of it is. */
export function joinParts(parts: readonly Part[]): Part | undefined {
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return undefined;
  if (first === last) return first;
  const place = { from: first.from, to: last.to, historical: parts.every(({ historical }) => historical) };
  return createPart(
    place,
    parts.toReversed().flatMap(({ rows }) => rows),
  );
}

/**
 * Cuts items, oldest first and one an offset, where live ones and late ones meet, so that a late one is never taken for
 * the newest. `newest` is the instant of the newest item before; gives the one after, too.
 */
export function partsByAge<Row>(
  rows: readonly Row[],
  from: number,
  instantOf: (row: Row) => string,
  newest: string,
): { parts: Part[]; newest: string } {
  let reached = newest;
  const late = rows.map((row) => {
    const instant = instantOf(row);
    const isLate = instant < reached;
    if (!isLate) reached = instant;
    return isLate;
  });
  const parts: Part[] = [];
  let start = 0;
  for (let end = 1; end <= rows.length; end += 1) {
    if (end < rows.length && late[end] === late[start]) continue;
    const place = { from: from + start, to: from + end - 1, historical: late[start] ?? false };
    parts.push(createPart(place, rows.slice(start, end).toReversed()));
    start = end;
  }
  return { parts, newest: reached };
}
