import { createHash } from 'node:crypto';
import type pg from 'pg';
import { GENESIS, type LedgerFact, type LedgerHead, type Sha256, sealed } from '@/lib/domain/consent-ledger';

export const sha256: Sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** Of those who lock it one goes on at a time; rows that only refer to the consumidor do not wait. */
const LOCK = 'SELECT usuario_id FROM consumidores WHERE id = $1 FOR NO KEY UPDATE';
const HEAD = 'SELECT n, hash FROM consentimientos_libro WHERE consumidor_id = $1 ORDER BY n DESC LIMIT 1';
const APPEND = `INSERT INTO consentimientos_libro
    (consumidor_id, n, hecho, cuidador_id, consentimiento_id, alcances, actor_id, at, prev_hash, hash,
      version, resolucion, hora_desde, hora_hasta, expira_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`;

/**
 * Holds the chain of a consumidor until the transaction ends, and says whose it is. To be called before anything of
 * their consents is changed: the next one reads what this one wrote.
 */
export async function lockChain(client: pg.PoolClient, consumidorId: number): Promise<number> {
  const { rows } = await client.query<{ usuario_id: number }>(LOCK, [consumidorId]);
  if (!rows[0]) throw new Error(`there is no consumidor ${consumidorId} any more`);
  return rows[0].usuario_id;
}

/** Writes what happened behind the last row of a locked chain. */
export async function appendToChain(
  client: pg.PoolClient,
  consumidorId: number,
  fact: LedgerFact,
  at: Date,
): Promise<void> {
  const head = (await client.query<LedgerHead>(HEAD, [consumidorId])).rows[0] ?? GENESIS;
  const row = sealed(head, consumidorId, fact, at, sha256);
  await client.query(APPEND, [
    consumidorId,
    row.n,
    row.hecho,
    row.cuidador_id,
    row.consentimiento_id,
    row.alcances,
    row.actor_id,
    row.at,
    row.prev_hash,
    row.hash,
    row.version,
    row.resolucion,
    row.hora_desde,
    row.hora_hasta,
    row.expira_at,
  ]);
}
