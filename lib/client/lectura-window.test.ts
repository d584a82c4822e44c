import { describe, expect, it } from 'vitest';
import type { SensorRow } from '@/lib/domain/ports';
import {
  EMPTY_WINDOW,
  hasHole,
  type LecturaWindow,
  looksReset,
  MAX_ROWS,
  withFrame,
  withMissed,
  withoutPosition,
  withSnapshot,
} from './lectura-window';

const T0 = Date.parse('2026-11-24T15:00:00Z');
const KEEP = { keepMs: 60_000, now: T0 + 3_600_000 };

/** The reading with an offset: one a second, unless it was measured at another second. */
function lectura(seq: number, second = seq, id = seq): SensorRow {
  const at = new Date(T0 + second * 1_000).toISOString();
  const none = { accel_x: null, accel_y: null, accel_z: null, gyro_x: null, gyro_y: null, gyro_z: null };
  return { id, seq, heart_rate: 70, ...none, created_at: at, medido_at: at, fuente: 'sensor' };
}
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => lectura(to - index));
const seqs = (window: LecturaWindow) => window.rows.map(({ seq }) => seq);
const at = (cursor: string, data: SensorRow[]) => ({ cursor, data });
const missed = (cursor: string, data: SensorRow[], recovered = true) => ({ cursor, data, recovered });
const upTo = (offset: number) => withSnapshot(EMPTY_WINDOW, at(`1:${offset}`, range(1, offset)), KEEP);

describe('a snapshot', () => {
  it('puts the rows in order and stands at its cursor', () => {
    const window = withSnapshot(EMPTY_WINDOW, at('1:12', range(10, 12)), KEEP);
    expect(seqs(window)).toEqual([10, 11, 12]);
    expect(window).toMatchObject({ epoch: 1, through: 12, lost: 0 });
    expect(hasHole(window)).toBe(false);
  });

  it('leaves a hole to fill when a part before it is wanted', () => {
    const window = withSnapshot(EMPTY_WINDOW, at('1:12', range(10, 12)), KEEP, 5);
    expect(window.through).toBe(7);
    expect(hasHole(window)).toBe(true);
    const full = withMissed(window, missed('1:12', range(8, 12)), KEEP);
    expect(seqs(full)).toEqual([8, 9, 10, 11, 12]);
    expect(hasHole(full)).toBe(false);
  });

  it('takes in what frames brought before it', () => {
    const early = withFrame(EMPTY_WINDOW, range(11, 13), KEEP);
    const window = withSnapshot(early, at('1:12', range(10, 12)), KEEP);
    expect(seqs(window)).toEqual([10, 11, 12, 13]);
    expect(window.through).toBe(13);
  });

  it('that is older changes nothing', () => {
    const window = upTo(20);
    const same = withSnapshot(window, at('1:15', range(10, 15)), KEEP);
    expect(same.through).toBe(20);
    expect(same.rows).toBe(window.rows);
  });
});

