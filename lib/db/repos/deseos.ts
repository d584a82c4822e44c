import type pg from 'pg';
import { type Causas, causasAfter, NO_CAUSAS } from '@/lib/domain/causas';
import type { Deseo, DeseoDetails, DeseoRef } from '@/lib/domain/deseos';
import type { DeseosRepo, UnknownCausa } from '@/lib/domain/log-ports';
import { seenAsOf } from '../as-of';
import { transaction } from '../client';
import { idBefore } from '../id-before';
import { advanceStreams, lockStreams } from '../streams';
import { type CausaIds, causaIds } from './causas';

type Stored = Omit<Deseo, 'created_at' | 'resuelto_at'> & { created_at: Date; resuelto_at: Date | null };
type Row = Stored & { cierre_recibido_at: Date | null };

const DESEOS = `SELECT d.id, d.consumidor_id, d.tipo, d.intensidad, d.nota, d.created_at, d.resolved, d.resultado,
    d.resuelto_at, m.nombre AS motivo, d.motivo_otro, e.nombre AS emocion, d.emocion_otra, s.nombre AS solucion,
    d.solucion_otra, d.cierre_recibido_at
  FROM deseos d LEFT JOIN motivos m ON m.id = d.motivo_id LEFT JOIN emociones e ON e.id = d.emocion_id
  LEFT JOIN soluciones s ON s.id = d.solucion_id
  WHERE d.consumidor_id = $1`;

const INSERT = `INSERT INTO deseos (consumidor_id, seq, uuid, tipo, intensidad, nota, created_at, recibido_at,
    motivo_id, motivo_otro, emocion_id, emocion_otra, solucion_id, solucion_otra)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING id`;

const UPDATE = `UPDATE deseos SET seq = $3, motivo_id = $4, motivo_otro = $5, emocion_id = $6, emocion_otra = $7,
    solucion_id = $8, solucion_otra = $9, resolved = $10, resultado = $11, resuelto_at = $12,
    causas_at = coalesce($13, causas_at), cierre_recibido_at = $14, intensidad = $15, nota = $16,
    detalles_at = coalesce($17, detalles_at)
  WHERE consumidor_id = $1 AND id = $2`;

const PAGE = `${DESEOS} AND (d.created_at, d.id) <
    (coalesce((SELECT created_at FROM deseos WHERE consumidor_id = $1 AND id = $3), 'infinity'), $3)
  ORDER BY d.created_at DESC, d.id DESC LIMIT $2`;

const LASTED = `SELECT extract(epoch FROM resuelto_at - created_at)::float8 AS s FROM deseos
  WHERE consumidor_id = $1 AND resultado IN ('resistido', 'consumido') ORDER BY created_at DESC LIMIT $2`;

const wire = ({ cierre_recibido_at: _, ...row }: Row): Deseo => ({
  ...row,
  created_at: row.created_at.toISOString(),
  resuelto_at: row.resuelto_at?.toISOString() ?? null,
});

