import { describe, expect, it } from 'vitest';
import { parseRecording } from './recording';
import { listSubjects, loadRecording } from './recording-files';

const s28 = loadRecording('S28');

describe('the sample recordings', () => {
  it('are the six of the folder', () => {
    expect(listSubjects()).toEqual(['S03', 'S07', 'S12', 'S20', 'S28', 'S33']);
  });

  it.each([
    ['S03', 1644231372, 3318, 3308, 1290],
    ['S07', 1644834634, 3380, 3370, 2168],
    ['S12', 1645434908, 3342, 3332, 1230],
    ['S20', 1646041789, 3395, 3385, 1200],
    ['S28', 1646655386, 3307, 3297, 270],
    ['S33', 1646828060, 3235, 3225, 2588],
  ])('%s keeps its seconds, heart rates and beats', (subject, start, seconds, heartRates, beats) => {
    const recording = loadRecording(subject);
    expect(recording.starts_at).toBe(start * 1_000);
    expect(recording.seconds).toBe(seconds);
    expect(recording.heart_rate).toHaveLength(seconds);
    expect(recording.heart_rate.filter((bpm) => bpm !== null)).toHaveLength(heartRates);
    expect(recording.rr_ms.flat()).toHaveLength(beats);
  });

  it('starts heart rate ten seconds after motion, with nothing invented before', () => {
    expect(s28.heart_rate.slice(0, 13)).toEqual([...Array(10).fill(null), 67, 75, 67.33]);
  });

  it('puts a beat in the second in which it fell', () => {
    expect(s28.rr_ms[125]).toEqual([859]);
    expect(s28.rr_ms[187]).toEqual([688]);
    expect(s28.rr_ms[400]).toEqual([656]);
  });

  it('reads acceleration in g', () => {
    expect(s28.accel.map((axis) => axis[0])).toEqual([-10 / 64, -4 / 64, 62 / 64]);
  });
});

describe('parseRecording', () => {
  const text = { acc: '0,0,0\n32,32,32\n1,2,3\n', hr: '0\n1\n60\n', ibi: '0, IBI\n' };

  it.each([
    ['another rate', { ...text, acc: '0,0,0\n64,64,64\n1,2,3\n' }, 'ACC: se esperaban 32 Hz y dice 64'],
    ['a cell that is no number', { ...text, acc: '0,0,0\n32,32,32\n1,x,3\n' }, 'ACC: «x» no es un número'],
    ['an empty file', { ...text, hr: '' }, 'HR: «» no es un número'],
  ])('refuses %s', (_, faulty, message) => {
    expect(() => parseRecording(faulty)).toThrow(message);
  });
});