describe('frames', () => {
  it('add what is new once, however they overlap', () => {
    let window = upTo(10);
    for (const [from, to] of [
      [2, 11],
      [3, 12],
      [3, 12],
      [6, 15],
    ] as const) {
      window = withFrame(window, range(from, to), KEEP);
    }
    expect(seqs(window)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
    expect(hasHole(window)).toBe(false);
  });

  it('keep the very same rows when they bring nothing, so that nothing is drawn again', () => {
    const window = upTo(10);
    expect(withFrame(window, range(5, 10), KEEP).rows).toBe(window.rows);
  });

  it('show a hole when the oldest row does not follow', () => {
    const window = withFrame(upTo(10), range(15, 24), KEEP);
    expect(hasHole(window)).toBe(true);
    expect(window.through).toBe(10);
  });

  it('show a hole inside, where a late reading is too old for the frame', () => {
    const window = withFrame(upTo(10), [lectura(12), lectura(11, 10.5), lectura(14)], KEEP);
    expect(window.through).toBe(12);
    expect(hasHole(window)).toBe(true);
  });

  it('put a late reading where it was measured', () => {
    const window = withFrame(upTo(4), [lectura(5, 2.5)], KEEP);
    expect(seqs(window)).toEqual([1, 2, 5, 3, 4]);
  });

  it('order readings of the same moment by offset', () => {
    const window = withFrame(upTo(2), [lectura(4, 2), lectura(3, 2)], KEEP);
    expect(seqs(window)).toEqual([1, 2, 3, 4]);
  });
});

describe('an answer to since', () => {
  it('fills the hole without doubling what frames brought meanwhile', () => {
    const holed = withFrame(upTo(10), range(15, 20), KEEP);
    const window = withMissed(holed, missed('1:18', range(11, 18)), KEEP);
    expect(seqs(window)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(window).toMatchObject({ through: 20, lost: 0 });
  });

  it('counts as lost what the server no longer has, and goes on', () => {
    const holed = withFrame(upTo(10), range(15, 20), KEEP);
    const window = withMissed(holed, missed('1:20', [...range(13, 20)]), KEEP);
    expect(window).toMatchObject({ through: 20, lost: 2 });
    expect(hasHole(window)).toBe(false);
  });

  it('counts nothing as lost before the window began', () => {
    const window = withSnapshot(EMPTY_WINDOW, at('1:100', range(99, 100)), KEEP, 50);
    expect(withMissed(window, missed('1:100', range(90, 100)), KEEP).lost).toBe(0);
  });

  it('that comes late does not take the window back', () => {
    const window = withFrame(upTo(10), range(8, 17), KEEP);
    const same = withMissed(window, missed('1:12', range(6, 12)), KEEP);
    expect(same).toMatchObject({ through: 17, lost: 0 });
    expect(same.rows).toBe(window.rows);
  });

  it('of a stream that was set back starts anew', () => {
    const window = withMissed(upTo(40), missed('1:3', [lectura(3, 90, 903)], false), KEEP);
    expect(window.rows.map(({ id }) => id)).toEqual([903]);
    expect(window.through).toBe(3);
  });
});

describe('another epoch', () => {
  it('replaces everything: the same offset is another reading', () => {
    const window = withMissed(
      upTo(40),
      missed('2:2', [lectura(2, 51, 902), lectura(1, 50, 901)], false),
      KEEP,
    );
    expect(window.rows.map(({ id }) => id)).toEqual([901, 902]);
    expect(window).toMatchObject({ epoch: 2, through: 2 });
  });

  it('that is gone is not gone back to', () => {
    const window = withSnapshot(EMPTY_WINDOW, at('2:5', range(1, 5)), KEEP);
    expect(withSnapshot(window, at('1:900', [lectura(900)]), KEEP)).toBe(window);
    expect(withMissed(window, missed('1:900', [lectura(900)]), KEEP)).toBe(window);
  });

  it('is suspected from a frame whose offsets went back', () => {
    const window = upTo(40);
    expect(looksReset(window, [lectura(2, 51, 902), lectura(1, 50, 901)])).toBe(true);
    expect(looksReset(window, [lectura(40, 40, 940)])).toBe(true);
    expect(looksReset(window, range(31, 40))).toBe(false);
    expect(looksReset(window, range(35, 44))).toBe(false);
    expect(looksReset(window, [])).toBe(false);
  });
});

describe('what stays', () => {
  it('is the last minute before the newest reading', () => {
    const window = withFrame(upTo(100), range(95, 104), KEEP);
    expect(seqs(window)).toEqual(Array.from({ length: 61 }, (_, index) => index + 44));
  });

  it('is not cut by a reading from the future', () => {
    const now = { keepMs: 60_000, now: T0 + 100_000 };
    const window = withFrame(
      withSnapshot(EMPTY_WINDOW, at('1:100', range(1, 100)), now),
      [lectura(101, 400)],
      now,
    );
    expect(seqs(window)[0]).toBe(40);
    expect(seqs(window).at(-1)).toBe(101);
  });

  it('forgets a reading older than that, and does not take it for a hole', () => {
    const window = withFrame(upTo(100), [lectura(101, 5)], KEEP);
    expect(seqs(window)).not.toContain(101);
    expect(hasHole(window)).toBe(false);
  });

  it('is bounded', () => {
    const many = Array.from({ length: MAX_ROWS + 500 }, (_, index) => lectura(index + 1, index / 1_000));
    const window = withSnapshot(EMPTY_WINDOW, at(`1:${many.length}`, many), KEEP);
    expect(window.rows).toHaveLength(MAX_ROWS);
    expect(window.rows.at(-1)?.seq).toBe(many.length);
  });

  it('without a position keeps the rows and starts anew at the next snapshot', () => {
    const window = withSnapshot(withoutPosition(upTo(10)), at('1:5000', [lectura(5_000, 20)]), KEEP);
    expect(seqs(window)).toContain(10);
    expect(window).toMatchObject({ through: 5_000, lost: 0 });
  });
});
