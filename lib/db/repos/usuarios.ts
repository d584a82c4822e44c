import type pg from 'pg';
import type { Subject } from '@/lib/domain/access';
import { LatidoError } from '@/lib/domain/errors';
import { STREAMS, USUARIO_STREAMS } from '@/lib/domain/events';
import type { UsuariosRepo } from '@/lib/domain/ports';
import type { Usuario } from '@/lib/domain/usuarios';
import { batched } from '../batched';
import type { PrismaClient } from '../generated/client';
import { IS_LIVING, LIVING } from '../living';
import { isUniqueViolation } from '../unique-violation';

const SELECT = {
  id: true,
  nombre: true,
  email: true,
  rol: true,
  idioma: true,
  consumidor: { select: { id: true } },
  email_verified_at: true,
} as const;

type Selected = Omit<Usuario, 'consumidor_id' | 'email_verified_at'> & {
  consumidor: { id: number } | null;
  email_verified_at: Date | null;
};

const usuarioOf = ({ consumidor, email_verified_at, ...usuario }: Selected): Usuario => ({
  ...usuario,
  consumidor_id: consumidor?.id ?? null,
  email_verified_at: email_verified_at?.toISOString() ?? null,
});

/** Of streams that start now: it tells them from any that were before. */
export function epochOf(now: Date): bigint {
  return BigInt(Math.floor(now.getTime() / 1_000));
}

function newStreams(names: readonly string[], now: Date) {
  const epoch = epochOf(now);
  return { create: names.map((stream) => ({ stream, epoch })) };
}

export function newConsumidor(zonaHoraria: string, now: Date) {
  return { zona_horaria: zonaHoraria, streams: newStreams(STREAMS, now) };
}

export function newUsuarioStreams(now: Date) {
  return newStreams(USUARIO_STREAMS, now);
}

type NewUsuario = Parameters<UsuariosRepo['create']>[0];

/** The rows of a new account: with its streams and, for a consumidor, what belongs to one. */
export function newUsuario({ zona_horaria, ...data }: NewUsuario, now: Date) {
  const consumidor = data.rol === 'consumidor' ? { create: newConsumidor(zona_horaria, now) } : undefined;
  return { ...data, consumidor, streams: newUsuarioStreams(now) };
}

/** Asked with every read and every socket: plain SQL, prepared once a connection. */
const SUBJECTS = `SELECT c.id AS consumidor_id, c.usuario_id, c.zona_horaria
  FROM consumidores c JOIN usuarios u ON u.id = c.usuario_id
  WHERE c.id = ANY($1::int[]) AND ${IS_LIVING}`;

/** Also within a transaction. @throws conflict when the email is taken */
export async function createUsuario(
  prisma: Pick<PrismaClient, 'usuarios'>,
  registro: NewUsuario,
  now: Date,
): Promise<Usuario> {
  try {
    return usuarioOf(await prisma.usuarios.create({ data: newUsuario(registro, now), select: SELECT }));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const detail = 'Ya hay una cuenta con este correo';
    throw new LatidoError('conflict', { detail, errors: [{ pointer: '/email', detail }], cause: error });
  }
}

export function usuariosRepo(pool: pg.Pool, prisma: PrismaClient, now: () => Date): UsuariosRepo {
  return {
    create: (registro) => createUsuario(prisma, registro, now()),

    secretByEmail: async (email) => {
      const select = { ...SELECT, password_hash: true, session_version: true };
      const found = await prisma.usuarios.findFirst({ where: { email, ...LIVING }, select });
      return found && { ...usuarioOf(found), ...pickSecret(found) };
    },

    find: async (id) => {
      const found = await prisma.usuarios.findFirst({ where: { id, ...LIVING }, select: SELECT });
      return found && usuarioOf(found);
    },

    subject: batched<number, Subject>(
      async (ids) => (await pool.query<Subject>({ name: 'subjects', text: SUBJECTS, values: [ids] })).rows,
      ({ consumidor_id }) => String(consumidor_id),
    ),
  };
}

function pickSecret({ password_hash, session_version }: { password_hash: string; session_version: number }) {
  return { password_hash, session_version };
}
