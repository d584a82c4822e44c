import { z } from 'zod';
import { givenPasswordSchema, type Idioma, type UsuarioSecret } from './usuarios';

/** A deleted account can be restored for so many days, then it is purged. */
export const RESTORE_DAYS = 30;
/** What a person types, in the language of the page, who does not want to wait. */
export const ERASE_WORDS: Record<Idioma, string> = { es: 'BORRAR', en: 'ERASE' };

export const deletionSchema = z
  .strictObject({
    password: givenPasswordSchema,
    ya: z.boolean().default(false),
    confirmacion: z.string().max(20).optional(),
  })
  .refine(({ ya, confirmacion }) => !ya || Object.values(ERASE_WORDS).includes(confirmacion ?? ''), {
    path: ['confirmacion'],
    message: 'Escribe BORRAR para confirmarlo',
  });

/** Counts per table. */
export type Filas = Record<string, number>;

/** That an account was erased: without personal data. `conservadas`: rows of others in which it stays a number. */
export type Recibo = {
  id: string;
  pedido_at: string;
  purgado_at: string;
  verificado_at: string;
  filas: Filas;
  conservadas: Filas;
  hash: string;
};

/** The text whose SHA-256 is the hash of a receipt: whoever holds one can tell whether a word of it was changed. */
export function reciboText({
  id,
  pedido_at,
  purgado_at,
  verificado_at,
  ...counts
}: Omit<Recibo, 'hash'>): string {
  const sorted = (filas: Filas) => Object.entries(filas).sort(([a], [b]) => (a < b ? -1 : 1));
  const tables = [sorted(counts.filas), sorted(counts.conservadas)];
  return JSON.stringify(['latido.recibo_borrado.1', id, pedido_at, purgado_at, verificado_at, ...tables]);
}

/** Whose data is seen by nobody any more, when an account ended. */
export type Ended = { consumidor_id: number | null };
export type DeletedAccount = Pick<UsuarioSecret, 'id' | 'idioma' | 'password_hash'> & {
  se_borra_at: Date;
  /** Of a consumidor; nobody else tells where they live. */
  zona_horaria: string | null;
};

/** Either the receipt, or in which tables something was found again. */
export type Verdict = { recibo: Recibo } | { quedan: Filas };

export type BorradoRepo = {
  /** The deleted account with this email, while it can be restored. */
  deletedByEmail(email: string, now: Date): Promise<DeletedAccount | null>;
  /** Ends it: its sessions are void, nobody sees it any more. Null: there is none that lives. */
  end(usuarioId: number, now: Date, purgaAt: Date): Promise<Ended | 'last_administrador' | null>;
  /** As it was, but for its sessions. False when there is nothing to restore. */
  restore(usuarioId: number, now: Date): Promise<boolean>;
  /** The deleted accounts whose time has come. */
  due(now: Date): Promise<number[]>;
  /** Deletes all rows of an account that is due, in one transaction. Null: it is not due, or gone already. */
  purge(usuarioId: number, now: Date): Promise<number | null>;
  /** The purges, by their id, whose result was not verified yet. */
  unverified(): Promise<number[]>;
  /** Looks for the account in every table, and writes the receipt where nothing is found. Null: done already. */
  verify(purgaId: number, now: Date): Promise<Verdict | null>;
  /** Runs `work` unless another instance is at it; then null. */
  alone<Result>(work: () => Promise<Result>): Promise<Result | null>;
};
