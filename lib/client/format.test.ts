import { describe, expect, it } from 'vitest';
import { formatAge, formatDate, formatTime } from './format';

describe('formats', () => {
  it('tell an age in its largest whole unit', () => {
    const ages = [-5, 999, 1_000, 59_999, 60_000, 3_599_999, 3_600_000, 86_400_000, 3 * 86_400_000];
    expect(ages.map(formatAge)).toEqual([
      'ahora',
      'ahora',
      'hace 1 s',
      'hace 59 s',
      'hace 1 min',
      'hace 59 min',
      'hace 1 h',
      'hace 1 día',
      'hace 3 días',
    ]);
    expect([null, undefined, Number.NaN].map(formatAge)).toEqual(['—', '—', '—']);
  });

  it('tell a time in the zone of the person, also when its clocks change', () => {
    expect(formatTime('2026-11-24T08:05:09Z', 'America/Tijuana')).toBe('00:05');
    expect(formatTime('2026-11-24T08:05:09Z', 'America/Tijuana', true)).toBe('00:05:09');
    expect(formatTime('2026-11-01T08:30:00Z', 'America/Tijuana')).toBe('01:30');
    expect(formatTime('2026-11-01T09:30:00Z', 'America/Tijuana')).toBe('01:30');
    expect(formatTime('no', 'America/Tijuana')).toBe('—');
  });

  it('tell a day where the person lives', () => {
    expect(formatDate('2026-11-24T05:00:00Z', 'America/Tijuana')).toBe('23 nov 2026');
    expect(formatDate('2026-01-01T05:00:00Z', 'Asia/Tokyo')).toBe('1 ene 2026');
  });
});
