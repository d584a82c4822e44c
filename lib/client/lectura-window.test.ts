import { describe, expect, it } from 'vitest';
import { at, frame, KEEP, lectura, missed, range, seqs, upTo } from './fake-lecturas';
import { EMPTY_WINDOW, hasHole, withFrame, withMissed, withSnapshot } from './lectura-window';

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
    const early = withFrame(EMPTY_WINDOW, frame(11, 13), KEEP);
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
      window = withFrame(window, frame(from, to), KEEP);
    }
    expect(seqs(window)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
    expect(hasHole(window)).toBe(false);
  });

  it('keep the very same rows when they bring nothing, so that nothing is drawn again', () => {
    const window = upTo(10);
    expect(withFrame(window, frame(5, 10), KEEP).rows).toBe(window.rows);
  });

  it('show a hole when they do not follow', () => {
    const window = withFrame(upTo(10), frame(15, 24), KEEP);
    expect(hasHole(window)).toBe(true);
    expect(window.through).toBe(10);
  });

  it('of another epoch are left to the answer that names it', () => {
    const window = upTo(10);
    expect(withFrame(window, frame(11, 11, range(11, 11), 2), KEEP)).toBe(window);
  });

  it('put a late reading where it was measured, and the live value stays', () => {
    const window = withFrame(upTo(4), frame(5, 5, [lectura(5, 2.5)]), KEEP);
    expect(seqs(window)).toEqual([1, 2, 5, 3, 4]);
  });

  it('order readings of the same moment by offset', () => {
    const window = withFrame(upTo(2), frame(3, 4, [lectura(4, 2), lectura(3, 2)]), KEEP);
    expect(seqs(window)).toEqual([1, 2, 3, 4]);
  });
});

describe('an answer to since', () => {
  it('fills the hole without doubling what frames brought meanwhile', () => {
    const holed = withFrame(upTo(10), frame(15, 20), KEEP);
    const window = withMissed(holed, missed('1:18', range(11, 18)), KEEP);
    expect(seqs(window)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(window).toMatchObject({ through: 20, lost: 0 });
  });

  it('counts as lost what the server no longer has, and goes on', () => {
    const holed = withFrame(upTo(10), frame(15, 20), KEEP);
    const window = withMissed(holed, missed('1:20', [...range(13, 20)]), KEEP);
    expect(window).toMatchObject({ through: 20, lost: 2 });
    expect(hasHole(window)).toBe(false);
  });

  it('counts nothing as lost before the window began', () => {
    const window = withSnapshot(EMPTY_WINDOW, at('1:100', range(99, 100)), KEEP, 50);
    expect(withMissed(window, missed('1:100', range(90, 100)), KEEP).lost).toBe(0);
  });

  it('that comes late does not take the window back', () => {
    const window = withFrame(upTo(10), frame(8, 17), KEEP);
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
