import type { Alcance } from '@/lib/domain/access';
import { type AsOf, asOf, type Conditions, lastMoment, type Resolucion, scopesAt } from '@/lib/domain/terms';
import type { Formats, Instant } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translate';
import { zoneCity } from '@/lib/i18n/zone-names';

type T = Translate<'consentimiento'>;

/** "Cada 5 minutos · de 08:00 a 20:00 · hasta el 3 dic 2026": on the clocks of the consumidor. */
export function termsText(
  t: T,
  state: Translate<'estado'>,
  formats: Formats,
  terms: Conditions,
  zone: string,
): string {
  const hours = hoursOf(formats, terms);
  return [
    state(`resolucion.${terms.resolucion}`),
    hours && t('condiciones.horas', hours),
    expiryText(t, formats, terms, zone),
  ]
    .filter(Boolean)
    .join(' · ');
}

function hoursOf({ hourOfDay }: Formats, { hora_desde, hora_hasta }: Conditions) {
  if (hora_desde === null || hora_hasta === null) return undefined;
  return { desde: hourOfDay(hora_desde), hasta: hourOfDay(hora_hasta) };
}

/** The last day on which something is seen, as the form asks for it. */
function expiryText(t: T, { date }: Formats, { expira_at }: Conditions, zone: string): string {
  return expira_at === null ? '' : t('condiciones.expira', { dia: date(Date.parse(expira_at) - 1, zone) });
}

/** To the cuidador: what they see of a person, and when. */
export function sightText(t: T, formats: Formats, terms: Conditions, zone: string): string {
  const how = t(`vista.${terms.resolucion}`);
  const hours = hoursOf(formats, terms);
  const limits = [
    hours && t('condiciones.horas_en', { ...hours, ciudad: zoneCity(zone, formats.idioma) }),
    expiryText(t, formats, terms, zone),
  ]
    .filter(Boolean)
    .join(', ');
  return limits ? `${how} ${t('vista.limites', { limites: limits })}` : how;
}

/** Up to when the data of a coarse reader go, at a moment of the server. */
export function seenUntilText(
  t: Translate<'estado'>,
  formats: Formats,
  { resolucion, zone, at }: { resolucion: Resolucion; zone: string; at: Instant },
): string {
  const past = asOf(resolucion, zone, new Date(at));
  if (!past) return '';
  return resolucion === '5min'
    ? t('hasta.datos_hora', { hora: formats.time(past.until, zone) })
    : t('hasta.datos_dia', { dia: formats.date(lastMoment(past), zone) });
}

/** The same on a card: "Hasta las 14:05", "Hasta ayer". */
export function untilText(
  t: Translate<'estado'>,
  formats: Formats,
  { resolucion, zone, past }: { resolucion: Resolucion; zone: string; past: AsOf },
): string {
  return resolucion === '5min' ? t('hasta.hora', { hora: formats.time(past.until, zone) }) : t('hasta.ayer');
}

/** Scopes that the resolution leaves out, in words; empty when it leaves all of them. */
export function leftOutText(t: T, resolucion: Resolucion, alcances: readonly Alcance[]): string {
  const left = scopesAt(resolucion, alcances);
  const names = alcances
    .filter((alcance) => !left.includes(alcance))
    .map((alcance) => alcanceName(t, alcance));
  return names.length === 0 ? '' : names.reduce((a, b) => t('condiciones.ni', { a, b }));
}

/** As part of a sentence. */
export function alcanceName(t: T, alcance: Alcance): string {
  return t(`alcance.${alcance}.label`).toLowerCase();
}
