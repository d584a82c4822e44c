import { describe, expect, it } from 'vitest';
import { listSubjects, SAMPLES_DIR } from '../replay/recording-files';
import { labelOf, loadSegments, parseSegments } from './labels';

const segments = parseSegments('start_unix_s,end_unix_s,label\n0,600,baseline\n600,1200,stress\n');
const window = (from: number, to: number) => ({ from: new Date(from * 1_000), to: new Date(to * 1_000) });

describe('the label of a window', () => {
  it.each([
    [0, 300, 0],
    [360, 660, 0],
    [361, 661, null],
    [450, 750, null],
    [539, 839, null],
    [540, 840, 1],
    [900, 1_200, 1],
    [960, 1_260, 1],
    [961, 1_261, null],
    [1_200, 1_500, null],
  ])('%d–%d s → %s', (from, to, label) => {
    expect(labelOf(window(from, to), segments)).toBe(label);
  });
});

describe('labels.csv', () => {
  it('of each recording follows itself without a gap', () => {
    for (const subject of listSubjects()) {
      const all = loadSegments(SAMPLES_DIR, subject);
      expect(all.map(({ label }) => label)).toEqual([0, 1, 0, 1, 0, 1, 0]);
      expect(all.slice(1).map(({ from }) => from)).toEqual(all.slice(0, -1).map(({ to }) => to));
    }
  });

  it.each(['5,1,stress', '1,5,calm', 'x,5,stress', '1,5'])('refuses «%s»', (row) => {
    expect(() => parseSegments(`head\n${row}\n`)).toThrow('labels.csv');
  });
});
