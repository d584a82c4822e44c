import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cierre, consumo, deseo, item, problem } from './fake-items';
import type { Item, NewItem } from './item';
import {
  added,
  backoffMs,
  discarded,
  hurried,
  nextAt,
  ready,
  retried,
  settled,
  undone,
  verdictOf,
} from './queue';

const refuse = (items: Item[], { id }: NewItem) =>
  settled(items, id, { kind: 'refused', problem: problem('invalid') }, { now: 0, random: 0 });
const ids = (items: readonly NewItem[]) => items.map(({ id }) => id);

describe('whose turn it is', () => {
  test('the oldest of each deseo, and nothing before its time', () => {
    const [a, b, c, d] = [deseo('a'), cierre('a'), deseo('b'), consumo('c')];
    const items = added([], [a, b, c, d]);
    expect(ids(ready(items, 0))).toEqual(ids([a, c, d]));
    const later = settled(items, a.id, { kind: 'unreachable' }, { now: 1_000, random: 0 });
    expect(ids(ready(later, 1_000))).toEqual(ids([c, d]));
    expect(nextAt(later)).toBe(0);
  });

  test('a refused deseo holds its own end, not the others; a refused end holds nothing', () => {
    const [a, b, c] = [deseo('a'), cierre('a'), deseo('b')];
    expect(ids(ready(refuse(added([], [a, b, c]), a), 0))).toEqual([c.id]);
    const [d, e, f] = [deseo('d'), cierre('d'), cierre('d')];
    const rest = refuse(added([], [d, e, f]), e).filter(({ id }) => id !== d.id);
    expect(ids(ready(rest, 0))).toEqual([f.id]);
  });

  test('what is given up takes its own end along, and leaves the cigarette', () => {
    const [a, b, c] = [deseo('a'), cierre('a'), consumo('c', 'a')];
    const rest = discarded(refuse(added([], [a, b, c]), a), a.id);
    expect(ids(rest)).toEqual([c.id]);
    expect(rest[0]).toMatchObject({ chain: 'c', op: { body: { uuid: 'c' } } });
    expect(rest[0]?.op).not.toHaveProperty('body.deseo_uuid');
    expect(ids(ready(rest, 0))).toEqual([c.id]);
  });

  test.each([
    ['unreachable' as const, true],
    ['held' as const, true],
    ['busy' as const, false],
  ])('after %s the network or the person is back: at once %s', (kind, goes) => {
    const a = deseo('a');
    const waiting = settled(added([], [a]), a.id, { kind }, { now: 0, random: 0.5 });
    expect(ready(waiting, 0)).toEqual([]);
    expect(ids(ready(hurried(waiting), 0))).toEqual(goes ? [a.id] : []);
  });

  test('tried again it is in its place', () => {
    const [a, b] = [deseo('a'), cierre('a')];
    const again = retried(refuse(added([], [a, b]), a), a.id);
    expect(ids(ready(again, 0))).toEqual([a.id]);
  });
});

describe('undoing', () => {
  const reverse = (target: string) => item(target, { kind: 'consumo_deshecho' });

  test('what never left is as if it had never been', () => {
    expect(undone(added([], [consumo('c')]), { target: 'c', kind: 'consumo' }, reverse('c'))).toEqual([]);
  });

  test('what may have arrived is undone there', () => {
    const [sent, back] = [consumo('c'), reverse('c')];
    const items = added([], [sent]).map((one) => ({ ...one, attempts: 1 }));
    expect(ids(undone(items, { target: 'c', kind: 'consumo' }, back))).toEqual(ids([sent, back]));
    expect(ids(undone([], { target: 'c', kind: 'consumo' }, back))).toEqual([back.id]);
  });
});

test('what an answer means', () => {
  const gone = item('c', { kind: 'consumo_deshecho' });
  expect(verdictOf(gone, problem('not_found')).kind).toBe('done');
  expect(verdictOf(cierre('a'), problem('not_found')).kind).toBe('refused');
  expect(verdictOf(cierre('a'), problem('unavailable')).kind).toBe('unreachable');
  expect(verdictOf(cierre('a'), problem('internal')).kind).toBe('busy');
  expect(verdictOf(cierre('a'), problem('unauthenticated')).kind).toBe('held');
});

test('waits grow to a minute, never to nothing', () => {
  fc.assert(
    fc.property(
      fc.nat(50),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (attempts, random) => {
        const ms = backoffMs(attempts, random);
        expect(ms).toBeGreaterThanOrEqual(250);
        expect(ms).toBeLessThanOrEqual(60_000);
      },
    ),
  );
});
