import type { Correo, CorreoTipo, EnlacePurpose } from './correos';
import type { PasswordOwner } from './password-policy';
import type { Idioma, PasswordSetter, Registro } from './usuarios';

/** What checking and changing a password needs to know. */
export type PasswordSecret = PasswordOwner & { password_hash: string; password_set_by: PasswordSetter };

/** What changes an account queues the mails that tell of it in the same transaction. */
export type CuentasRepo = {
  /** A new account with its mail to verify; where the address is taken, only a mail to whom it belongs. */
  register(
    registro: Omit<Registro, 'password'> & { idioma: Idioma; password_hash: string },
    now: Date,
  ): Promise<void>;
  secret(usuarioId: number): Promise<PasswordSecret | null>;
  rename(usuarioId: number, nombre: string): Promise<void>;
  /** Of an account that is not deleted, active or not. */
  addressee(usuarioId: number): Promise<{ idioma: Idioma; is_active: boolean } | null>;
  setIdioma(usuarioId: number, idioma: Idioma): Promise<void>;
  /** Whether a mail with a link that verifies the present address, and still serves, was sent or is about to be. */
  hasVerification(usuarioId: number, now: Date): Promise<boolean>;
  /** It is the owner's from now on, and every other session ends. False when the password is not the one any more that was checked. */
  changePassword(change: {
    usuario_id: number;
    checked_hash: string;
    password_hash: string;
    kept_session_id: string;
    now: Date;
  }): Promise<boolean>;
  /** Keeps the hash of a link's secret, until it ends. */
  openLink(link: {
    usuario_id: number;
    proposito: EnlacePurpose;
    email: string;
    token_hash: string;
    expires_at: Date;
    now: Date;
  }): Promise<void>;
  /** Whose a link to recover is, without using it up; null when it is unknown, used, past, or of an address before. */
  recovering(tokenHash: string, now: Date): Promise<PasswordSecret | null>;
  /** Uses up the link and ends every session. The usuario, or null as above. */
  resetPassword(tokenHash: string, passwordHash: string, now: Date): Promise<number | null>;
  /** Uses up the link: its address is the verified one of the account from now on. Null when it does not serve. */
  verifyEmail(tokenHash: string, now: Date): Promise<{ email: string } | null>;
};

export type CorreosRepo = {
  queue(correo: { usuario_id: number | null; tipo: CorreoTipo; para: string }, now: Date): Promise<void>;
  /** Takes the next mail that is due; nobody else gets it before `retryAt`, when it is due again unless it was sent. */
  claim(now: Date, retryAt: Date): Promise<Correo | null>;
  sent(id: number, usuarioId: number, now: Date): Promise<void>;
  failed(id: number, error: string, retryAt: Date): Promise<void>;
  drop(id: number): Promise<void>;
  /** How many of its kind were asked for the same address since then, before it. */
  countBefore(correo: Pick<Correo, 'id' | 'para' | 'tipo'>, since: Date): Promise<number>;
  /** Removes what was sent a day ago or ended unsent, and links long past. Those that ended unsent. */
  prune(now: Date): Promise<{ id: number; tipo: string; intentos: number }[]>;
};
