import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  canonicalText,
  differingGrants,
  firstFault,
  GENESIS,
  type Grant,
  grantsOf,
  HECHOS,
  type LedgerFact,
  type LedgerRow,
  sealed,
} from './consent-ledger';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const ids = fc.option(fc.integer({ min: 1, max: 2 ** 31 - 1 }));
const facts: fc.Arbitrary<LedgerFact> = fc.record({
  hecho: fc.constantFrom(...HECHOS),
  cuidador_id: ids,
  consentimiento_id: ids,
  alcances: fc.array(fc.string(), { maxLength: 3 }),
  actor_id: ids,
});
const moments = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });

function chainOf(told: readonly (readonly [LedgerFact, Date])[], consumidorId = 22): LedgerRow[] {
  const rows: LedgerRow[] = [];
  for (const [fact, at] of told) rows.push(sealed(rows.at(-1) ?? GENESIS, consumidorId, fact, at, sha256));
  return rows;
}

const chains = fc
  .array(fc.tuple(facts, moments), { minLength: 1, maxLength: 8 })
  .map((told) => chainOf(told));
const placed = chains.chain((rows) => fc.tuple(fc.constant(rows), fc.nat(rows.length - 1)));

const other = (value: unknown): unknown => {
  if (Array.isArray(value))
    return value.length > 0 ? [value.join(',')].filter((one) => one !== value[0]) : [''];
  if (typeof value === 'number') return value + 1;
  return value === null ? 0 : `${String(value)}x`;
};

const FIELDS = Object.keys(chainOf([[{ ...fact('invitado'), actor_id: 1 }, new Date(0)]])[0] ?? {});

function fact(hecho: LedgerFact['hecho'], grant: Partial<LedgerFact> = {}): LedgerFact {
  return {
    hecho,
    cuidador_id: null,
    consentimiento_id: null,
    alcances: ['estado'],
    actor_id: null,
    ...grant,
  };
}

test('the text is the one that was agreed, and its hash too', () => {
  const grant = { cuidador_id: 7, consentimiento_id: 3, alcances: ['estado', 'deseos'], actor_id: 7 };
  const [row] = chainOf([[fact('aceptado', grant), new Date('2026-11-24T22:00:00.120Z')]]);
  const zeros = '0'.repeat(64);
  const text = `["latido.consentimientos.1",22,1,"aceptado",7,3,["estado","deseos"],7,"2026-11-24T22:00:00.120Z","${zeros}"]`;
  expect(row && canonicalText(row)).toBe(text);
  expect(row?.hash).toBe(sha256(text));
});

test('a chain as it was written is whole', () => {
  expect(firstFault([], sha256)).toBeNull();
  fc.assert(fc.property(chains, (rows) => firstFault(rows, sha256) === null));
});

test.each(FIELDS)('%s changed in any row is found, at that row or the one after', (field) => {
  fc.assert(
    fc.property(placed, ([rows, at]) => {
      const changed = rows.map((row, index) =>
        index === at ? { ...row, [field]: other(row[field as keyof LedgerRow]) } : row,
      );
      const found = firstFault(changed, sha256);
      expect(found?.n).toBe(at + 1);
    }),
  );
});

test('a row that was changed and sealed again is found by the one after it', () => {
  const rows = chainOf(HECHOS.map((hecho) => [fact(hecho), new Date(0)] as const));
  const first = rows[0] as LedgerRow;
  const forged = sealed(GENESIS, 22, { ...first, alcances: ['notas'] }, new Date(0), sha256);
  expect(firstFault([forged, ...rows.slice(1)], sha256)).toEqual({ n: 2, fault: 'prev_hash' });
});

test('a row taken out, put in twice or changed for its neighbour is found', () => {
  fc.assert(
    fc.property(placed, ([rows, at]) => {
      const without = rows.toSpliced(at, 1);
      if (at < rows.length - 1) expect(firstFault(without, sha256)).toEqual({ n: at + 1, fault: 'missing' });
      const doubled = rows.toSpliced(at, 0, rows[at] as LedgerRow);
      expect(firstFault(doubled, sha256)).toEqual({ n: at + 2, fault: 'missing' });
      const [one, two] = [rows[at], rows[at + 1]];
      if (!one || !two) return;
      const swapped = rows.toSpliced(at, 2, { ...two, n: one.n }, { ...one, n: two.n });
      expect(firstFault(swapped, sha256)?.n).toBe(one.n);
    }),
  );
});

test('a chain is of one consumidor: it cannot be told of another', () => {
  const [row] = chainOf([[fact('invitado'), new Date(0)]], 22) as [LedgerRow];
  expect(firstFault([{ ...row, consumidor_id: 23 }], sha256)).toEqual({ n: 1, fault: 'hash' });
});

test('what a chain says of the grants: the last word on each', () => {
  const one = { cuidador_id: 7, consentimiento_id: 1 };
  const two = { cuidador_id: 7, consentimiento_id: 2, alcances: ['deseos'] };
  const old = { cuidador_id: 8, consentimiento_id: 3 };
  const facts = [
    fact('existente', old),
    fact('invitado'),
    fact('aceptado', one),
    fact('reemplazado', one),
    fact('aceptado', two),
    fact('revocado', old),
  ];
  expect(Object.fromEntries(grantsOf(chainOf(facts.map((each) => [each, new Date(0)] as const))))).toEqual({
    1: { cuidador_id: 7, alcances: ['estado'], open: false },
    2: { cuidador_id: 7, alcances: ['deseos'], open: true },
    3: { cuidador_id: 8, alcances: ['estado'], open: false },
  });
});

test('the table differs by one that is untold, missing, open again, wider or of somebody else', () => {
  const grant: Grant = { cuidador_id: 7, alcances: ['estado'], open: false };
  const told = new Map([[1, grant]]);
  const differ = (stored: Map<number, Grant>, there = true) => differingGrants(told, stored, () => there);
  expect(differ(new Map([[1, { ...grant }]]))).toEqual([]);
  expect(
    differ(
      new Map([
        [1, grant],
        [2, grant],
      ]),
    ),
  ).toEqual([2]);
  expect(differ(new Map())).toEqual([1]);
  expect(differ(new Map(), false)).toEqual([]);
  for (const change of [{ open: true }, { alcances: ['estado', 'notas'] }, { cuidador_id: 8 }])
    expect(differ(new Map([[1, { ...grant, ...change }]]))).toEqual([1]);
});
