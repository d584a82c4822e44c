import type pg from 'pg';
import type { ConsentimientosRepo } from '@/lib/domain/consent-ports';
import { type Terms, UNCONDITIONAL } from '@/lib/domain/terms';
import { transaction } from '../client';
import { appendToChain, lockChain } from '../consent-chain';
import { type Stored, TERMS, told } from '../terms-row';
import { issueCode, redeemCode } from './codes';

const END_ACTIVE = `UPDATE consentimientos SET revoked_at = $3
  WHERE consumidor_id = $1 AND cuidador_id = $2 AND revoked_at IS NULL RETURNING id AS consentimiento_id, ${TERMS}`;
const CREATE = `INSERT INTO consentimientos (consumidor_id, cuidador_id, created_at, ${TERMS})
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`;
const REVOKE = `UPDATE consentimientos SET revoked_at = $3
  WHERE consumidor_id = $1 AND id = $2 AND revoked_at IS NULL RETURNING cuidador_id, ${TERMS}`;
const HELD = `SELECT cuidador_id, ${TERMS} FROM consentimientos
  WHERE consumidor_id = $1 AND id = $2 AND revoked_at IS NULL`;
const CHANGE = `UPDATE consentimientos
  SET alcances = $2, resolucion = $3, hora_desde = $4, hora_hasta = $5, expira_at = $6 WHERE id = $1`;

type NewGrant = { consumidorId: number; cuidadorId: number; terms: Terms };
type Held = Stored<Terms> & { cuidador_id: number };

/** In the order of `TERMS`. */
const valuesOf = ({ alcances, resolucion, hora_desde, hora_hasta, expira_at }: Terms) => [
  [...alcances],
  resolucion,
  hora_desde,
  hora_hasta,
  expira_at,
];

/** The chain is locked already. */
async function giveGrant(
  client: pg.PoolClient,
  { consumidorId, cuidadorId, terms }: NewGrant,
  actor_id: number | null,
  at: Date,
): Promise<void> {
  type Ended = Stored<Terms> & { consentimiento_id: number };
  const pair = [consumidorId, cuidadorId];
  const ended = (await client.query<Ended>(END_ACTIVE, [...pair, at])).rows;
  const about = { cuidador_id: cuidadorId, actor_id };
  for (const old of ended)
    await appendToChain(client, consumidorId, { ...about, hecho: 'reemplazado', ...told(old) }, at);
  const { rows } = await client.query<{ id: number }>(CREATE, [...pair, at, ...valuesOf(terms)]);
  const consentimiento_id = rows[0]?.id ?? null;
  await appendToChain(client, consumidorId, { ...about, hecho: 'aceptado', consentimiento_id, ...terms }, at);
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
  const ended = (await client.query<Held>(REVOKE, [consumidorId, id, at])).rows[0];
  if (!ended) return null;
  const fact = { ...told(ended), hecho: 'revocado', consentimiento_id: id, actor_id } as const;
  await appendToChain(client, consumidorId, fact, at);
  return ended.cuidador_id;
}

/** What changes who may see what: each with its row of the ledger, in one transaction. */
export function consentChanges(
  pool: pg.Pool,
  now: () => Date,
): Pick<ConsentimientosRepo, 'invite' | 'accept' | 'grant' | 'change' | 'revoke'> {
  return {
    invite: (consumidorId, codeHash, terms, expiresAt, at) =>
      transaction(pool, async (client) => {
        const actor_id = await lockChain(client, consumidorId);
        const code = ['cuidador', codeHash, consumidorId, terms.alcances, expiresAt] as const;
        await issueCode(client, [...code], terms);
        const invited = { hecho: 'invitado', cuidador_id: null, consentimiento_id: null } as const;
        await appendToChain(client, consumidorId, { ...invited, ...terms, actor_id }, at);
      }),

    accept: (cuidadorId, codeHash, at) =>
      transaction(pool, async (client) => {
        const code = await redeemCode(client, 'cuidador', codeHash, at);
        if (!code) return null;
        const { consumidor_id: consumidorId, ...terms } = code;
        await lockChain(client, consumidorId);
        await giveGrant(client, { consumidorId, cuidadorId, terms }, cuidadorId, at);
        return consumidorId;
      }),

    grant: (consumidorId, cuidadorId, alcances, conditions) =>
      transaction(pool, async (client) => {
        await lockChain(client, consumidorId);
        const terms = { ...UNCONDITIONAL, ...conditions, alcances: [...alcances] };
        await giveGrant(client, { consumidorId, cuidadorId, terms }, null, now());
      }),

    change: (consumidorId, id, change, at) =>
      transaction(pool, async (client) => {
        const actor_id = await lockChain(client, consumidorId);
        const held = (await client.query<Held>(HELD, [consumidorId, id])).rows[0];
        if (!held) return null;
        const { cuidador_id, ...before } = told(held);
        const terms = { ...before, ...change };
        if (String(valuesOf(terms)) === String(valuesOf(before))) return { cuidador_id, changed: false };
        await client.query(CHANGE, [id, ...valuesOf(terms)]);
        const fact = { ...terms, hecho: 'cambiado', cuidador_id, consentimiento_id: id, actor_id } as const;
        await appendToChain(client, consumidorId, fact, at);
        return { cuidador_id, changed: true };
      }),

    revoke: (consumidorId, id, at) =>
      transaction(pool, async (client) => {
        const actor_id = await lockChain(client, consumidorId);
        return endGrant(client, consumidorId, id, actor_id, at);
      }),
  };
}
