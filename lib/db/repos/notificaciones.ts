import type pg from 'pg';
import type { NotificacionesRepo } from '@/lib/domain/log-ports';
import type { NewNotificacion, Notificacion, Occasion } from '@/lib/domain/notificaciones';
import { PUSH_OF } from '@/lib/domain/push';
import type { NotificacionReads } from '@/lib/domain/reads';
import { transaction } from '../client';
import { idBefore } from '../id-before';
import { advanceStreams, lockStreams } from '../streams';
import type { Query } from './reads/query';

type Row = Omit<Notificacion, 'created_at'> & { created_at: Date; seq: number };

const COLUMNS = 'id, usuario_id, seq, tipo, contenido, enlace, leida, created_at';
const NOTIFICACIONES = `SELECT ${COLUMNS} FROM notificaciones WHERE usuario_id = $1`;

/** What a usuario does not want to see as new in the app is there all the same, as read. */
const INSERT = `INSERT INTO notificaciones (usuario_id, seq, tipo, contenido, enlace, created_at, leida)
  VALUES ($1, $2, $3::text::notificacion_tipo, $4, $5, $6, $3::text <> 'alerta' AND EXISTS
    (SELECT FROM preferencias WHERE usuario_id = $1 AND $3::text <> ALL (en_app)))
  RETURNING ${COLUMNS}`;
/** To the devices whose session lives, unless the usuario wants no pushes of this tipo. */
const QUEUE_PUSH = `INSERT INTO envios_push (notificacion_id, suscripcion_id, proximo_at, vence_at)
  SELECT $2, p.id, $4, $5 FROM suscripciones_push p JOIN sessions s ON s.id = p.session_id
  WHERE p.usuario_id = $1 AND s.revoked_at IS NULL AND NOT EXISTS
    (SELECT FROM preferencias WHERE usuario_id = $1 AND $3::text <> ALL (por_push))`;
const MARK_READ = `UPDATE notificaciones SET leida = true, seq = $3 WHERE usuario_id = $1 AND id = $2
  RETURNING ${COLUMNS}`;
const MARK_ALL = `WITH unread AS (
    SELECT id, row_number() OVER (ORDER BY id) AS place FROM notificaciones
    WHERE usuario_id = $1 AND NOT leida AND ($2::int IS NULL OR id <= $2)
  ) UPDATE notificaciones n SET leida = true, seq = $3::bigint + place FROM unread WHERE n.id = unread.id
  RETURNING n.id`;
/** Nobody is woken for what they have read. */
const UNQUEUE = 'DELETE FROM envios_push WHERE notificacion_id = ANY($1)';

const TOLD = `INSERT INTO avisos_dados (usuario_id, aviso, con_cupo, created_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT DO NOTHING`;
const PROMPTED = `SELECT created_at FROM avisos_dados
  WHERE usuario_id = $1 AND con_cupo AND created_at >= $2 ORDER BY created_at`;

const dated = ({ created_at, ...row }: Row) => ({ ...row, created_at: created_at.toISOString() });
const wire = (row: Row): Notificacion => {
  const { seq: _, ...notificacion } = dated(row);
  return notificacion;
};

/**
 * Within a transaction: with what it tells of, or not at all. The pushes that tell of it are queued with it, so that
 * there is no other way for one to come about.
 */
export async function insertNotificacion(
  client: pg.PoolClient,
  usuarioId: number,
  { tipo, contenido, enlace, fresh_ms }: NewNotificacion,
  now: Date,
): Promise<Notificacion> {
  const { notificaciones } = await lockStreams(client, usuarioId, ['notificaciones']);
  const values = [usuarioId, notificaciones + 1, tipo, contenido, enlace ?? null, now];
  const { rows } = await client.query<Row>(INSERT, values);
  const row = rows[0] as Row;
  await advanceStreams(client, usuarioId, { notificaciones: notificaciones + 1 });
  const until = new Date(now.getTime() + (fresh_ms ?? PUSH_OF[tipo].ttl_ms));
  await client.query(QUEUE_PUSH, [usuarioId, row.id, tipo, now, until]);
  return wire(row);
}

/** Under the lock of the stream: of two instances the second sees what the first did. */
async function insertOnce(
  client: pg.PoolClient,
  usuarioId: number,
  notificacion: NewNotificacion,
  { aviso, budget }: Occasion,
  now: Date,
): Promise<Notificacion | null> {
  await lockStreams(client, usuarioId, ['notificaciones']);
  if (budget) {
    const { rows } = await client.query<{ created_at: Date }>(PROMPTED, [usuarioId, budget.since]);
    if (!budget.allows(rows.map(({ created_at }) => created_at))) return null;
  }
  const told = await client.query(TOLD, [usuarioId, aviso, budget !== undefined, now]);
  return told.rowCount === 1 ? insertNotificacion(client, usuarioId, notificacion, now) : null;
}

export function notificacionesRepo(pool: pg.Pool): NotificacionesRepo {
  return {
    create: (usuarioId, notificacion, now) =>
      transaction(pool, (client) => insertNotificacion(client, usuarioId, notificacion, now)),

    createOnce: (usuarioId, notificacion, occasion, now) =>
      transaction(pool, (client) => insertOnce(client, usuarioId, notificacion, occasion, now)),

    markRead: (usuarioId, notificacionId) =>
      transaction(pool, async (client) => {
        const { notificaciones } = await lockStreams(client, usuarioId, ['notificaciones']);
        const key = [usuarioId, notificacionId];
        const before = (await client.query<Row>(`${NOTIFICACIONES} AND id = $2`, key)).rows[0];
        if (!before) return null;
        if (before.leida) return { notificacion: wire(before), changed: false };
        const { rows } = await client.query<Row>(MARK_READ, [...key, notificaciones + 1]);
        await advanceStreams(client, usuarioId, { notificaciones: notificaciones + 1 });
        await client.query(UNQUEUE, [[notificacionId]]);
        return { notificacion: wire(rows[0] as Row), changed: true };
      }),

    markAllRead: (usuarioId, hasta) =>
      transaction(pool, async (client) => {
        const { notificaciones } = await lockStreams(client, usuarioId, ['notificaciones']);
        const { rows } = await client.query<{ id: number }>(MARK_ALL, [
          usuarioId,
          hasta ?? null,
          notificaciones,
        ]);
        if (rows.length === 0) return 0;
        await advanceStreams(client, usuarioId, { notificaciones: notificaciones + rows.length });
        await client.query(UNQUEUE, [rows.map(({ id }) => id)]);
        return rows.length;
      }),

    list: async (usuarioId, limit, before) => {
      const text = `${NOTIFICACIONES} AND id < $3 ORDER BY id DESC LIMIT $2`;
      return (await pool.query<Row>(text, [usuarioId, limit, idBefore(before)])).rows.map(wire);
    },
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
