/** A device on which an account signed in before: what its cookie says. `accounts` are fingerprints of emails. */
export type KnownDevice = { id: string; accounts: readonly string[] };

/** From where somebody tries to sign in. */
export type Place = { address: string; known: KnownDevice | null };

/**
 * How often a route may be asked, by account, device or address: `read` and `write` are what GET and the others get
 * where nothing is said, `sensitive` is for what opens an account or is guarded by a secret, `device` is of readings.
 */
export const LIMIT_CLASSES = ['read', 'write', 'sensitive', 'device'] as const;
export type LimitClass = (typeof LIMIT_CLASSES)[number];

/** After a success: what was tried counts as not tried. */
export type GiveBack = () => Promise<void>;

/** Each takes one try and throws `too_many` with the time to wait when none is left. */
export type Limits = {
  /**
   * A try of a password. A device on which the account signed in before has tries of its own, which nobody else can
   * use up. Everybody else shares the tries of their address, and, all together, those of the email.
   */
  signIn(place: Place, email: string): Promise<GiveBack>;
  /** A try of a code after a right password, as above. */
  secondFactor(
    place: Place,
    account: { id: number; email: string },
    kind: 'totp' | 'recovery',
  ): Promise<GiveBack>;
  /** A try of one's own password or code within a session. */
  ownSecret(sessionId: string): Promise<GiveBack>;
  register(address: string): Promise<void>;
  /** Mails that somebody asks for: by address, or by usuario. */
  mail(asker: string): Promise<void>;
  /** Failed tries of a pairing or invitation code, by address; asked before, counted after a failure. */
  codeTries(address: string): Promise<void>;
  codeFailed(address: string): Promise<void>;
  device(dispositivoId: number): Promise<void>;
  usuario(usuarioId: number): Promise<void>;
  /** Exports and imports, which are long work. */
  archive(usuarioId: number): Promise<void>;
  /** `who` asks the route `name`. */
  route(limit: Exclude<LimitClass, 'device'>, name: string, who: string): Promise<void>;
};
