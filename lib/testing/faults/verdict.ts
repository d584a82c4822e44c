import type pg from 'pg';
import type { SensorRow } from '@/lib/domain/reads';
import type { Claims } from './claims';
import type { Page } from './page';

/** What is wrong with what a page got; nothing is right. */
export type Verdict = {
  /** Stored and not on the page. */
  lost: number;
  /** On the page and not stored, or not as it was stored. */
  wrong: number;
  /** On the page more than once. */
  twice: number;
  /** Not in the order of the time they were measured at. */
  disorder: number;
  /** Offsets in the database that are missing or taken twice. */
  offsets: number;
  /**
   * Frames that say `historical` of a reading that was live, or do not say it of readings that were all late; with
   * what was missed it need not be said.
   */
  historical: number;
  /** What the server did against the protocol, in words. */
  protocol: string[];
  /** Resumptions that did not bring everything. */
  unrecovered: number;
  /** Items of which the page itself says that they are lost. */
  confessed: number;
  /** Seconds in which it said live and was not. */
  false_live_s: number;
};

export const RIGHT: Verdict = {
  lost: 0,
  wrong: 0,
  twice: 0,
  disorder: 0,
  offsets: 0,
  historical: 0,
  protocol: [],
  unrecovered: 0,
  confessed: 0,
  false_live_s: 0,
};

export type Stored = { seq: number; medido_at: string; heart_rate: number | null; accel_x: number | null };

/** All readings of a person, oldest first by offset. */
export async function storedOf(client: pg.Pool, consumidorId: number): Promise<Stored[]> {
  const { rows } = await client.query<Omit<Stored, 'medido_at'> & { medido_at: Date }>(
    `SELECT seq::int, medido_at, heart_rate, accel_x FROM lecturas WHERE consumidor_id = $1 ORDER BY seq`,
    [consumidorId],
  );
  return rows.map((row) => ({ ...row, medido_at: row.medido_at.toISOString() }));
}

/** Compares what a page has, and how it came, with what is stored. The page began before the first reading. */
export function judge(page: Page, stored: readonly Stored[], claims: Claims): Verdict {
  const rows = page.rows();
  const shown = new Map(rows.map((row) => [row.seq, row]));
  return {
    lost: stored.filter(({ seq }) => !shown.has(seq)).length,
    wrong: [...shown.values()].filter((row) => !isAsStored(row, stored[row.seq - 1])).length,
    twice: rows.length - shown.size,
    disorder: rows.filter((row, index) => row.medido_at < (rows[index - 1]?.medido_at ?? '')).length,
    offsets: stored.filter(({ seq }, index) => seq !== index + 1).length,
    historical: misnamed(page, stored),
    protocol: page.wire.faults,
    unrecovered: page.wire.recovered.slice(1).filter((recovered) => !recovered).length,
    confessed: page.lost(),
    false_live_s: claims.falseSeconds(),
  };
}

function isAsStored(row: SensorRow, stored: Stored | undefined): boolean {
  return (
    stored !== undefined &&
    row.seq === stored.seq &&
    row.medido_at === stored.medido_at &&
    row.heart_rate === stored.heart_rate &&
    row.accel_x === stored.accel_x
  );
}

function misnamed({ wire }: Page, stored: readonly Stored[]): number {
  const late = new Set<number>();
  let newest = '';
  for (const { seq, medido_at } of stored) {
    if (medido_at < newest) late.add(seq);
    else newest = medido_at;
  }
  return wire.frames.filter(({ data, resumes, historical = false }) => {
    const isLate = (data as SensorRow[]).every(({ seq }) => late.has(seq));
    return historical ? !isLate : isLate && !resumes;
  }).length;
}
