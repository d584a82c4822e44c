import type pg from 'pg';
import type { Alcance } from '@/lib/domain/access';
import type { ConsentimientosRepo } from '@/lib/domain/consent-ports';
import { transaction } from '../client';
import { appendToChain, lockChain } from '../consent-chain';
import { issueCode, redeemCode } from './codes';

const END_ACTIVE = `UPDATE consentimientos SET revoked_at = $3
  WHERE consumidor_id = $1 AND cuidador_id = $2 AND revoked_at IS NULL RETURNING id, alcances`;
const CREATE = `INSERT INTO consentimientos (consumidor_id, cuidador_id, alcances, created_at)
  VALUES ($1, $2, $3, $4) RETURNING id`;
const REVOKE = `UPDATE consentimientos SET revoked_at = $3
  WHERE consumidor_id = $1 AND id = $2 AND revoked_at IS NULL RETURNING cuidador_id, alcances`;

type NewGrant = { consumidorId: number; cuidadorId: number; alcances: readonly Alcance[] };

/** The chain is locked already. */
async function giveGrant(
  client: pg.PoolClient,
  { consumidorId, cuidadorId, alcances }: NewGrant,
  actor_id: number | null,
  at: Date,
): Promise<void> {
  type Ended = { id: number; alcances: Alcance[] };
  const pair = [consumidorId, cuidadorId];
  const ended = (await client.query<Ended>(END_ACTIVE, [...pair, at])).rows;
  const about = { cuidador_id: cuidadorId, actor_id };
  for (const old of ended) {
    const fact = {
      ...about,
      hecho: 'reemplazado',
      consentimiento_id: old.id,
      alcances: old.alcances,
    } as const;
    await appendToChain(client, consumidorId, fact, at);
  }
  const { rows } = await client.query<{ id: number }>(CREATE, [...pair, [...alcances], at]);
  const consentimiento_id = rows[0]?.id ?? null;
  await appendToChain(client, consumidorId, { ...about, hecho: 'aceptado', consentimiento_id, alcances }, at);
}

const ACTIVE_OF = `SELECT consumidor_id, id FROM consentimientos
  WHERE cuidador_id = $1 AND revoked_at IS NULL ORDER BY consumidor_id`;

/** Ends every grant of somebody who is no cuidador any more. */
export async function endGrantsOf(
  client: pg.PoolClient,
  cuidadorId: number,
  actor_id: number | null,
  at: Date,
): Promise<void> {
  const { rows } = await client.query<{ consumidor_id: number; id: number }>(ACTIVE_OF, [cuidadorId]);
  for (const { consumidor_id, id } of rows) {
    await lockChain(client, consumidor_id);
    await endGrant(client, consumidor_id, id, actor_id, at);
  }
}

/** The chain is locked already. */
async function endGrant(
  client: pg.PoolClient,
  consumidorId: number,
  id: number,
  actor_id: number | null,
  at: Date,
): Promise<number | null> {
  type Ended = { cuidador_id: number; alcances: Alcance[] };
  const ended = (await client.query<Ended>(REVOKE, [consumidorId, id, at])).rows[0];
  if (!ended) return null;
  const fact = { ...ended, hecho: 'revocado', consentimiento_id: id, actor_id } as const;
  await appendToChain(client, consumidorId, fact, at);
  return ended.cuidador_id;
}

/** What changes who may see what: each with its row of the ledger, in one transaction. */
export function consentChanges(
  pool: pg.Pool,
  now: () => Date,
): Pick<ConsentimientosRepo, 'invite' | 'accept' | 'grant' | 'revoke'> {
  return {
    invite: (consumidorId, codeHash, alcances, expiresAt, at) =>
      transaction(pool, async (client) => {
        const actor_id = await lockChain(client, consumidorId);
        await issueCode(client, 'cuidador', codeHash, consumidorId, alcances, expiresAt);
        const invited = { hecho: 'invitado', cuidador_id: null, consentimiento_id: null } as const;
        await appendToChain(client, consumidorId, { ...invited, alcances, actor_id }, at);
      }),

    accept: (cuidadorId, codeHash, at) =>
      transaction(pool, async (client) => {
        const code = await redeemCode(client, 'cuidador', codeHash, at);
        if (!code) return null;
        const { consumidor_id: consumidorId, alcances } = code;
        await lockChain(client, consumidorId);
        await giveGrant(client, { consumidorId, cuidadorId, alcances }, cuidadorId, at);
        return consumidorId;
      }),

    grant: (consumidorId, cuidadorId, alcances) =>
      transaction(pool, async (client) => {
        await lockChain(client, consumidorId);
        await giveGrant(client, { consumidorId, cuidadorId, alcances }, null, now());
      }),

    revoke: (consumidorId, id, at) =>
      transaction(pool, async (client) => {
        const actor_id = await lockChain(client, consumidorId);
        return endGrant(client, consumidorId, id, actor_id, at);
      }),
  };
}
