import type pg from 'pg';
import type { Alcance } from '@/lib/domain/access';
import type { ConsentimientosRepo } from '@/lib/domain/consent-ports';
import type { ConsentEvent } from '@/lib/domain/consentimientos';
import { batched } from '../batched';
import type { PrismaClient } from '../generated/client';
import { idBefore } from '../id-before';
import { LIVING } from '../living';
import { consentChanges } from './consent-changes';

/** Asked with every read and every socket of a cuidador: plain SQL, prepared once a connection. */
const GRANTED = `SELECT c.consumidor_id, c.cuidador_id, c.alcances
  FROM unnest($1::int[], $2::int[]) AS pair(consumidor_id, cuidador_id)
  JOIN consentimientos c USING (consumidor_id, cuidador_id) WHERE c.revoked_at IS NULL`;

const HISTORY = `SELECT l.n, l.hecho, u.nombre AS cuidador_nombre, l.alcances, l.at
  FROM consentimientos_libro l LEFT JOIN usuarios u ON u.id = l.cuidador_id
  WHERE l.consumidor_id = $1 AND l.n < $2 ORDER BY l.n DESC LIMIT $3`;

type Pair = readonly [consumidorId: number, cuidadorId: number];
type Granted = { consumidor_id: number; cuidador_id: number; alcances: Alcance[] };

export function consentimientosRepo(
  pool: pg.Pool,
  prisma: PrismaClient,
  now: () => Date,
): ConsentimientosRepo {
  const grantedTo = batched<Pair, Granted>(
    async (pairs) => {
      const values = [pairs.map(([consumidorId]) => consumidorId), pairs.map(([, cuidadorId]) => cuidadorId)];
      return (await pool.query<Granted>({ name: 'granted', text: GRANTED, values })).rows;
    },
    ({ consumidor_id, cuidador_id }) => String([consumidor_id, cuidador_id]),
  );
  return {
    ...consentChanges(pool, now),

    granted: async (consumidorId, cuidadorId) =>
      (await grantedTo([consumidorId, cuidadorId]))?.alcances ?? [],

    ofConsumidor: async (consumidor_id) => {
      const rows = await prisma.consentimientos.findMany({
        where: { consumidor_id, revoked_at: null, cuidador: LIVING },
        orderBy: { id: 'asc' },
        include: { cuidador: { select: { nombre: true } } },
      });
      return rows.map(({ id, cuidador_id, cuidador, alcances, created_at }) => ({
        id,
        cuidador_id,
        cuidador_nombre: cuidador.nombre,
        alcances: alcances as Alcance[],
        created_at: created_at.toISOString(),
      }));
    },

    history: async (consumidorId, limit, before) => {
      const values = [consumidorId, idBefore(before), limit];
      const { rows } = await pool.query<Omit<ConsentEvent, 'at'> & { at: Date }>(HISTORY, values);
      return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
    },

    ofCuidador: async (cuidador_id) => {
      const rows = await prisma.consentimientos.findMany({
        where: { cuidador_id, revoked_at: null, consumidor: { usuario: LIVING } },
        orderBy: { consumidor: { usuario: { nombre: 'asc' } } },
        include: { consumidor: { include: { usuario: { select: { nombre: true } } } } },
      });
      return rows.map(({ consumidor_id, consumidor, alcances }) => ({
        consumidor_id,
        nombre: consumidor.usuario.nombre,
        zona_horaria: consumidor.zona_horaria,
        alcances: alcances as Alcance[],
      }));
    },
  };
}
