import type { Database } from '@/lib/db/client';
import type { Band, Load } from './crash-load';
import { differingRollups } from './differing-rollups';

/** What is in the database of what was answered. All but the first two are faults. */
export type Verdict = {
  acknowledged: number;
  stored: number;
  /** Acknowledged, and not there. */
  lost: number;
  /** There more than once. */
  doubled: number;
  /** Offsets of the streams without a reading, or with more than one. */
  offsets: number;
  /** Rollups that are not what the readings give. */
  rollups: number;
};

const READINGS = `SELECT d.nombre, l.n, count(*)::int AS times FROM lecturas l
  JOIN dispositivos d ON d.id = l.dispositivo_id WHERE l.consumidor_id = ANY($1) GROUP BY d.nombre, l.n`;

const OFFSETS = `SELECT coalesce(sum(greatest(s.last_offset, l.last) - l.seqs + l.rows - l.seqs), 0)::int AS wrong
  FROM streams s, LATERAL (
    SELECT count(*) AS rows, count(DISTINCT seq) AS seqs, coalesce(max(seq), 0) AS last
    FROM lecturas WHERE consumidor_id = s.consumidor_id
  ) l WHERE s.stream = 'lecturas' AND s.consumidor_id = ANY($1)`;

/** Counts what a load left behind; nothing may be under way any more. */
export async function judge(
  { pool }: Database,
  bands: readonly Band[],
  { acknowledged }: Load,
): Promise<Verdict> {
  const persons = [...new Set(bands.map(({ consumidor_id }) => consumidor_id))];
  const { rows } = await pool.query<{ nombre: string; n: number; times: number }>(READINGS, [persons]);
  const stored = new Set(rows.map(({ nombre, n }) => `${nombre} ${n}`));
  const answered = [...acknowledged].flatMap(([nombre, counters]) => counters.map((n) => `${nombre} ${n}`));
  const offsets = await pool.query<{ wrong: number }>(OFFSETS, [persons]);
  let rollups = 0;
  for (const person of persons) rollups += await differingRollups(pool, person);
  return {
    acknowledged: answered.length,
    stored: stored.size,
    lost: answered.filter((reading) => !stored.has(reading)).length,
    doubled: rows.filter(({ times }) => times > 1).length,
    offsets: offsets.rows[0]?.wrong ?? Number.NaN,
    rollups,
  };
}