async function one(
  client: Pick<pg.PoolClient, 'query'>,
  consumidorId: number,
  ref: DeseoRef | undefined,
): Promise<Row | undefined> {
  const key = typeof ref === 'number' ? 'id' : 'uuid';
  return (await client.query<Row>(`${DESEOS} AND d.${key} = $2`, [consumidorId, ref ?? null])).rows[0];
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

type End = Pick<Row, 'resolved' | 'resultado' | 'resuelto_at' | 'cierre_recibido_at'>;
type Changed = { deseo: Deseo; changed: boolean };

/** What a change leaves, and which parts of it were told now. */
function changed(before: Row, { intensidad, nota, ...changes }: DeseoDetails, end: End) {
  const causas = causasAfter(before, changes);
  const told = { intensidad, nota: nota === '' ? null : nota };
  const given = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
  const after: Row = { ...before, ...causas, ...end, ...given };
  const differs = (columns: readonly (keyof Row)[]) =>
    columns.some((column) => after[column] !== before[column]);
  const detailsTold = differs(['intensidad', 'nota']);
  return { after, causas, causasTold: differs(CAUSA_COLUMNS), detailsTold };
}

/** One change of a deseo, now: `next` says how it is closed after it. */
function change(
  pool: pg.Pool,
  [consumidorId, ref]: readonly [number, DeseoRef],
  details: DeseoDetails,
  now: Date,
  next: (before: Row) => End = (before) => before,
): Promise<Changed | UnknownCausa | null> {
  return transaction(pool, async (client) => {
    const { deseos } = await lockStreams(client, consumidorId, ['deseos']);
    const before = await one(client, consumidorId, ref);
    if (!before) return null;
    const { resolved, resultado, resuelto_at, cierre_recibido_at } = next(before);
    const end = { resolved, resultado, resuelto_at, cierre_recibido_at };
    const { after, causas, causasTold, detailsTold } = changed(before, details, end);
    if (JSON.stringify(wire(after)) === JSON.stringify(wire(before)))
      return { deseo: wire(before), changed: false };
    const ids = await causaIds(client, causas);
    if ('unknown' in ids) return ids;
    const closing = [resolved, resultado, resuelto_at, causasTold ? now : null, cierre_recibido_at];
    const values = [...columnsOf(ids, causas), ...closing, after.intensidad, after.nota];
    await client.query(UPDATE, [consumidorId, before.id, deseos + 1, ...values, detailsTold ? now : null]);
    await advanceStreams(client, consumidorId, { deseos: deseos + 1 });
    return { deseo: wire(after), changed: true };
  });
}

const OPEN: End = { resolved: false, resultado: null, resuelto_at: null, cierre_recibido_at: null };

/** Of what is told later than it happened: when it was told. */
const late = (happened: Date, now: Date) => (happened < now ? now : null);

function closedAt({ created_at }: Row, given: Date | undefined, now: Date): Date {
  const at = given ?? now;
  return at < created_at ? created_at : at;
}

export function deseosRepo(pool: pg.Pool): DeseosRepo {
  return {
    create: (consumidorId, deseo, now) =>
      transaction(pool, async (client) => {
        const { deseos } = await lockStreams(client, consumidorId, ['deseos']);
        const before = await one(client, consumidorId, deseo.uuid);
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
          deseo.ocurrido_at,
          late(deseo.ocurrido_at, now),
          ...columnsOf(ids, causas),
        ]);
        await advanceStreams(client, consumidorId, { deseos: deseos + 1 });
        const stored = await one(client, consumidorId, rows[0]?.id);
        return { deseo: wire(stored as Row), created: true };
      }),

    resolve: (consumidorId, ref, { resultado, resuelto_at: given, ...changes }, now) =>
      change(pool, [consumidorId, ref], changes, now, (before) => {
        const { resuelto_at, cierre_recibido_at } = before;
        if (resuelto_at) return { resolved: true, resultado, resuelto_at, cierre_recibido_at };
        const at = closedAt(before, given, now);
        return { resolved: true, resultado, resuelto_at: at, cierre_recibido_at: late(at, now) };
      }),

    explain: (consumidorId, ref, details, now) => change(pool, [consumidorId, ref], details, now),

    reopen: async (consumidorId, ref, since, now) => {
      let isLate = false;
      const done = await change(pool, [consumidorId, ref], {}, now, (before) => {
        const told = before.cierre_recibido_at ?? before.resuelto_at;
        isLate = told !== null && told < since;
        return isLate ? before : OPEN;
      });
      return isLate ? 'late' : (done as Changed | null);
    },

    find: async (consumidorId, ref) => {
      const row = await one(pool, consumidorId, ref);
      return row ? wire(row) : null;
    },

    lasted: async (consumidorId, limit) =>
      (await pool.query<{ s: number }>(LASTED, [consumidorId, limit])).rows.map(({ s }) => s),

    list: async (consumidorId, limit, before, as_of) => {
      const values = [consumidorId, limit, idBefore(before)];
      const { rows } = await pool.query<Row>(as_of ? seenAsOf(PAGE, values, as_of) : { text: PAGE, values });
      return rows.map(wire);
    },
  };
}
