import { describe, expect, it } from 'vitest';
import { at, KEEP, lectura, missed, range, seqs, T0, upTo } from './fake-lecturas';
import {
  EMPTY_WINDOW,
  hasHole,
  looksReset,
  MAX_ROWS,
  withFrame,
  withMissed,
  withoutPosition,
  withSnapshot,
} from './lectura-window';

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
