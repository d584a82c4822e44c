import { describe, expect, it } from 'vitest';
import { contendersFor, leaveOnePersonOut } from './contenders';
import type { Item } from './items';

const person = (subject: string, level: number): Item[] =>
  Array.from({ length: 12 }, (_, index) => ({
    subject,
    label: index % 3 === 0 ? 1 : 0,
    hr: level + ((index * 7) % 11),
    hr_above: (index * 5) % 9,
    probabilidad: 0.05 + ((index * 3) % 10) / 20,
  }));

const persons = [person('S1', 60), person('S2', 75), person('S3', 90)];

describe('leave one person out', () => {
  it('shows a person to nobody who judges them, and all the others', () => {
    const seen: string[][] = [];
    const told = leaveOnePersonOut(persons, {
      learn: (others) => {
        seen.push([...new Set(others.map(({ subject }) => subject))]);
        return () => 0.5;
      },
    });
    expect(seen).toEqual([
      ['S2', 'S3'],
      ['S1', 'S3'],
      ['S1', 'S2'],
    ]);
    expect(told.map((own) => own.length)).toEqual([12, 12, 12]);
  });

  it.each(contendersFor('m').map((contender) => [contender.name, contender] as const))(
    '%s: the labels of a person change nothing of what is said of them',
    (_, contender) => {
      const flipped = persons.map((items) =>
        items.map(
          (item): Item => (item.subject === 'S2' ? { ...item, label: item.label === 1 ? 0 : 1 } : item),
        ),
      );
      const said = (of: Item[][]) =>
        leaveOnePersonOut(of, contender)[1]?.map(({ probabilidad }) => probabilidad);
      expect(said(flipped)).toEqual(said(persons));
    },
  );
});
