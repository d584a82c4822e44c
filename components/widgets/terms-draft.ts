import { ALCANCES, type Alcance } from '@/lib/domain/access';
import { type Resolucion, scopesAt, type Terms } from '@/lib/domain/terms';
import { dayOf, type Fecha, fechaOf } from '@/lib/domain/time';

/** The terms as a form holds them. `byHours`: only at the hours beside it. `last_day`: '' without an end. */
export type TermsDraft = {
  alcances: readonly Alcance[];
  resolucion: Resolucion;
  byHours: boolean;
  hora_desde: string;
  hora_hasta: string;
  last_day: Fecha | '';
};

const DAYTIME = { hora_desde: '08:00', hora_hasta: '20:00' };

export function draftOf({ alcances, resolucion, ...terms }: Terms, zone: string): TermsDraft {
  const { hora_desde, hora_hasta, expira_at } = terms;
  return {
    alcances,
    resolucion,
    byHours: hora_desde !== null,
    hora_desde: hora_desde ?? DAYTIME.hora_desde,
    hora_hasta: hora_hasta ?? DAYTIME.hora_hasta,
    last_day: expira_at === null ? '' : fechaOf(new Date(Date.parse(expira_at) - 1), zone),
  };
}

/** The last day counts whole: it ends at the person's midnight. */
export function termsOf(draft: TermsDraft, zone: string): Terms {
  const { alcances, resolucion, byHours, hora_desde, hora_hasta, last_day } = draft;
  return {
    alcances: ALCANCES.filter((alcance) => alcances.includes(alcance)),
    resolucion,
    hora_desde: byHours ? hora_desde : null,
    hora_hasta: byHours ? hora_hasta : null,
    expira_at: last_day === '' ? null : dayOf(last_day, zone).to.toISOString(),
  };
}

/** Why nothing can be shared this way (a message of `consentimiento.formulario.falta`), or undefined. */
export function draftProblem({ alcances, resolucion }: TermsDraft): 'nada' | 'solo_vivo' | undefined {
  if (alcances.length === 0) return 'nada';
  return scopesAt(resolucion, alcances).length > 0 ? undefined : 'solo_vivo';
}
