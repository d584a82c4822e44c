import type pg from 'pg';

export const DAY_MS = 86_400_000;

/** Raw readings are kept this long, `engineering.md` §3; what is older goes into the rollups only. */
export const RAW_DAYS = 90;

export function utcDay(ms: number): number {
  return Math.floor(ms / DAY_MS);
}

/** Makes the partitions of days that have none, and remembers those that exist. */
export function createPartitions(pool: pg.Pool): (days: Iterable<number>) => Promise<void> {
  const known = new Set<number>();
  return async (days) => {
    for (const day of days) {
      if (known.has(day)) continue;
      await pool.query('SELECT lecturas_particion($1::date)', [
        new Date(day * DAY_MS).toISOString().slice(0, 10),
      ]);
      known.add(day);
    }
  };
}
