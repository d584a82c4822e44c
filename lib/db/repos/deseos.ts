import type pg from 'pg';
import type { Deseo } from '@/lib/domain/deseos';
import type { DeseosRepo } from '@/lib/domain/ports';
import { seenAsOf } from '../as-of';
import { transaction } from '../client';
import { idBefore } from '../id-before';
import { advanceStreams, lockStreams } from '../streams';

type Row = Omit<Deseo, 'created_at' | 'resuelto_at'> & { created_at: Date; resuelto_at: Date | null };

const COLUMNS = 'id, consumidor_id, tipo, intensidad, nota, created_at, resolved, resultado, resuelto_at';

const PAGE = `SELECT ${COLUMNS} FROM deseos WHERE consumidor_id = $1 AND id < $3 ORDER BY id DESC LIMIT $2`;

const wire = (row: Row): Deseo => ({
  ...row,
  created_at: row.created_at.toISOString(),
  resuelto_at: row.resuelto_at?.toISOString() ?? null,
});

export function deseosRepo(pool: pg.Pool): DeseosRepo {
  return {
    create: (consumidorId, deseo, now) =>
      transaction(pool, async (client) => {
        const { deseos } = await lockStreams(client, consumidorId, ['deseos']);
        const before = await client.query<Row>(
          `SELECT ${COLUMNS} FROM deseos WHERE consumidor_id = $1 AND uuid = $2`,
          [consumidorId, deseo.uuid ?? null],
        );
        if (before.rows[0]) return { deseo: wire(before.rows[0]), created: false };
        const { rows } = await client.query<Row>(
          `INSERT INTO deseos (consumidor_id, seq, uuid, tipo, intensidad, nota, created_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${COLUMNS}`,
          [
            consumidorId,
            deseos + 1,
            deseo.uuid ?? null,
            deseo.tipo,
            deseo.intensidad ?? null,
            deseo.nota || null,
            now,
          ],
        );
        await advanceStreams(client, consumidorId, { deseos: deseos + 1 });
        return { deseo: wire(rows[0] as Row), created: true };
      }),

    resolve: (consumidorId, deseoId, resultado, now) =>
      transaction(pool, async (client) => {
        const { deseos } = await lockStreams(client, consumidorId, ['deseos']);
        const found = await client.query<Row>(
          `SELECT ${COLUMNS} FROM deseos WHERE consumidor_id = $1 AND id = $2`,
          [consumidorId, deseoId],
        );
        const before = found.rows[0];
        if (!before) return null;
        if (before.resolved && before.resultado === resultado) return { deseo: wire(before), changed: false };
        const { rows } = await client.query<Row>(
          `UPDATE deseos SET resolved = true, resultado = $3, resuelto_at = coalesce(resuelto_at, $4), seq = $5
           WHERE consumidor_id = $1 AND id = $2 RETURNING ${COLUMNS}`,
          [consumidorId, deseoId, resultado, now, deseos + 1],
        );
        await advanceStreams(client, consumidorId, { deseos: deseos + 1 });
        return { deseo: wire(rows[0] as Row), changed: true };
      }),

    list: async (consumidorId, limit, before, as_of) => {
      const values = [consumidorId, limit, idBefore(before)];
      const { rows } = await pool.query<Row>(as_of ? seenAsOf(PAGE, values, as_of) : { text: PAGE, values });
      return rows.map(wire);
    },
  };
}
