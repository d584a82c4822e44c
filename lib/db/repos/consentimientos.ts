import type pg from 'pg';
import type { Alcance } from '@/lib/domain/access';
import type { ConsentimientosRepo } from '@/lib/domain/consent-ports';
import type { ConsentEvent, Invitacion } from '@/lib/domain/consentimientos';
import type { Resolucion, Terms } from '@/lib/domain/terms';
import { batched } from '../batched';
import type { consentimientos, PrismaClient } from '../generated/client';
import { idBefore } from '../id-before';
import { IS_LIVING, LIVING } from '../living';
import { type Stored, TERMS, told } from '../terms-row';
import { consentChanges } from './consent-changes';

/** Asked with every read and every socket of a cuidador: plain SQL, prepared once a connection. */
const GRANTED = `SELECT c.consumidor_id, c.cuidador_id, ${TERMS}
  FROM unnest($1::int[], $2::int[]) AS pair(consumidor_id, cuidador_id)
  JOIN consentimientos c USING (consumidor_id, cuidador_id) WHERE c.revoked_at IS NULL`;

const HISTORY = `SELECT l.n, l.hecho, u.nombre AS cuidador_nombre, l.at, ${TERMS}
  FROM consentimientos_libro l LEFT JOIN usuarios u ON u.id = l.cuidador_id
  WHERE l.consumidor_id = $1 AND l.n < $2 ORDER BY l.n DESC LIMIT $3`;

type Pair = readonly [consumidorId: number, cuidadorId: number];
type Granted = Stored<Terms> & { consumidor_id: number; cuidador_id: number };

const INVITATION = `SELECT u.nombre, p.zona_horaria, ${TERMS}
  FROM one_time_codes c JOIN consumidores p ON p.id = c.consumidor_id JOIN usuarios u ON u.id = p.usuario_id
  WHERE c.purpose = 'cuidador' AND c.code_hash = $1 AND c.used_at IS NULL
    AND least(c.expires_at, c.expira_at) > $2 AND ${IS_LIVING}
  ORDER BY c.id LIMIT 1`;

type TermsRow = Pick<consentimientos, keyof Terms>;

/** Prisma knows the words of a column of text as any text. */
function termsOf({ alcances, resolucion, hora_desde, hora_hasta, expira_at }: TermsRow): Terms {
  return told({
    alcances: alcances as Alcance[],
    resolucion: resolucion as Resolucion,
    hora_desde,
    hora_hasta,
    expira_at,
  });
}

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

    granted: async (consumidorId, cuidadorId) => {
      const held = await grantedTo([consumidorId, cuidadorId]);
      return held ? told(held) : null;
    },

    invitation: async (codeHash, at) => {
      const { rows } = await pool.query<Stored<Invitacion>>(INVITATION, [codeHash, at]);
      return rows[0] ? told(rows[0]) : null;
    },

    ofConsumidor: async (consumidor_id) => {
      const rows = await prisma.consentimientos.findMany({
        where: { consumidor_id, revoked_at: null, cuidador: LIVING },
        orderBy: { id: 'asc' },
        include: { cuidador: { select: { nombre: true } } },
      });
      return rows.map(({ id, cuidador_id, cuidador, created_at, ...row }) => ({
        id,
        cuidador_id,
        cuidador_nombre: cuidador.nombre,
        ...termsOf(row),
        created_at: created_at.toISOString(),
      }));
    },

    history: async (consumidorId, limit, before) => {
      const values = [consumidorId, idBefore(before), limit];
      const { rows } = await pool.query<Stored<Omit<ConsentEvent, 'at'> & { at: Date }>>(HISTORY, values);
      return rows.map((row) => ({ ...told(row), at: row.at.toISOString() }));
    },

    ofCuidador: async (cuidador_id) => {
      const rows = await prisma.consentimientos.findMany({
        where: { cuidador_id, revoked_at: null, consumidor: { usuario: LIVING } },
        orderBy: { consumidor: { usuario: { nombre: 'asc' } } },
        include: { consumidor: { include: { usuario: { select: { nombre: true } } } } },
      });
      return rows.map(({ consumidor_id, consumidor, ...row }) => ({
        consumidor_id,
        nombre: consumidor.usuario.nombre,
        zona_horaria: consumidor.zona_horaria,
        ...termsOf(row),
      }));
    },
  };
}
