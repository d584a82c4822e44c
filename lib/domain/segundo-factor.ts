import { z } from 'zod';
import type { Actor } from './access';

export const RECOVERY_CODES = 10;
/** Characters of base32, without the hyphen in the middle: 50 bits, which nobody guesses over the network. */
export const RECOVERY_CHARS = 10;

/** As it is typed or pasted: with or without spaces and hyphens, in any case. */
export const codigoSchema = z
  .string()
  .max(40)
  .transform((text) => text.replaceAll(/[\s-]/g, '').toUpperCase());

export function isTotp(codigo: string): boolean {
  return /^\d{6}$/.test(codigo);
}

/** What the owner is told of their second factor. */
export type SegundoFactor = { activo: boolean; desde: string | null; codigos_restantes: number };

/** Whose second factor changes, and the one session of theirs that goes on: every other ends with the change. */
type Changer = Pick<Actor, 'usuario_id' | 'session_id'>;

/** `secreto` is sealed. `confirmado_at` null: proposed, it does not count yet. */
export type StoredFactor = { secreto: string; confirmado_at: Date | null };

export type SegundosFactoresRepo = {
  find(usuarioId: number): Promise<StoredFactor | null>;
  /** Keeps a secret until it is confirmed; false where one counts already. */
  propose(usuarioId: number, secreto: string, now: Date): Promise<boolean>;
  /** Makes the proposed secret count, with its recovery codes; false when it is no longer the proposed one. */
  confirm(
    by: Changer,
    confirmed: { secreto: string; step: number; codeHashes: readonly string[] },
    now: Date,
  ): Promise<boolean>;
  /** Takes a step of a secret that counts: false when that step, or a later one, was taken. */
  takeStep(usuarioId: number, secreto: string, step: number): Promise<boolean>;
  /** False for a code that is unknown or was used. */
  takeRecovery(usuarioId: number, codeHash: string, now: Date): Promise<boolean>;
  replaceRecovery(by: Changer, codeHashes: readonly string[], now: Date): Promise<void>;
  recoveryLeft(usuarioId: number): Promise<number>;
  remove(by: Changer, now: Date): Promise<void>;
};

/** Codes by time (RFC 6238: SHA-1, six digits, 30 seconds), as every authenticator app knows them. */
export type Otp = {
  /** Base32, 160 random bits. */
  secret(): string;
  uri(secret: string, email: string): string;
  /** An SVG picture of a text. */
  qr(text: string): string;
  /** The step whose code this is, now or one step beside it; null for none. */
  step(secret: string, codigo: string, now: Date): number | null;
};

/** Keeps a text so that the database alone does not tell it; it opens only for the context it was sealed for. */
export type Vault = {
  seal(text: string, context: string): string;
  /** Throws for a text that was changed, moved or sealed by another installation. */
  open(sealed: string, context: string): string;
};
