import type pg from 'pg';
import type { AdminUsuario } from '@/lib/domain/admin-usuarios';
import { STREAMS } from '@/lib/domain/events';
import type { Rol } from '@/lib/domain/usuarios';
import { endGrantsOf } from './consent-changes';
import { epochOf } from './usuarios';

const NEW_CONSUMIDOR = `INSERT INTO consumidores (usuario_id) VALUES ($1) ON CONFLICT (usuario_id) DO NOTHING RETURNING id`;
const NEW_STREAMS = `INSERT INTO streams (consumidor_id, stream, epoch) SELECT $1, unnest($2::text[]), $3`;

/**
 * What another rol brings along. A cuidador who is none any more has no grants left; whoever becomes a consumidor has
 * a consumidor from then on, which stays, empty, when they stop being one.
 */
export async function followRol(
  client: pg.PoolClient,
  held: Pick<AdminUsuario, 'id' | 'rol'>,
  rol: Rol,
  actorId: number | null,
  now: Date,
): Promise<void> {
  if (held.rol === rol) return;
  if (held.rol === 'cuidador') await endGrantsOf(client, held.id, actorId, now);
  if (rol !== 'consumidor') return;
  const { rows } = await client.query<{ id: number }>(NEW_CONSUMIDOR, [held.id]);
  if (rows[0]) await client.query(NEW_STREAMS, [rows[0].id, STREAMS, epochOf(now)]);
}
