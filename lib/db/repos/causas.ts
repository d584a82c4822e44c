import type pg from 'pg';
import { CAUSA_NAMES, type Causa, type Causas } from '@/lib/domain/causas';
import type { UnknownCausa } from '@/lib/domain/log-ports';

export type CausaIds = Record<Causa, number | null>;

/**
 * A name that is not offered any more still counts: a form that was open, or a tap that waited for the network, was
 * made when it was.
 */
const IDS = `SELECT (SELECT id FROM motivos WHERE nombre = $1) AS motivo,
  (SELECT id FROM emociones WHERE nombre = $2) AS emocion, (SELECT id FROM soluciones WHERE nombre = $3) AS solucion`;

/** The rows of the catalogues that are named. */
export async function causaIds(client: pg.PoolClient, causas: Causas): Promise<CausaIds | UnknownCausa> {
  const { rows } = await client.query<CausaIds>(IDS, [causas.motivo, causas.emocion, causas.solucion]);
  const ids = rows[0] as CausaIds;
  const unknown = CAUSA_NAMES.find((causa) => causas[causa] !== null && ids[causa] === null);
  return unknown ? { unknown } : ids;
}
