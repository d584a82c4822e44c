import type pg from 'pg';
import {
  differingGrants,
  firstFault,
  type Grant,
  grantsOf,
  type LedgerFault,
  type LedgerRow,
} from '@/lib/domain/consent-ledger';
import { transaction } from './client';
import { sha256 } from './consent-chain';
import { type Stored, told } from './terms-row';

/** `differing`: the consentimientos of which the table says something else than the chain. */
export type BrokenChain = { consumidor_id: number; fault: LedgerFault | null; differing: number[] };
export type LedgerReport = { chains: number; rows: number; broken: BrokenChain[] };

/** Whoever has a chain or a consentimiento: one without a chain is seen too. */
const PEOPLE = `SELECT consumidor_id FROM consentimientos_libro UNION SELECT consumidor_id FROM consentimientos
  ORDER BY consumidor_id`;
const ROWS = 'SELECT * FROM consentimientos_libro WHERE consumidor_id = $1 ORDER BY n';
const GRANTS = `SELECT id, cuidador_id, coalesce(alcances, '{}') AS alcances, revoked_at IS NULL AS open,
    resolucion, hora_desde, hora_hasta, expira_at FROM consentimientos WHERE consumidor_id = $1`;
const THERE = 'SELECT id FROM usuarios WHERE id = ANY($1::int[])';

async function chainOf(client: pg.PoolClient, consumidorId: number): Promise<LedgerRow[]> {
  const { rows } = await client.query<Stored<Omit<LedgerRow, 'at'> & { at: Date }>>(ROWS, [consumidorId]);
  return rows.map((row) => ({ ...told(row), at: row.at.toISOString() }));
}

async function differingOf(
  client: pg.PoolClient,
  consumidorId: number,
  rows: readonly LedgerRow[],
): Promise<number[]> {
  const stored = await client.query<Stored<Grant & { id: number }>>(GRANTS, [consumidorId]);
  const cuidadores = rows.flatMap(({ cuidador_id }) => cuidador_id ?? []);
  const there = await client.query<{ id: number }>(THERE, [cuidadores]);
  const living = new Set(there.rows.map(({ id }) => id));
  const table = new Map(stored.rows.map((grant) => [grant.id, told(grant)]));
  return differingGrants(grantsOf(rows), table, (id) => id !== null && living.has(id));
}

/** Walks every chain as the database is at one moment; writers go on meanwhile. */
export function verifyLedger(pool: pg.Pool): Promise<LedgerReport> {
  const walk = async (client: pg.PoolClient): Promise<LedgerReport> => {
    const report: LedgerReport = { chains: 0, rows: 0, broken: [] };
    const people = await client.query<{ consumidor_id: number }>(PEOPLE);
    for (const { consumidor_id } of people.rows) {
      const rows = await chainOf(client, consumidor_id);
      const fault = firstFault(rows, sha256);
      const differing = await differingOf(client, consumidor_id, rows);
      if (fault || differing.length > 0) {
        report.broken.push({ consumidor_id, fault, differing });
        continue;
      }
      report.chains += 1;
      report.rows += rows.length;
    }
    return report;
  };
  return transaction(pool, walk, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
}
