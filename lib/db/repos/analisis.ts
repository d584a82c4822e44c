import type pg from 'pg';
import type { Analisis, AnalisisRepo } from '@/lib/domain/analisis';
import { transaction } from '../client';
import { advanceStreams, lockStreams } from '../streams';

export type AnalisisRow = Omit<Analisis, 'window_start'> & { window_start: Date };

export const ANALISIS_COLUMNS = `id, consumidor_id, window_start, modelo_usado, probabilidad_modelo, urge_label,
  razones, feedback`;

export function wireAnalisis(row: AnalisisRow): Analisis {
  return { ...row, window_start: row.window_start.toISOString() };
}

const FIND = `SELECT ${ANALISIS_COLUMNS} FROM analisis WHERE consumidor_id = $1 AND id = $2`;

export function analisisRepo(pool: pg.Pool): AnalisisRepo {
  return {
    judge: (consumidorId, analisisId, feedback, now) =>
      transaction(pool, async (client) => {
        const ends = await lockStreams(client, consumidorId, ['analisis']);
        const [found] = (await client.query<AnalisisRow>(FIND, [consumidorId, analisisId])).rows;
        if (!found) return null;
        if (found.feedback === feedback) return { analisis: wireAnalisis(found), changed: false };
        const seq = ends.analisis + 1;
        await client.query('UPDATE analisis SET feedback = $2, feedback_at = $3, seq = $4 WHERE id = $1', [
          analisisId,
          feedback,
          now,
          seq,
        ]);
        await advanceStreams(client, consumidorId, { analisis: seq });
        return { analisis: wireAnalisis({ ...found, feedback }), changed: true };
      }),
  };
}
