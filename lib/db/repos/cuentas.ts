import type pg from 'pg';
import type { CuentasRepo, PasswordSecret } from '@/lib/domain/account-ports';
import { newCorreo } from '@/lib/domain/correos';
import { IS_RESTORABLE } from '../erasure/due';
import type { PrismaClient } from '../generated/client';
import { IS_LIVING, LIVING } from '../living';
import { isUniqueViolation } from '../unique-violation';
import { newUsuario } from './usuarios';

/** As `newCorreo` has it, in the statement of the change that the mail tells of. */
const QUEUED = 'INSERT INTO correos (usuario_id, para, tipo, created_at, proximo_at, vence_at)';

/** A password that was set leaves no link that could set another. */
const CHANGE_PASSWORD = `WITH changed AS (
    UPDATE usuarios u SET password_hash = $3, password_set_by = 'owner', session_version = session_version + 1
    WHERE id = $1 AND password_hash = $2 AND ${IS_LIVING} RETURNING id, email, session_version),
  kept AS (UPDATE sessions s SET session_version = changed.session_version
    FROM changed WHERE s.id = $4 AND s.usuario_id = changed.id),
  voided AS (UPDATE enlaces e SET used_at = $6
    FROM changed WHERE e.usuario_id = changed.id AND e.proposito = 'recuperar' AND e.used_at IS NULL)
  ${QUEUED} SELECT id, email, $5, $6, $6, $7 FROM changed`;

const UNUSED = 'e.token_hash = $1 AND e.used_at IS NULL AND e.expires_at > $2';
/** Also of a closed account: without its password nobody could restore it. */
const RECOVERS = `${UNUSED} AND e.proposito = 'recuperar' AND e.email = u.email
    AND u.is_active AND (u.deleted_at IS NULL OR (${IS_RESTORABLE('$2')}))`;

const RECOVERING = `SELECT u.email, u.nombre, u.password_hash, u.password_set_by
  FROM enlaces e JOIN usuarios u ON u.id = e.usuario_id WHERE ${RECOVERS}`;

const RESET = `WITH spent AS (
    UPDATE enlaces e SET used_at = $2 FROM usuarios u
    WHERE u.id = e.usuario_id AND ${RECOVERS}
    RETURNING e.id AS enlace_id, u.id),
  changed AS (UPDATE usuarios u SET password_hash = $3, password_set_by = 'owner',
      session_version = session_version + 1,
      email_verified_at = coalesce(email_verified_at, $2)
    FROM spent WHERE u.id = spent.id RETURNING u.id, u.email),
  voided AS (UPDATE enlaces e SET used_at = $2 FROM spent
    WHERE e.usuario_id = spent.id AND e.id <> spent.enlace_id AND e.proposito = 'recuperar' AND e.used_at IS NULL)
  ${QUEUED} SELECT id, email, $4, $2, $2, $5 FROM changed RETURNING usuario_id`;

/** `u` is as it was before; where the address changes, no link that went to another one serves any more. */
const VERIFY = `WITH spent AS (
    UPDATE enlaces e SET used_at = $2 FROM usuarios u
    WHERE ${UNUSED} AND ${IS_LIVING} AND e.proposito = 'verificar' AND u.id = e.usuario_id
    RETURNING e.id AS enlace_id, e.email, u.id, u.email AS email_before),
  changed AS (UPDATE usuarios u SET email = spent.email, email_verified_at = $2 FROM spent WHERE u.id = spent.id),
  voided AS (UPDATE enlaces e SET used_at = $2 FROM spent
    WHERE e.usuario_id = spent.id AND e.id <> spent.enlace_id AND e.used_at IS NULL
      AND spent.email <> spent.email_before),
  told AS (${QUEUED} SELECT id, email_before, $3, $2, $2, $4 FROM spent WHERE email <> email_before)
  SELECT email FROM spent`;

const HAS_VERIFICATION = `SELECT 1 FROM usuarios u WHERE u.id = $1 AND (
    EXISTS (SELECT 1 FROM enlaces e WHERE e.usuario_id = u.id AND e.email = u.email
      AND e.proposito = 'verificar' AND e.used_at IS NULL AND e.expires_at > $2)
    OR EXISTS (SELECT 1 FROM correos c WHERE c.usuario_id = u.id AND c.para = u.email
      AND c.tipo = 'verificacion' AND c.enviado_at IS NULL AND c.vence_at > $2))`;

export function cuentasRepo(pool: pg.Pool, prisma: PrismaClient): CuentasRepo {
  const first = async <Row extends object>(text: string, values: unknown[]): Promise<Row | null> =>
    (await pool.query<Row>(text, values)).rows[0] ?? null;
  return {
    register: async (registro, now) => {
      const { email } = registro;
      try {
        const correos = { create: newCorreo('verificacion', email, now) };
        await prisma.usuarios.create({ data: { ...newUsuario(registro, now), correos } });
      } catch (error) {
        if (!isUniqueViolation(error)) throw error;
        await prisma.correos.create({ data: newCorreo('ya_registrado', email, now) });
      }
    },

    secret: (id) =>
      prisma.usuarios.findFirst({
        where: { id, ...LIVING },
        select: { email: true, nombre: true, password_hash: true, password_set_by: true },
      }),

    rename: async (id, nombre) => void (await prisma.usuarios.update({ where: { id }, data: { nombre } })),

    addressee: (id) =>
      prisma.usuarios.findFirst({
        where: { id, deleted_at: null },
        select: { idioma: true, is_active: true },
      }),

    setIdioma: async (id, idioma) => void (await prisma.usuarios.update({ where: { id }, data: { idioma } })),

    hasVerification: async (id, now) => (await first(HAS_VERIFICATION, [id, now])) !== null,

    changePassword: async ({ usuario_id, checked_hash, password_hash, kept_session_id, now }) => {
      const { tipo, vence_at } = newCorreo('contrasena_cambiada', '', now);
      const values = [usuario_id, checked_hash, password_hash, kept_session_id, tipo, now, vence_at];
      return (await pool.query(CHANGE_PASSWORD, values)).rowCount === 1;
    },

    openLink: async ({ now, ...link }) =>
      void (await prisma.enlaces.create({ data: { ...link, created_at: now } })),

    recovering: (tokenHash, now) => first<PasswordSecret>(RECOVERING, [tokenHash, now]),

    resetPassword: async (tokenHash, passwordHash, now) => {
      const { tipo, vence_at } = newCorreo('contrasena_cambiada', '', now);
      const values = [tokenHash, now, passwordHash, tipo, vence_at];
      return (await first<{ usuario_id: number }>(RESET, values))?.usuario_id ?? null;
    },

    verifyEmail: async (tokenHash, now) => {
      const { tipo, vence_at } = newCorreo('correo_cambiado', '', now);
      try {
        return await first<{ email: string }>(VERIFY, [tokenHash, now, tipo, vence_at]);
      } catch (error) {
        // Somebody else registered with it since the link was sent.
        if (error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION) return null;
        throw error;
      }
    },
  };
}

const UNIQUE_VIOLATION = '23505';
