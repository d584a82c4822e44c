import type { CartaTipo } from './correos';
import type { Emergencia } from './emergencias';

export type Letter = {
  asunto: string;
  parrafos: string[];
  accion?: { texto: string; url: string };
  cierre: string;
};
/** `enlace`: the address with the secret, for the kinds that have one. `origin`: where browsers reach this Latido. */
export type Places = { origin: string; enlace: string };

type ClosedTipo = 'cuenta_cerrada' | 'recuperacion_cerrada';
/** Of a closed account. `zona` null: nobody knows where the person lives. */
type Closed<Tipo> = { tipo: Tipo; hasta: Date; zona: string | null };
/** `verificado`: the address is shown to be the person's own. */
type Emergency = { tipo: 'emergencia'; emergencia: Emergencia; zona: string; verificado: boolean; now: Date };
/** A kind of letter, with what it tells besides where to go. */
export type CartaOf<Tipo extends CartaTipo> = Tipo extends 'emergencia'
  ? Emergency
  : Tipo extends ClosedTipo
    ? Closed<Tipo>
    : { tipo: Tipo };
export type Carta = { [Tipo in CartaTipo]: CartaOf<Tipo> }[CartaTipo];

/**
 * All that is said by mail in one language. No letter carries a name or any other text that somebody typed: whoever registers
 * with the address of another must not be able to write to them through us. Only that of an emergencia does: it is written
 * by an administrador.
 */
export type MailWords = {
  greeting: string;
  letters: { [Tipo in CartaTipo]: (places: Places, carta: CartaOf<Tipo>) => Letter };
};
