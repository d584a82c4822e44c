import type pg from 'pg';
import type { CodesRepo } from '@/lib/domain/ports';
import { type Conditions, type Terms, UNCONDITIONAL } from '@/lib/domain/terms';
import { IS_LIVING } from '../living';
import { type Stored, TERMS, told } from '../terms-row';

type Queries = Pick<pg.ClientBase, 'query'>;
type Redeemed = { consumidor_id: number } & Terms;

const ISSUE = `INSERT INTO one_time_codes
    (purpose, code_hash, consumidor_id, alcances, expires_at, resolucion, hora_desde, hora_hasta, expira_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

/** Of a deleted account it is as if there were none, until the account is restored. */
const OF_LIVING = `EXISTS (SELECT FROM consumidores c JOIN usuarios u ON u.id = c.usuario_id
  WHERE c.id = one_time_codes.consumidor_id AND ${IS_LIVING})`;

/** Asked once more after waiting for a row: of those who redeem a code at once, one gets it. */
const REDEEM = `UPDATE one_time_codes SET used_at = $3 WHERE used_at IS NULL AND id =
    (SELECT id FROM one_time_codes
      WHERE purpose = $1 AND code_hash = $2 AND used_at IS NULL AND least(expires_at, expira_at) > $3 AND ${OF_LIVING}
      ORDER BY id LIMIT 1)
  RETURNING consumidor_id, ${TERMS}`;

/** `conditions`: of the grant that it gives. */
export async function issueCode(
  queries: Queries,
  [purpose, codeHash, consumidorId, alcances, expiresAt]: Parameters<CodesRepo['issue']>,
  { resolucion, hora_desde, hora_hasta, expira_at }: Conditions = UNCONDITIONAL,
): Promise<void> {
  const place = [purpose, codeHash, consumidorId, [...alcances], expiresAt];
  await queries.query(ISSUE, [...place, resolucion, hora_desde, hora_hasta, expira_at]);
}

export async function redeemCode(
  queries: Queries,
  ...[purpose, codeHash, now]: Parameters<CodesRepo['redeem']>
): Promise<Redeemed | null> {
  const { rows } = await queries.query<Stored<Redeemed>>(REDEEM, [purpose, codeHash, now]);
  return rows[0] ? told(rows[0]) : null;
}

export function codesRepo(pool: pg.Pool): CodesRepo {
  return {
    issue: (...code) => issueCode(pool, code),
    redeem: (...code) => redeemCode(pool, ...code),
  };
}
