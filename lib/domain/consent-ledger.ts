import { type Conditions, UNCONDITIONAL } from './terms';

/**
 * The ledger of consent: what happened to the consents of a consumidor, one chain of rows each. A row is sealed by
 * a hash over all its fields and the hash of the row before it, so that no row of a chain can be changed, moved
 * or taken out of its middle unseen.
 */

/**
 * - `existente`: a grant that was there before the ledger
 * - `invitado`: a code was made; nobody sees anything yet
 * - `aceptado`: a cuidador may see these scopes
 * - `reemplazado`: that grant ended, since a new one between the two follows
 * - `revocado`: that grant ended
 * - `cambiado`: that grant goes on with these terms
 */
export const HECHOS = ['existente', 'invitado', 'aceptado', 'reemplazado', 'revocado', 'cambiado'] as const;
export type Hecho = (typeof HECHOS)[number];

export type LedgerFact = Conditions & {
  hecho: Hecho;
  cuidador_id: number | null;
  consentimiento_id: number | null;
  alcances: readonly string[];
  /** The usuario who did it; null: the installation itself. */
  actor_id: number | null;
};

export type LedgerRow = LedgerFact & {
  consumidor_id: number;
  /** Of the text that is hashed: 1 was written before there were terms beside the scopes. */
  version: number;
  /** From 1, without holes. */
  n: number;
  /** ISO 8601, UTC, with milliseconds. */
  at: string;
  prev_hash: string;
  hash: string;
};

export type LedgerHead = Pick<LedgerRow, 'n' | 'hash'>;

/** SHA-256 of the text in UTF-8, in lower-case hexadecimal. */
export type Sha256 = (text: string) => string;

/** Before the first row. */
export const GENESIS: LedgerHead = { n: 0, hash: '0'.repeat(64) };

const FORM = 'latido.consentimientos';
/** Of the rows that are written now. */
const VERSION = 2;

/**
 * What is hashed: a JSON array without spaces of the form's name and every field, always in this order, so that
 * no two different rows share a text. Another order or field needs another version.
 */
export function canonicalText(row: Omit<LedgerRow, 'hash'>): string {
  const { consumidor_id, version, n, hecho, cuidador_id, consentimiento_id, alcances, actor_id } = row;
  const { resolucion, hora_desde, hora_hasta, expira_at } = row;
  return JSON.stringify([
    `${FORM}.${version}`,
    consumidor_id,
    n,
    hecho,
    cuidador_id,
    consentimiento_id,
    alcances,
    ...(version === 1 ? [] : [resolucion, hora_desde, hora_hasta, expira_at]),
    actor_id,
    row.at,
    row.prev_hash,
  ]);
}

/** The row that follows `head`. */
export function sealed(
  head: LedgerHead,
  consumidorId: number,
  fact: LedgerFact,
  at: Date,
  sha256: Sha256,
): LedgerRow {
  const row = {
    ...fact,
    consumidor_id: consumidorId,
    version: VERSION,
    n: head.n + 1,
    at: at.toISOString(),
    prev_hash: head.hash,
  };
  return { ...row, hash: sha256(canonicalText(row)) };
}

export type LedgerFault = { n: number; fault: 'missing' | 'prev_hash' | 'hash' };

/** The first row of a chain (by `n`) that is not as it was written, or null when it is whole. */
export function firstFault(rows: readonly LedgerRow[], sha256: Sha256): LedgerFault | null {
  let head = GENESIS;
  for (const row of rows) {
    if (row.n !== head.n + 1) return { n: head.n + 1, fault: 'missing' };
    if (row.prev_hash !== head.hash) return { n: row.n, fault: 'prev_hash' };
    if (row.hash !== sha256(canonicalText(row)) || hasUnsealed(row)) return { n: row.n, fault: 'hash' };
    head = row;
  }
  return null;
}

/** Nothing seals the terms of a row of version 1: they are what was true of every consent then. */
function hasUnsealed(row: LedgerRow): boolean {
  return row.version === 1 && conditionKeys.some((key) => row[key] !== UNCONDITIONAL[key]);
}

const conditionKeys = Object.keys(UNCONDITIONAL) as (keyof Conditions)[];

/** A consentimiento: as the table has it, or as the chain tells. */
export type Grant = Conditions & { cuidador_id: number | null; alcances: readonly string[]; open: boolean };

const OPENING: readonly Hecho[] = ['aceptado', 'existente', 'cambiado'];

/** What a chain says of every consentimiento, by its id. */
export function grantsOf(rows: readonly LedgerRow[]): Map<number, Grant> {
  const grants = new Map<number, Grant>();
  for (const row of rows) {
    const { consentimiento_id, cuidador_id, alcances, resolucion, hora_desde, hora_hasta, expira_at } = row;
    if (consentimiento_id === null) continue;
    const conditions = { resolucion, hora_desde, hora_hasta, expira_at };
    grants.set(consentimiento_id, {
      cuidador_id,
      alcances,
      open: OPENING.includes(row.hecho),
      ...conditions,
    });
  }
  return grants;
}

/**
 * The ids of the consentimientos of which the table and the chain say different things. Those of a cuidador
 * whose account was purged went with it and are not missed: `exists` tells.
 */
export function differingGrants(
  told: ReadonlyMap<number, Grant>,
  stored: ReadonlyMap<number, Grant>,
  exists: (cuidadorId: number | null) => boolean,
): number[] {
  const ids = [...new Set([...told.keys(), ...stored.keys()])].sort((a, b) => a - b);
  return ids.filter((id) => {
    const one = told.get(id);
    const other = stored.get(id);
    if (one && !other) return exists(one.cuidador_id);
    return JSON.stringify(one && fieldsOf(one)) !== JSON.stringify(other && fieldsOf(other));
  });
}

const fieldsOf = (grant: Grant) => [
  grant.cuidador_id,
  grant.alcances,
  grant.open,
  ...conditionKeys.map((key) => grant[key]),
];
