import type pg from 'pg';
import { pageOf } from '@/lib/domain/admin-pages';
import type { EmergenciasRepo } from '@/lib/domain/admin-ports';
import type { Accion } from '@/lib/domain/auditoria';
import { newCorreo } from '@/lib/domain/correos';
import type { Emergencia, EmergencyTarget, Granted } from '@/lib/domain/emergencias';
import { appendAudit } from '../audit-row';
import { batched } from '../batched';
import { transaction } from '../client';
import { idBefore } from '../id-before';
import { IS_LIVING } from '../living';
import { insertNotificacion } from './notificaciones';

type Dates = { created_at: Date; expires_at: Date; ended_at: Date | null };
type Row = Omit<Emergencia, keyof Dates> & Dates & { usuario_id: number };
type OpenRow = {
  consumidor_id: number;
  administrador_id: number;
  alcances: Granted['alcances'];
  motivo: string;
  ends_at: Date;
};

const EMERGENCIAS = `SELECT e.id, e.consumidor_id, u.id AS usuario_id, u.nombre AS persona, e.administrador_id,
    a.nombre AS administrador, e.motivo, e.alcances, e.created_at, e.expires_at, e.ended_at
  FROM emergencias e JOIN consumidores c ON c.id = e.consumidor_id JOIN usuarios u ON u.id = c.usuario_id
    LEFT JOIN usuarios a ON a.id = e.administrador_id`;

const LIST = `${EMERGENCIAS} WHERE e.id < $1 AND ($2::int IS NULL OR e.consumidor_id = $2)
    AND ($3::int IS NULL OR e.administrador_id = $3) ORDER BY e.id DESC LIMIT $4`;

const TARGET = `SELECT c.id AS consumidor_id, u.id AS usuario_id, u.nombre, u.email, c.zona_horaria
  FROM consumidores c JOIN usuarios u ON u.id = c.usuario_id
  WHERE u.rol = 'consumidor' AND ${IS_LIVING} AND (c.id = $1 OR u.email = $2)`;

/** Of those who open one for a person, one goes on at a time. */
const LOCK = 'SELECT 1 FROM consumidores WHERE id = $1 FOR NO KEY UPDATE';
const OPEN_ONE = `SELECT 1 FROM emergencias
  WHERE consumidor_id = $1 AND administrador_id = $2 AND ended_at IS NULL AND expires_at > $3`;
const INSERT = `INSERT INTO emergencias (consumidor_id, administrador_id, motivo, alcances, created_at, expires_at)
  VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`;
