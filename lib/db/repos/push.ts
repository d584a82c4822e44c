import type pg from 'pg';
import { type Envio, MOST_SUSCRIPCIONES, type PushRepo, type StoredSuscripcion } from '@/lib/domain/push';
import { transaction } from '../client';
import { IS_LIVING } from '../living';
import { ZONE } from './preferencias';

/** Of a session `s` of a usuario `u`, with the moment as $1. */
const COUNTS = `s.revoked_at IS NULL AND s.expires_at > $1 AND s.session_version = u.session_version AND ${IS_LIVING}`;

const SUBSCRIBE = `INSERT INTO suscripciones_push (usuario_id, session_id, endpoint, p256dh, auth, created_at)
  SELECT u.id, s.id, $4, $5, $6, $1 FROM sessions s JOIN usuarios u ON u.id = s.usuario_id
  WHERE u.id = $2 AND s.id = $3 AND ${COUNTS}
  ON CONFLICT (endpoint) DO UPDATE SET usuario_id = excluded.usuario_id, session_id = excluded.session_id,
    p256dh = excluded.p256dh, auth = excluded.auth, created_at = excluded.created_at, enviado_at = NULL
  RETURNING id`;
/** What another account was to be told is not for who has the browser now. */
const FOREIGN = `DELETE FROM envios_push e USING notificaciones n
  WHERE e.suscripcion_id = $1 AND n.id = e.notificacion_id AND n.usuario_id <> $2`;
const MAKE_ROOM = `DELETE FROM suscripciones_push WHERE id IN
  (SELECT id FROM suscripciones_push WHERE usuario_id = $1 ORDER BY created_at DESC, id DESC OFFSET ${MOST_SUSCRIPCIONES})`;

const LIST = `SELECT p.id, p.session_id, s.user_agent, p.created_at, p.enviado_at
  FROM suscripciones_push p JOIN sessions s ON s.id = p.session_id JOIN usuarios u ON u.id = p.usuario_id
  WHERE p.usuario_id = $2 AND ${COUNTS} ORDER BY p.created_at DESC, p.id DESC`;

const CLAIM = `WITH due AS (
    SELECT e.id FROM envios_push e JOIN suscripciones_push p ON p.id = e.suscripcion_id
      JOIN sessions s ON s.id = p.session_id JOIN usuarios u ON u.id = p.usuario_id
    WHERE e.proximo_at <= $1 AND e.vence_at > $1 AND ${COUNTS}
    ORDER BY e.proximo_at, e.id LIMIT $3 FOR UPDATE OF e SKIP LOCKED
  ), taken AS (
    UPDATE envios_push e SET intentos = intentos + 1, proximo_at = $2 FROM due WHERE e.id = due.id RETURNING e.*
  )
  SELECT e.id, e.suscripcion_id, e.notificacion_id, e.intentos, e.vence_at, t.endpoint, t.p256dh, t.auth,
    n.tipo, n.contenido, n.enlace, u.idioma, coalesce(p.mostrar_texto, false) AS mostrar_texto,
    CASE WHEN p.usuario_id IS NULL THEN '22:00' ELSE p.silencio_desde END AS silencio_desde,
    CASE WHEN p.usuario_id IS NULL THEN '07:00' ELSE p.silencio_hasta END AS silencio_hasta, ${ZONE} AS zona_horaria
  FROM taken e JOIN suscripciones_push t ON t.id = e.suscripcion_id JOIN notificaciones n ON n.id = e.notificacion_id
    JOIN usuarios u ON u.id = t.usuario_id LEFT JOIN consumidores c ON c.usuario_id = u.id
    LEFT JOIN preferencias p ON p.usuario_id = u.id`;

const SENT = `WITH done AS (DELETE FROM envios_push WHERE id = $1)
  UPDATE suscripciones_push SET enviado_at = $3 WHERE id = $2`;

const OVER = `DELETE FROM suscripciones_push p USING sessions s, usuarios u
  WHERE s.id = p.session_id AND u.id = p.usuario_id AND NOT (${COUNTS})`;

export function pushRepo(pool: pg.Pool): PushRepo {
  const run = async (text: string, values: unknown[]) => (await pool.query(text, values)).rowCount ?? 0;
  return {
    subscribe: ({ usuario_id, session_id }, { endpoint, keys }, now) =>
      transaction(pool, async (client) => {
        const values = [now, usuario_id, session_id, endpoint, keys.p256dh, keys.auth];
        const { rows } = await client.query<{ id: number }>(SUBSCRIBE, values);
        const id = rows[0]?.id ?? null;
        if (id !== null) await client.query(FOREIGN, [id, usuario_id]);
        await client.query(MAKE_ROOM, [usuario_id]);
        return id;
      }),

    list: async (usuarioId, now) => (await pool.query<StoredSuscripcion>(LIST, [now, usuarioId])).rows,

    unsubscribe: async (usuarioId, id) =>
      (await run('DELETE FROM suscripciones_push WHERE usuario_id = $1 AND id = $2', [usuarioId, id])) === 1,

    claim: async (now, retryAt, limit) => (await pool.query<Envio>(CLAIM, [now, retryAt, limit])).rows,

    sent: async ({ id, suscripcion_id }, now) => void (await run(SENT, [id, suscripcion_id, now])),

    // A turn of quiet hours is no try: only what failed counts.
    postpone: async (id, at, error) => {
      const tries = error === undefined ? 'intentos - 1' : 'intentos';
      const text = `UPDATE envios_push SET proximo_at = $2, error = $3, intentos = ${tries} WHERE id = $1`;
      await run(text, [id, at, error ?? null]);
    },

    drop: async (id) => void (await run('DELETE FROM envios_push WHERE id = $1', [id])),

    removeSuscripcion: async (id) => void (await run('DELETE FROM suscripciones_push WHERE id = $1', [id])),

    prune: async (now) => {
      await run('DELETE FROM envios_push WHERE vence_at <= $1', [now]);
      await run(OVER, [now]);
    },
  };
}
