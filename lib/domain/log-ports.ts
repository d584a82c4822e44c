import type { Causa } from './causas';
import type { Chequeo, NewChequeo } from './chequeos';
import type { Consumo, ConsumoRef, NewConsumo } from './consumos';
import type { Deseo, DeseoDetails, DeseoOutcome, DeseoRef, NewDeseo } from './deseos';
import type { NewNotificacion, Notificacion } from './notificaciones';
import type { AsOf } from './terms';

/** With the moment it is stored under. */
type Dated<T> = Omit<T, 'ocurrido_at'> & { ocurrido_at: Date };
/** `unknown` names what was referred to and is not there (or is somebody else's). */
type Unknown<Field extends string> = { unknown: Field };
export type UnknownCausa = Unknown<Causa>;

export type DeseosRepo = {
  /** The same `uuid` again gives the deseo that is there. */
  create(
    consumidorId: number,
    deseo: Dated<NewDeseo>,
    now: Date,
  ): Promise<{ deseo: Deseo; created: boolean } | UnknownCausa>;
  /** Null when the consumidor has no such deseo. `changed: false` when it already said all that. */
  resolve(
    consumidorId: number,
    ref: DeseoRef,
    outcome: DeseoOutcome,
    now: Date,
  ): Promise<{ deseo: Deseo; changed: boolean } | UnknownCausa | null>;
  /** The same, of how strong it is, why it came, how it felt and what helped. */
  explain(
    consumidorId: number,
    ref: DeseoRef,
    details: DeseoDetails,
    now: Date,
  ): Promise<{ deseo: Deseo; changed: boolean } | UnknownCausa | null>;
  /** Takes back its end. `late`: that was told before `since`. */
  reopen(
    consumidorId: number,
    ref: DeseoRef,
    since: Date,
    now: Date,
  ): Promise<{ deseo: Deseo; changed: boolean } | 'late' | null>;
  find(consumidorId: number, ref: DeseoRef): Promise<Deseo | null>;
  /** Seconds that each of the newest that were closed by the person lasted. */
  lasted(consumidorId: number, limit: number): Promise<number[]>;
  /** Newest first by when they came, after the one with the id `before`. `as_of`: as they were then. */
  list(consumidorId: number, limit: number, before?: number, as_of?: AsOf | null): Promise<Deseo[]>;
};

export type ConsumosRepo = {
  /** The same `uuid` again gives the consumo that is there. */
  create(
    consumidorId: number,
    consumo: Dated<NewConsumo>,
    now: Date,
  ): Promise<{ consumo: Consumo; created: boolean } | Unknown<'habito' | 'deseo_id' | 'deseo_uuid'>>;
  /** False when the consumidor has no such consumo. */
  remove(consumidorId: number, ref: ConsumoRef): Promise<boolean>;
  /** Newest first by when they happened, after the one with the id `before`. */
  list(consumidorId: number, limit: number, before?: number, as_of?: AsOf | null): Promise<Consumo[]>;
};

export type ChequeosRepo = {
  /** The same `uuid` again gives the chequeo that is there. */
  create(consumidorId: number, chequeo: Dated<NewChequeo>, now: Date): Promise<Chequeo | Unknown<'emocion'>>;
  /** Newest first by when they happened, after the one with the id `before`. */
  list(consumidorId: number, limit: number, before?: number, as_of?: AsOf | null): Promise<Chequeo[]>;
};

export type NotificacionesRepo = {
  create(usuarioId: number, notificacion: NewNotificacion, now: Date): Promise<Notificacion>;
  /** Null when the usuario has no such notificacion. `changed: false` when it was read already. */
  markRead(
    usuarioId: number,
    notificacionId: number,
  ): Promise<{ notificacion: Notificacion; changed: boolean } | null>;
  /** Newest first, after the one with the id `before`. */
  list(usuarioId: number, limit: number, before?: number): Promise<Notificacion[]>;
  /** When those of one tipo were made, from an instant on. */
  sentSince(usuarioId: number, tipo: Notificacion['tipo'], since: Date): Promise<Date[]>;
};
