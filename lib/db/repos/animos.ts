import type pg from 'pg';
import {
  ANIMOS_A_DAY,
  type AnimoRecibido,
  type AnimoStored,
  type AnimosRepo,
  type Silencio,
} from '@/lib/domain/animos';
import { transaction } from '../client';
import { insertNotificacion } from './notificaciones';

/** Locked until the end, so that messages of a pair come one after the other and a revocation waits or comes first. */
const LOCK = `SELECT c.usuario_id, u.nombre FROM consentimientos g
  JOIN consumidores c ON c.id = g.consumidor_id JOIN usuarios u ON u.id = g.cuidador_id
  WHERE g.consumidor_id = $1 AND g.cuidador_id = $2 AND g.revoked_at IS NULL FOR UPDATE OF g`;
const COLUMNS = 'id, consumidor_id, texto, created_at';
const KNOWN = `SELECT ${COLUMNS} FROM animos WHERE consumidor_id = $1 AND cuidador_id = $2 AND uuid = $3`;
const TODAY = `SELECT count(*)::int AS sent,
    EXISTS (SELECT FROM animos_silencios WHERE consumidor_id = $1 AND cuidador_id = $2) AS muted
  FROM animos WHERE consumidor_id = $1 AND cuidador_id = $2 AND created_at >= $3 AND created_at < $4`;
const INSERT = `INSERT INTO animos (consumidor_id, cuidador_id, uuid, texto, created_at) VALUES ($1, $2, $3, $4, $5)
  RETURNING ${COLUMNS}`;

const RECEIVED = `SELECT a.id, a.cuidador_id, u.nombre AS cuidador_nombre, a.texto, a.created_at
  FROM animos a JOIN usuarios u ON u.id = a.cuidador_id
  WHERE a.consumidor_id = $1 ORDER BY a.created_at DESC, a.id DESC LIMIT $2`;
const SILENCIOS = `SELECT s.cuidador_id, u.nombre AS cuidador_nombre FROM animos_silencios s
  JOIN usuarios u ON u.id = s.cuidador_id WHERE s.consumidor_id = $1 ORDER BY u.nombre, u.id`;
const MUTE = `WITH known AS (
    SELECT FROM consentimientos WHERE consumidor_id = $1 AND cuidador_id = $2 AND revoked_at IS NULL
    UNION ALL SELECT FROM animos WHERE consumidor_id = $1 AND cuidador_id = $2
  ), added AS (
    INSERT INTO animos_silencios (consumidor_id, cuidador_id, created_at)
    SELECT $1, $2, $3 WHERE EXISTS (SELECT FROM known) ON CONFLICT DO NOTHING
  ) SELECT EXISTS (SELECT FROM known) AS known`;

type Stored = Omit<AnimoStored, 'created_at'> & { created_at: Date };

const wire = <Row extends { created_at: Date }>(row: Row) => ({
  ...row,
  created_at: row.created_at.toISOString(),
});

export function animosRepo(pool: pg.Pool): AnimosRepo {
  return {
    send: ({ consumidor_id, cuidador_id }, { uuid, texto }, today, now) =>
      transaction(pool, async (client) => {
        const pair = [consumidor_id, cuidador_id];
        const grant = (await client.query<{ usuario_id: number; nombre: string }>(LOCK, pair)).rows[0];
        if (!grant) return 'gone';
        const { sent, muted } = await countOf(client, pair, today);
        const known = (await client.query<Stored>(KNOWN, [...pair, uuid])).rows[0];
        if (known) return { animo: wire(known), created: false, sent };
        if (muted) return 'muted';
        if (sent >= ANIMOS_A_DAY) return 'spent';
        const { rows } = await client.query<Stored>(INSERT, [...pair, uuid, texto, now]);
        const contenido = `${grant.nombre}: ${texto}`;
        await insertNotificacion(
          client,
          grant.usuario_id,
          { tipo: 'recomendacion', contenido, enlace: '/panel' },
          now,
        );
        return { animo: wire(rows[0] as Stored), created: true, sent: sent + 1 };
      }),

    hoy: ({ consumidor_id, cuidador_id }, today) => countOf(pool, [consumidor_id, cuidador_id], today),

    received: async (consumidorId, limit) => {
      type Row = Omit<AnimoRecibido, 'created_at'> & { created_at: Date };
      return (await pool.query<Row>(RECEIVED, [consumidorId, limit])).rows.map(wire);
    },

    silencios: async (consumidorId) => (await pool.query<Silencio>(SILENCIOS, [consumidorId])).rows,

    mute: async ({ consumidor_id, cuidador_id }, now) => {
      const { rows } = await pool.query<{ known: boolean }>(MUTE, [consumidor_id, cuidador_id, now]);
      return rows[0]?.known ?? false;
    },

    unmute: async ({ consumidor_id, cuidador_id }) => {
      const text = 'DELETE FROM animos_silencios WHERE consumidor_id = $1 AND cuidador_id = $2';
      return ((await pool.query(text, [consumidor_id, cuidador_id])).rowCount ?? 0) > 0;
    },
  };
}

async function countOf(
  client: Pick<pg.PoolClient, 'query'>,
  pair: number[],
  { from, to }: { from: Date; to: Date },
): Promise<{ sent: number; muted: boolean }> {
  const { rows } = await client.query<{ sent: number; muted: boolean }>(TODAY, [...pair, from, to]);
  return rows[0] ?? { sent: 0, muted: false };
}
