import { zoneCity } from '@/components/ui/zone-names';
import { formatDate, formatTime, type Instant } from '@/lib/client/format';
import type { Alcance } from '@/lib/domain/access';
import { type AsOf, asOf, type Conditions, lastMoment, type Resolucion, scopesAt } from '@/lib/domain/terms';
import { ALCANCE_WORDS } from './alcance-words';

type ResolucionWord = { label: string; text: string };

/** What each resolution means, to the person who chooses it. */
export const RESOLUCION_WORDS: Record<Resolucion, ResolucionWord> = {
  vivo: { label: 'En vivo', text: 'Ve cada dato en el momento en que ocurre.' },
  '5min': {
    label: 'Cada 5 minutos',
    text: 'Ve resúmenes con hasta 5 minutos de retraso. Nada en vivo: ni el estado del sensor ni el movimiento.',
  },
  diario: {
    label: 'Una vez al día',
    text: 'Ve solo los días que ya terminaron. De hoy no ve nada hasta tu medianoche.',
  },
};

/** "Cada 5 minutos · de 08:00 a 20:00 · hasta el 3 dic 2026": on the clocks of the consumidor. */
export function termsText(terms: Conditions, zone: string): string {
  return [RESOLUCION_WORDS[terms.resolucion].label, hoursText(terms), expiryText(terms, zone)]
    .filter(Boolean)
    .join(' · ');
}

export function hoursText({ hora_desde, hora_hasta }: Conditions): string {
  return hora_desde === null ? '' : `de ${hora_desde} a ${hora_hasta}`;
}

/** The last day on which something is seen, as the form asks for it. */
function expiryText({ expira_at }: Conditions, zone: string): string {
  return expira_at === null ? '' : `hasta el ${formatDate(Date.parse(expira_at) - 1, zone)}`;
}

/** To the cuidador: what they see of a person, and when. */
export function sightText(terms: Conditions, zone: string): string {
  const how = {
    vivo: 'Ves sus datos en vivo',
    '5min': 'Ves resúmenes cada 5 minutos, con hasta 5 minutos de retraso; nada en vivo',
    diario: 'Ves solo los días que ya terminaron; los de hoy llegan a su medianoche',
  }[terms.resolucion];
  const hours = terms.hora_desde === null ? '' : `${hoursText(terms)} (hora de ${zoneCity(zone)})`;
  const limits = [hours, expiryText(terms, zone)].filter(Boolean).join(', ');
  return limits ? `${how}. Puedes mirar ${limits}.` : `${how}.`;
}

/** Up to when the data of a coarse reader go, at a moment of the server. */
export function seenUntilText(resolucion: Resolucion, zone: string, at: Instant): string {
  const past = asOf(resolucion, zone, new Date(at));
  if (!past) return '';
  return resolucion === '5min'
    ? `Datos hasta las ${formatTime(past.until, zone)}`
    : `Datos hasta el ${formatDate(lastMoment(past), zone)}, día completo`;
}

/** The same on a card: "Hasta las 14:05", "Hasta ayer". */
export function untilText(resolucion: Resolucion, zone: string, { until }: AsOf): string {
  return resolucion === '5min' ? `Hasta las ${formatTime(until, zone)}` : 'Hasta ayer';
}

/** Scopes that the resolution leaves out, in words; empty when it leaves all of them. */
export function leftOutText(resolucion: Resolucion, alcances: readonly Alcance[]): string {
  const left = scopesAt(resolucion, alcances);
  return alcances
    .filter((alcance) => !left.includes(alcance))
    .map((alcance) => ALCANCE_WORDS[alcance].label.toLocaleLowerCase('es'))
    .join(' ni ');
}
