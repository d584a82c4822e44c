import type pg from 'pg';
import { MINUTE_MS } from '@/lib/domain/time';

/** What is written says no more than this: a write per request would cost more than the request. */
const EVERY_MS = 5 * MINUTE_MS;

const WRITE = `UPDATE sessions s SET seen_at = seen.at
  FROM unnest($1::uuid[], $2::timestamptz[]) AS seen (id, at)
  WHERE s.id = seen.id AND (s.seen_at IS NULL OR s.seen_at < seen.at)`;

/** Gathers which sessions are in use, and writes them together when told to. */
export function createSeen(pool: pg.Pool) {
  let pending = new Map<string, Date>();
  return {
    /** `written`: what the database says of it. */
    note: (sessionId: string, written: Date | null, now: Date): void => {
      const due = written === null || now.getTime() - written.getTime() >= EVERY_MS;
      if (due && !pending.has(sessionId)) pending.set(sessionId, now);
    },
    flush: async (): Promise<void> => {
      if (pending.size === 0) return;
      const seen = pending;
      pending = new Map();
      await pool.query(WRITE, [[...seen.keys()], [...seen.values()]]);
    },
  };
}
