import type pg from 'pg';
import type { Consumo, NewConsumo } from '@/lib/domain/consumos';
import type { ConsumosRepo } from '@/lib/domain/log-ports';
import { seenAsOf } from '../as-of';
import { transaction } from '../client';
import { idBefore } from '../id-before';
import { advanceStreams, lockStreams } from '../streams';

type Row = Omit<Consumo, 'ocurrido_at' | 'created_at'> & { ocurrido_at: Date; created_at: Date };

const wire = (row: Row): Consumo => ({
  ...row,
  ocurrido_at: row.ocurrido_at.toISOString(),
  created_at: row.created_at.toISOString(),
});

const CONSUMOS = `SELECT c.id, c.consumidor_id, h.nombre AS habito, c.habito_otro AS otro, c.cantidad, c.ocurrido_at,
    c.deseo_id, c.created_at
  FROM consumos c LEFT JOIN habitos h ON h.id = c.habito_id WHERE c.consumidor_id = $1`;

const INSERT = `INSERT INTO consumos
  (consumidor_id, seq, uuid, habito_id, habito_otro, cantidad, ocurrido_at, deseo_id, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`;

/** A `before` that was deleted meanwhile begins anew rather than end the list early. */
const PAGE = `${CONSUMOS} AND (c.ocurrido_at, c.id) <
    (coalesce((SELECT ocurrido_at FROM consumos WHERE consumidor_id = $1 AND id = $3), 'infinity'), $3)
  ORDER BY c.ocurrido_at DESC, c.id DESC LIMIT $2`;

async function one(client: pg.PoolClient, key: 'id' | 'uuid', values: unknown[]): Promise<Consumo | null> {
  const { rows } = await client.query<Row>(`${CONSUMOS} AND c.${key} = $2`, values);
  return rows[0] ? wire(rows[0]) : null;
}

const CIGARETTE = 'SELECT id FROM habitos WHERE es_cigarrillo ORDER BY activo DESC, orden, id LIMIT 1';

/** The habito of that name, or the cigarette that is offered first; null when there is none. */
async function habitoId(client: pg.PoolClient, nombre: string | null | undefined): Promise<number | null> {
  const { rows } = nombre
    ? await client.query<{ id: number }>('SELECT id FROM habitos WHERE nombre = $1', [nombre])
    : await client.query<{ id: number }>(CIGARETTE);
  return rows[0]?.id ?? null;
}

type Named = Pick<NewConsumo, 'deseo_id' | 'deseo_uuid'>;

/** The deseo that is named, in one way or the other: null when none is. */
async function namedDeseo(
  client: pg.PoolClient,
  consumidorId: number,
  { deseo_id, deseo_uuid }: Named,
): Promise<{ id: number | null } | { unknown: 'deseo_id' | 'deseo_uuid' }> {
  if (!deseo_id && !deseo_uuid) return { id: null };
  const unknown = deseo_id ? 'deseo_id' : 'deseo_uuid';
  const text = `SELECT id FROM deseos WHERE consumidor_id = $1 AND ${deseo_id ? 'id' : 'uuid'} = $2`;
  const { rows } = await client.query<{ id: number }>(text, [consumidorId, deseo_id ?? deseo_uuid]);
  return rows[0] ?? { unknown };
}

export function consumosRepo(pool: pg.Pool): ConsumosRepo {
  return {
    create: (consumidorId, { uuid, habito, otro, cantidad, ocurrido_at, ...named }, now) =>
      transaction(pool, async (client) => {
        const { consumos } = await lockStreams(client, consumidorId, ['consumos']);
        const before = uuid ? await one(client, 'uuid', [consumidorId, uuid]) : null;
        if (before) return { consumo: before, created: false };
        const habito_id = otro ? null : await habitoId(client, habito);
        if (!otro && habito_id === null) return { unknown: 'habito' };
        const deseo = await namedDeseo(client, consumidorId, named);
        if ('unknown' in deseo) return deseo;
        const { rows } = await client.query<{ id: number }>(INSERT, [
          consumidorId,
          consumos + 1,
          uuid ?? null,
          habito_id,
          otro ?? null,
          cantidad,
          ocurrido_at,
          deseo.id,
          now,
        ]);
        await advanceStreams(client, consumidorId, { consumos: consumos + 1 });
        const consumo = (await one(client, 'id', [consumidorId, rows[0]?.id])) as Consumo;
        return { consumo, created: true };
      }),

    remove: (consumidorId, ref) =>
      transaction(pool, async (client) => {
        const { consumos } = await lockStreams(client, consumidorId, ['consumos']);
        const key = typeof ref === 'number' ? 'id' : 'uuid';
        const text = `DELETE FROM consumos WHERE consumidor_id = $1 AND ${key} = $2`;
        const { rowCount } = await client.query(text, [consumidorId, ref]);
        if (rowCount) await advanceStreams(client, consumidorId, { consumos: consumos + 1 });
        return Boolean(rowCount);
      }),

    list: async (consumidorId, limit, before, as_of) => {
      const values = [consumidorId, limit, idBefore(before)];
      const { rows } = await pool.query<Row>(as_of ? seenAsOf(PAGE, values, as_of) : { text: PAGE, values });
      return rows.map(wire);
    },
  };
}
