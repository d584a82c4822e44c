import type pg from 'pg';
import type { Avance, Logro, LogrosRepo, LogroWords } from '@/lib/domain/logros';
import type { Idioma } from '@/lib/domain/usuarios';
import { transaction } from '../client';
import { advanceStreams, lockStreams } from '../streams';
import { insertNotificacion } from './notificaciones';

const PAGE = '/panel/progreso#logros';

const OWNER = `SELECT u.id, u.idioma FROM consumidores c JOIN usuarios u ON u.id = c.usuario_id
  WHERE c.id = $1 AND u.is_active AND u.deleted_at IS NULL`;

const INSERT = `INSERT INTO logros (consumidor_id, logro, earned_at, evidencia) VALUES ($1, $2, $3, $4)
  ON CONFLICT DO NOTHING`;

const DUE = `SELECT c.id AS consumidor_id, c.zona_horaria FROM consumidores c JOIN usuarios u ON u.id = c.usuario_id
  WHERE (c.logros_desde IS NULL OR c.logros_desde <= $1) AND c.id > $2 AND u.is_active AND u.deleted_at IS NULL
  ORDER BY c.id LIMIT $3`;

type New = { logro: Logro; evidencia: Avance['evidencia'] };

export function logrosRepo(pool: pg.Pool): LogrosRepo {
  return {
    earn: (consumidorId, cumplidos, words, now) =>
      transaction(pool, async (client) => {
        const { rows } = await client.query<{ id: number; idioma: Idioma }>(OWNER, [consumidorId]);
        const owner = rows[0];
        if (!owner) return null;
        // The lock lets one instance at a time find out what is new.
        const { consumos } = await lockStreams(client, consumidorId, ['consumos']);
        const logros = await insertNew(client, consumidorId, cumplidos, now);
        for (const logro of logros)
          await insertNotificacion(client, owner.id, told(words, logro, owner.idioma), now);
        if (logros.length > 0) await advanceStreams(client, consumidorId, { consumos: consumos + 1 });
        return { usuario_id: owner.id, logros };
      }),

    due: async (now, afterId, limit) => (await pool.query(DUE, [now, afterId, limit])).rows,

    reviewed: async (consumidorId, desde) => {
      await pool.query('UPDATE consumidores SET logros_desde = $2 WHERE id = $1', [consumidorId, desde]);
    },
  };
}

async function insertNew(client: pg.PoolClient, consumidorId: number, cumplidos: readonly New[], now: Date) {
  const logros: Logro[] = [];
  for (const { logro, evidencia } of cumplidos) {
    const values = [consumidorId, logro, now, JSON.stringify(evidencia)];
    if ((await client.query(INSERT, values)).rowCount) logros.push(logro);
  }
  return logros;
}

function told(words: LogroWords, logro: Logro, idioma: Idioma) {
  return { tipo: 'logro', contenido: words(logro, idioma), enlace: PAGE } as const;
}
