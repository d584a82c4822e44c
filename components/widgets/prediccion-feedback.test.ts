import { expect, test } from 'vitest';
import { predictionTimeline } from '@/lib/channels/prediction-timeline';
import { stillGiven, toJudge } from './prediccion-feedback';

const [example] = predictionTimeline.example;
if (!example) throw new Error('no example');
const row = (analisis_id: number, more: Partial<typeof example> = {}) => ({
  ...example,
  analisis_id,
  ...more,
});
const ended = (window_end: string, more: Partial<typeof example> = {}) => row(1, { window_end, ...more });

test('the newest urge of the last hours is asked about, also when it was answered', () => {
  const newest = ended('2026-11-24T15:05:00.000Z', { urge_label: 0 });
  const old = ended('2026-11-24T12:05:00.000Z');
  const late = ended('2026-11-24T12:10:00.000Z', { feedback: 'acierto' });
  expect(toJudge([newest, late, old])).toBe(late);
  expect(toJudge([newest, old])).toBeUndefined();
  expect(toJudge([])).toBeUndefined();
});

test('an answer given here holds until its row tells of it, or of another', () => {
  const given = { analisis_id: 2, answer: 'acierto', instead_of: null } as const;
  expect(stillGiven([row(3), row(2, { feedback: null })], given)).toBe(given);
  expect(stillGiven([row(2, { feedback: 'acierto' })], given)).toBeUndefined();
  expect(stillGiven([row(2, { feedback: 'falsa_alarma' })], given)).toBeUndefined();
  expect(stillGiven([row(3)], given)).toBeUndefined();
  expect(stillGiven([row(3, { feedback: null })], undefined)).toBeUndefined();
  const changed = { ...given, instead_of: 'falsa_alarma' } as const;
  expect(stillGiven([row(2, { feedback: 'falsa_alarma' })], changed)).toBe(changed);
});
