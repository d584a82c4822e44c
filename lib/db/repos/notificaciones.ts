import type pg from 'pg';
import type { NotificacionesRepo } from '@/lib/domain/log-ports';
import type { NewNotificacion, Notificacion } from '@/lib/domain/notificaciones';
import type { NotificacionReads } from '@/lib/domain/reads';
import { transaction } from '../client';
import { idBefore } from '../id-before';
import { advanceStreams, lockStreams } from '../streams';
import type { Query } from './reads/query';

type Row = Omit<Notificacion, 'created_at'> & { created_at: Date; seq: number };

const COLUMNS = 'id, usuario_id, seq, tipo, contenido, enlace, leida, created_at';
const NOTIFICACIONES = `SELECT ${COLUMNS} FROM notificaciones WHERE usuario_id = $1`;

const INSERT = `INSERT INTO notificaciones (usuario_id, seq, tipo, contenido, enlace, created_at)
  VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${COLUMNS}`;
const MARK_READ = `UPDATE notificaciones SET leida = true, seq = $3 WHERE usuario_id = $1 AND id = $2
  RETURNING ${COLUMNS}`;

const SENT = `SELECT created_at FROM notificaciones WHERE usuario_id = $1 AND tipo = $2 AND created_at >= $3
  ORDER BY created_at`;

const dated = ({ created_at, ...row }: Row) => ({ ...row, created_at: created_at.toISOString() });
const wire = (row: Row): Notificacion => {
  const { seq: _, ...notificacion } = dated(row);
  return notificacion;
};

/** Within a transaction: with what it tells of, or not at all. */
export async function insertNotificacion(
  client: pg.PoolClient,
  usuarioId: number,
  { tipo, contenido, enlace }: NewNotificacion,
  now: Date,
): Promise<Notificacion> {
  const { notificaciones } = await lockStreams(client, usuarioId, ['notificaciones']);
  const values = [usuarioId, notificaciones + 1, tipo, contenido, enlace ?? null, now];
  const { rows } = await client.query<Row>(INSERT, values);
  await advanceStreams(client, usuarioId, { notificaciones: notificaciones + 1 });
  return wire(rows[0] as Row);
}

export function notificacionesRepo(pool: pg.Pool): NotificacionesRepo {
  return {
    create: (usuarioId, notificacion, now) =>
      transaction(pool, (client) => insertNotificacion(client, usuarioId, notificacion, now)),

    markRead: (usuarioId, notificacionId) =>
      transaction(pool, async (client) => {
        const { notificaciones } = await lockStreams(client, usuarioId, ['notificaciones']);
        const key = [usuarioId, notificacionId];
        const before = (await client.query<Row>(`${NOTIFICACIONES} AND id = $2`, key)).rows[0];
        if (!before) return null;
        if (before.leida) return { notificacion: wire(before), changed: false };
        const { rows } = await client.query<Row>(MARK_READ, [...key, notificaciones + 1]);
        await advanceStreams(client, usuarioId, { notificaciones: notificaciones + 1 });
        return { notificacion: wire(rows[0] as Row), changed: true };
      }),

    list: async (usuarioId, limit, before) => {
      const text = `${NOTIFICACIONES} AND id < $3 ORDER BY id DESC LIMIT $2`;
      return (await pool.query<Row>(text, [usuarioId, limit, idBefore(before)])).rows.map(wire);
    },

    sentSince: async (usuarioId, tipo, since) =>
      (await pool.query<Pick<Row, 'created_at'>>(SENT, [usuarioId, tipo, since])).rows.map(
        ({ created_at }) => created_at,
      ),
  };
}

export function notificacionReads(query: Query): NotificacionReads {
  return {
    latestNotificaciones: async (usuarioId, limit) => {
      const text = `${NOTIFICACIONES} ORDER BY created_at DESC, id DESC LIMIT $2`;
      return (await query<Row>('notificaciones_latest', text, [usuarioId, limit])).map(wire);
    },
    notificacionesSince: async (usuarioId, offset, limit) => {
      const text = `${NOTIFICACIONES} AND seq > $2 ORDER BY seq LIMIT $3`;
      return (await query<Row>('notificaciones_since', text, [usuarioId, offset, limit])).map(dated);
    },
  };
}
