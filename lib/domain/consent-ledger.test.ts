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
import { RESOLUCIONES, UNCONDITIONAL } from './terms';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const ids = fc.option(fc.integer({ min: 1, max: 2 ** 31 - 1 }));
const moments = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
const facts: fc.Arbitrary<LedgerFact> = fc.record({
  hecho: fc.constantFrom(...HECHOS),
  cuidador_id: ids,
  consentimiento_id: ids,
  alcances: fc.array(fc.string(), { maxLength: 3 }),
  resolucion: fc.constantFrom(...RESOLUCIONES),
  hora_desde: fc.option(fc.constantFrom('08:00', '22:30')),
  hora_hasta: fc.option(fc.constantFrom('20:00', '06:15')),
  expira_at: fc.option(moments.map((moment) => moment.toISOString())),
  actor_id: ids,
});

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
    ...UNCONDITIONAL,
    actor_id: null,
    ...grant,
  };
}

const AGREED = { cuidador_id: 7, consentimiento_id: 3, alcances: ['estado', 'deseos'], actor_id: 7 };
const zeros = '0'.repeat(64);
const TEXT_1 = `["latido.consentimientos.1",22,1,"aceptado",7,3,["estado","deseos"],7,"2026-11-24T22:00:00.120Z","${zeros}"]`;

/** As it was written before there were terms. */
function oldRow(): LedgerRow {
  const [row] = chainOf([[fact('aceptado', AGREED), new Date('2026-11-24T22:00:00.120Z')]]) as [LedgerRow];
  return { ...row, version: 1, hash: sha256(TEXT_1) };
}

test('the text is the one that was agreed, and its hash too', () => {
  const terms = { resolucion: '5min', hora_desde: '22:00', hora_hasta: '06:30' } as const;
  const expira_at = '2027-01-01T00:00:00.000Z';
  const changed = fact('cambiado', { ...AGREED, ...terms, expira_at });
  const [row] = chainOf([[changed, new Date('2026-11-24T22:00:00.120Z')]]);
  const text = `["latido.consentimientos.2",22,1,"cambiado",7,3,["estado","deseos"],"5min","22:00","06:30","2027-01-01T00:00:00.000Z",7,"2026-11-24T22:00:00.120Z","${zeros}"]`;
  expect(row && canonicalText(row)).toBe(text);
  expect(row?.hash).toBe(sha256(text));
});

test('a row of the first version keeps its text, goes before the others, and has no terms of its own', () => {
  const old = oldRow();
  expect(canonicalText(old)).toBe(TEXT_1);
  const next = sealed(old, 22, fact('cambiado', { ...AGREED, resolucion: 'diario' }), new Date(0), sha256);
  expect(firstFault([old, next], sha256)).toBeNull();
  for (const tampered of [{ resolucion: 'diario' }, { hora_desde: '08:00' }, { expira_at: 'x' }] as const)
    expect(firstFault([{ ...old, ...tampered }, next], sha256)).toEqual({ n: 1, fault: 'hash' });
  expect(firstFault([old, { ...next, version: 1 }], sha256)).toEqual({ n: 2, fault: 'hash' });
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
    fact('cambiado', { ...two, resolucion: 'diario' }),
  ];
  expect(Object.fromEntries(grantsOf(chainOf(facts.map((each) => [each, new Date(0)] as const))))).toEqual({
    1: { ...UNCONDITIONAL, cuidador_id: 7, alcances: ['estado'], open: false },
    2: { ...UNCONDITIONAL, cuidador_id: 7, alcances: ['deseos'], open: true, resolucion: 'diario' },
    3: { ...UNCONDITIONAL, cuidador_id: 8, alcances: ['estado'], open: false },
  });
});

test('the table differs by one that is untold, missing, open again, wider or of somebody else', () => {
  const grant: Grant = { ...UNCONDITIONAL, cuidador_id: 7, alcances: ['estado'], open: false };
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
  const changes: Partial<Grant>[] = [
    { open: true },
    { alcances: ['estado', 'notas'] },
    { cuidador_id: 8 },
    { resolucion: 'diario' },
    { hora_desde: '08:00' },
    { hora_hasta: '08:00' },
    { expira_at: '2027-01-01T00:00:00.000Z' },
  ];
  for (const change of changes) expect(differ(new Map([[1, { ...grant, ...change }]]))).toEqual([1]);
});