const QUEUE_MAIL = `INSERT INTO correos (usuario_id, emergencia_id, tipo, para, created_at, proximo_at, vence_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;
const END = `UPDATE emergencias SET ended_at = $2
  WHERE id = $1 AND ended_at IS NULL AND expires_at > $2 AND ($3::int IS NULL OR consumidor_id = $3)
    AND ($4::int IS NULL OR administrador_id = $4) RETURNING id`;
const EXPIRE = `UPDATE emergencias SET ended_at = expires_at WHERE ended_at IS NULL AND expires_at <= $1 RETURNING id`;

/** Asked with every read and every socket of an administrador. */
const GRANTED = `SELECT e.consumidor_id, e.administrador_id, e.alcances, e.motivo, e.expires_at AS ends_at
  FROM unnest($1::int[], $2::int[]) AS pair(consumidor_id, administrador_id)
  JOIN emergencias e USING (consumidor_id, administrador_id) WHERE e.ended_at IS NULL AND e.expires_at > $3`;

const wire = ({ usuario_id: _, ...row }: Row): Emergencia => ({
  ...row,
  created_at: row.created_at.toISOString(),
  expires_at: row.expires_at.toISOString(),
  ended_at: row.ended_at?.toISOString() ?? null,
});

async function read(client: Pick<pg.ClientBase, 'query'>, ids: readonly number[]): Promise<Row[]> {
  return (await client.query<Row>(`${EMERGENCIAS} WHERE e.id = ANY($1) ORDER BY e.id`, [ids])).rows;
}

function ended(row: Row, accion: Accion) {
  const despues = { ended_at: row.ended_at?.toISOString() ?? null };
  return { accion, usuario_id: row.usuario_id, objeto_id: row.id, antes: { ended_at: null }, despues };
}

export function emergenciasRepo(pool: pg.Pool, now: () => Date): EmergenciasRepo {
  const openOf = batched<readonly [number, number], OpenRow>(
    async (pairs) => {
      const values = [pairs.map(([consumidor]) => consumidor), pairs.map(([, admin]) => admin), now()];
      return (await pool.query<OpenRow>({ name: 'emergencias', text: GRANTED, values })).rows;
    },
    ({ consumidor_id, administrador_id }) => String([consumidor_id, administrador_id]),
  );
  return {
    ...emergencyChanges(pool),

    target: async ({ consumidor_id, email }) =>
      (await pool.query<EmergencyTarget>(TARGET, [consumidor_id ?? null, email ?? null])).rows[0] ?? null,

    find: async (id) => (await read(pool, [id])).map(wire)[0] ?? null,

    granted: async (consumidorId, administradorId) => {
      const open = await openOf([consumidorId, administradorId]);
      if (!open) return { alcances: [], ends_at: null, motivo: null };
      const { alcances, ends_at, motivo } = open;
      return { alcances, ends_at, motivo };
    },

    list: async ({ consumidor_id, administrador_id }, { limit, before }) => {
      const values = [idBefore(before), consumidor_id ?? null, administrador_id ?? null, limit + 1];
      const { rows } = await pool.query<Row>(LIST, values);
      return pageOf(rows.map(wire), limit);
    },
  };
}

/** Each with its row of auditoria, in one transaction. */
function emergencyChanges(pool: pg.Pool): Pick<EmergenciasRepo, 'open' | 'end' | 'expire'> {
  return {
    open: (by, target, { motivo, alcances, expires_at }, notificacion, now) =>
      transaction(pool, async (client) => {
        const { consumidor_id, usuario_id, email } = target;
        await client.query(LOCK, [consumidor_id]);
        const held = await client.query(OPEN_ONE, [consumidor_id, by.actor_id, now]);
        if (held.rowCount !== 0) return null;
        const values = [consumidor_id, by.actor_id, motivo, [...alcances], now, expires_at];
        const id = (await client.query<{ id: number }>(INSERT, values)).rows[0]?.id ?? 0;
        await insertNotificacion(client, usuario_id, notificacion, now);
        const { tipo, para, created_at, proximo_at, vence_at } = newCorreo('emergencia', email, now);
        const mail = [usuario_id, id, tipo, para, created_at, proximo_at, vence_at];
        await client.query(QUEUE_MAIL, mail);
        const despues = { alcances, expires_at: expires_at.toISOString() };
        const about = { usuario_id, objeto_id: id, despues };
        await appendAudit(client, { ...by, accion: 'emergencia.opened', ...about }, now);
        return wire((await read(client, [id]))[0] as Row);
      }),

    end: (by, id, of, now) =>
      transaction(pool, async (client) => {
        const consumidorId = 'consumidor_id' in of ? of.consumidor_id : null;
        const administradorId = 'administrador_id' in of ? of.administrador_id : null;
        const done = await client.query(END, [id, now, consumidorId, administradorId]);
        const row = done.rowCount === 1 ? (await read(client, [id]))[0] : undefined;
        if (!row) return null;
        await appendAudit(client, { ...by, ...ended(row, 'emergencia.ended') }, now);
        return wire(row);
      }),

    expire: (now) =>
      transaction(pool, async (client) => {
        const { rows: over } = await client.query<{ id: number }>(EXPIRE, [now]);
        const rows = await read(
          client,
          over.map(({ id }) => id),
        );
        for (const row of rows)
          await appendAudit(
            client,
            { actor_id: null, direccion: null, ...ended(row, 'emergencia.expired') },
            now,
          );
        return rows.map(wire);
      }),
  };
}
