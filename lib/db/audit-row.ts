import type pg from 'pg';
import type { AuditFact } from '@/lib/domain/auditoria';

const APPEND = `INSERT INTO auditoria (at, actor_id, direccion, accion, usuario_id, objeto_id, antes, despues)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;

/** Writes what was done, in the transaction that does it. */
export async function appendAudit(client: pg.PoolClient, fact: AuditFact, at: Date): Promise<void> {
  await client.query(APPEND, [
    at,
    fact.actor_id,
    fact.direccion,
    fact.accion,
    fact.usuario_id,
    fact.objeto_id ?? null,
    fact.antes ?? null,
    fact.despues ?? null,
  ]);
}
