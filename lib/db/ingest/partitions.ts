import type pg from 'pg';
import { DAY_MS } from '@/lib/domain/time';

export function utcDay(ms: number): number {
  return Math.floor(ms / DAY_MS);
}

export function utcDate(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** A partition holds a UTC day. */
export function partitionName(day: number): string {
  return `lecturas_${utcDate(day).replaceAll('-', '')}`;
}

export type Partitions = {
  /** Makes the partitions of days that have none, and remembers those that exist. */
  ensure(days: Iterable<number>): Promise<void>;
  /** Somebody took one away: look again. */
  forget(): void;
};

export function createPartitions(pool: pg.Pool): Partitions {
  const known = new Set<number>();
  return {
    ensure: async (days) => {
      for (const day of days) {
        if (known.has(day)) continue;
        await pool.query('SELECT lecturas_particion($1::date)', [utcDate(day)]);
        known.add(day);
      }
    },
    forget: () => known.clear(),
  };
}

/** The PostgreSQL error of a row whose partition is not there. */
export function isWithoutPartition(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23514';
}
