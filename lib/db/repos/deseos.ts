import type pg from 'pg';
import { type Causas, type CausasChanges, causasAfter, NO_CAUSAS } from '@/lib/domain/causas';
import type { Deseo } from '@/lib/domain/deseos';
import type { DeseosRepo, UnknownCausa } from '@/lib/domain/log-ports';
import { seenAsOf } from '../as-of';
import { transaction } from '../client';
import { idBefore } from '../id-before';
import { advanceStreams, lockStreams } from '../streams';
import { type CausaIds, causaIds } from './causas';

type Row = Omit<Deseo, 'created_at' | 'resuelto_at'> & { created_at: Date; resuelto_at: Date | null };

const DESEOS = `SELECT d.id, d.consumidor_id, d.tipo, d.intensidad, d.nota, d.created_at, d.resolved, d.resultado,
    d.resuelto_at, m.nombre AS motivo, d.motivo_otro, e.nombre AS emocion, d.emocion_otra, s.nombre AS solucion,
    d.solucion_otra
  FROM deseos d LEFT JOIN motivos m ON m.id = d.motivo_id LEFT JOIN emociones e ON e.id = d.emocion_id
  LEFT JOIN soluciones s ON s.id = d.solucion_id
  WHERE d.consumidor_id = $1`;

const INSERT = `INSERT INTO deseos (consumidor_id, seq, uuid, tipo, intensidad, nota, created_at,
    motivo_id, motivo_otro, emocion_id, emocion_otra, solucion_id, solucion_otra)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id`;

const UPDATE = `UPDATE deseos SET seq = $3, motivo_id = $4, motivo_otro = $5, emocion_id = $6, emocion_otra = $7,
    solucion_id = $8, solucion_otra = $9, resolved = $10, resultado = $11, resuelto_at = $12,
    causas_at = coalesce($13, causas_at)
  WHERE consumidor_id = $1 AND id = $2`;

const PAGE = `${DESEOS} AND d.id < $3 ORDER BY d.id DESC LIMIT $2`;

const wire = (row: Row): Deseo => ({
  ...row,
  created_at: row.created_at.toISOString(),
  resuelto_at: row.resuelto_at?.toISOString() ?? null,
});

async function one(
  client: pg.PoolClient,
  consumidorId: number,
  by: { id: number } | { uuid: string | null },
): Promise<Row | undefined> {
  const [column, value] = Object.entries(by)[0] ?? [];
  return (await client.query<Row>(`${DESEOS} AND d.${column} = $2`, [consumidorId, value])).rows[0];
}

const columnsOf = (ids: CausaIds, causas: Causas) => [
  ids.motivo,
  causas.motivo_otro,
  ids.emocion,
  causas.emocion_otra,
  ids.solucion,
  causas.solucion_otra,
];

const CAUSA_COLUMNS = Object.keys(NO_CAUSAS) as (keyof Causas)[];

type Changed = Pick<Row, 'resolved' | 'resultado' | 'resuelto_at'>;

/** One change of a deseo, now: `next` says how it is closed after it. */
function change(
  pool: pg.Pool,
  [consumidorId, deseoId]: readonly [number, number],
  changes: CausasChanges,
  now: Date,
  next: (before: Row) => Changed = (before) => before,
): Promise<{ deseo: Deseo; changed: boolean } | UnknownCausa | null> {
  return transaction(pool, async (client) => {
    const { deseos } = await lockStreams(client, consumidorId, ['deseos']);
    const before = await one(client, consumidorId, { id: deseoId });
    if (!before) return null;
    const { resolved, resultado, resuelto_at } = next(before);
    const causas = causasAfter(before, changes);
    const after = { ...before, ...causas, resolved, resultado, resuelto_at };
    if (JSON.stringify(wire(after)) === JSON.stringify(wire(before)))
      return { deseo: wire(before), changed: false };
    const ids = await causaIds(client, causas);
    if ('unknown' in ids) return ids;
    const told = CAUSA_COLUMNS.some((column) => causas[column] !== before[column]);
    const closing = [resolved, resultado, resuelto_at, told ? now : null];
    await client.query(UPDATE, [consumidorId, deseoId, deseos + 1, ...columnsOf(ids, causas), ...closing]);
    await advanceStreams(client, consumidorId, { deseos: deseos + 1 });
    return { deseo: wire(after), changed: true };
  });
}

export function deseosRepo(pool: pg.Pool): DeseosRepo {
  return {
    create: (consumidorId, deseo, now) =>
      transaction(pool, async (client) => {
        const { deseos } = await lockStreams(client, consumidorId, ['deseos']);
        const before = await one(client, consumidorId, { uuid: deseo.uuid ?? null });
        if (before) return { deseo: wire(before), created: false };
        const causas = causasAfter(NO_CAUSAS, deseo);
        const ids = await causaIds(client, causas);
        if ('unknown' in ids) return ids;
        const { rows } = await client.query<{ id: number }>(INSERT, [
          consumidorId,
          deseos + 1,
          deseo.uuid ?? null,
          deseo.tipo,
          deseo.intensidad ?? null,
          deseo.nota || null,
          now,
          ...columnsOf(ids, causas),
        ]);
        await advanceStreams(client, consumidorId, { deseos: deseos + 1 });
        const stored = await one(client, consumidorId, { id: rows[0]?.id ?? 0 });
        return { deseo: wire(stored as Row), created: true };
      }),

    resolve: (consumidorId, deseoId, { resultado, ...changes }, now) =>
      change(pool, [consumidorId, deseoId], changes, now, ({ resuelto_at }) => ({
        resolved: true,
        resultado,
        resuelto_at: resuelto_at ?? now,
      })),

    explain: (consumidorId, deseoId, changes, now) => change(pool, [consumidorId, deseoId], changes, now),

    list: async (consumidorId, limit, before, as_of) => {
      const values = [consumidorId, limit, idBefore(before)];
      const { rows } = await pool.query<Row>(as_of ? seenAsOf(PAGE, values, as_of) : { text: PAGE, values });
      return rows.map(wire);
    },
  };
}
