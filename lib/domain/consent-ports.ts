import type { Alcance } from './access';
import type { ConsentEvent, Consentimiento, Followed } from './consentimientos';

/** Whatever changes who may see what writes its row of the ledger of consent in the same transaction. */
export type ConsentimientosRepo = {
  /** Keeps a code with which a cuidador gets these scopes, once. */
  invite(
    consumidorId: number,
    codeHash: string,
    alcances: readonly Alcance[],
    expiresAt: Date,
    now: Date,
  ): Promise<void>;
  /** The consumidor whose code it was; null when it is unknown, used or expired. A grant there was is replaced. */
  accept(cuidadorId: number, codeHash: string, now: Date): Promise<number | null>;
  /** Without a code, by the installation itself: the demo, tests. */
  grant(consumidorId: number, cuidadorId: number, alcances: readonly Alcance[]): Promise<void>;
  granted(consumidorId: number, cuidadorId: number): Promise<Alcance[]>;
  ofConsumidor(consumidorId: number): Promise<Consentimiento[]>;
  /** What its chain tells, the newest first: so many rows before `before`, a row's `n`. */
  history(consumidorId: number, limit: number, before?: number): Promise<ConsentEvent[]>;
  ofCuidador(cuidadorId: number): Promise<Followed[]>;
  /** The cuidador whose grant ended, or null when there is none to end. */
  revoke(consumidorId: number, id: number, now: Date): Promise<number | null>;
};
