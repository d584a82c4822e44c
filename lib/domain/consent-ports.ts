import type { Alcance } from './access';
import type { ConsentEvent, Consentimiento, Followed, Invitacion, TermsChange } from './consentimientos';
import type { Conditions, Terms } from './terms';

/** Whatever changes who may see what writes its row of the ledger of consent in the same transaction. */
export type ConsentimientosRepo = {
  /** Keeps a code with which a cuidador gets a grant of these terms, once. */
  invite(consumidorId: number, codeHash: string, terms: Terms, expiresAt: Date, now: Date): Promise<void>;
  /** What a code would give; null when it is unknown, used or expired. */
  invitation(codeHash: string, now: Date): Promise<Invitacion | null>;
  /** The consumidor whose code it was; null when it is unknown, used or expired. A grant there was is replaced. */
  accept(cuidadorId: number, codeHash: string, now: Date): Promise<number | null>;
  /** Without a code, by the installation itself: the demo, tests. */
  grant(
    consumidorId: number,
    cuidadorId: number,
    alcances: readonly Alcance[],
    conditions?: Partial<Conditions>,
  ): Promise<void>;
  /** Of the active grant between the two, whatever the hour; null without one. */
  granted(consumidorId: number, cuidadorId: number): Promise<Terms | null>;
  ofConsumidor(consumidorId: number): Promise<Omit<Consentimiento, 'vencido'>[]>;
  /** The cuidador whose terms these are, and whether they are others than before; null when there is no such grant. */
  change(
    consumidorId: number,
    id: number,
    change: TermsChange,
    now: Date,
  ): Promise<{ cuidador_id: number; changed: boolean } | null>;
  /** What its chain tells, the newest first: so many rows before `before`, a row's `n`. */
  history(consumidorId: number, limit: number, before?: number): Promise<ConsentEvent[]>;
  ofCuidador(cuidadorId: number): Promise<Omit<Followed, 'abierto'>[]>;
  /** The cuidador whose grant ended, or null when there is none to end. */
  revoke(consumidorId: number, id: number, now: Date): Promise<number | null>;
};
