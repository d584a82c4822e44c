import { describe, expect, it } from 'vitest';
import { at, frame, KEEP, lectura, missed, range, seqs, T0, upTo } from './fake-lecturas';
import {
  EMPTY_WINDOW,
  hasHole,
  MAX_ROWS,
  withAnew,
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

  it('replaces everything also where readings cannot be had any more', () => {
    const window = withAnew(upTo(40), at('2:5', range(4, 5)), KEEP);
    expect(seqs(window)).toEqual([4, 5]);
    expect(window).toMatchObject({ epoch: 2, through: 5, lost: 0 });
  });
});

describe('what stays', () => {
  it('is the last minute before the newest reading', () => {
    const window = withFrame(upTo(100), frame(95, 104), KEEP);
    expect(seqs(window)).toEqual(Array.from({ length: 61 }, (_, index) => index + 44));
  });

  it('is not cut by a reading from the future', () => {
    const now = { keepMs: 60_000, now: T0 + 100_000 };
    const window = withFrame(
      withSnapshot(EMPTY_WINDOW, at('1:100', range(1, 100)), now),
      frame(101, 101, [lectura(101, 400)]),
      now,
    );
    expect(seqs(window)[0]).toBe(40);
    expect(seqs(window).at(-1)).toBe(101);
  });

  it('forgets a reading older than that, and does not take it for a hole', () => {
    const window = withFrame(upTo(100), frame(101, 101, [lectura(101, 5)]), KEEP);
    expect(seqs(window)).not.toContain(101);
    expect(hasHole(window)).toBe(false);
  });

  it('is bounded', () => {
    const many = Array.from({ length: MAX_ROWS + 500 }, (_, index) => lectura(index + 1, index / 1_000));
    const window = withSnapshot(EMPTY_WINDOW, at(`1:${many.length}`, many), KEEP);
    expect(window.rows).toHaveLength(MAX_ROWS);
    expect(window.rows.at(-1)?.seq).toBe(many.length);
  });

  it('is not waited for when it cannot be had any more; what fills the window is', () => {
    const window = withAnew(upTo(10), at('1:5000', range(4_991, 5_000)), KEEP, 60);
    expect(seqs(window)).toContain(4_991);
    expect(window).toMatchObject({ through: 4_940, lost: 0 });
    const filled = withMissed(window, missed('1:5000', range(4_951, 5_000)), KEEP);
    expect(hasHole(filled)).toBe(false);
    expect(filled.lost).toBe(0);
  });

  it('without a position keeps the rows and starts anew at the next snapshot', () => {
    const window = withSnapshot(withoutPosition(upTo(10)), at('1:5000', [lectura(5_000, 20)]), KEEP);
    expect(seqs(window)).toContain(10);
    expect(window).toMatchObject({ through: 5_000, lost: 0 });
  });
});
