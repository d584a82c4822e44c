import { MINUTE_MS } from '@/lib/domain/time';
import type { Visita } from '@/lib/domain/visitas';
import type { Formats } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translate';

type T = Translate<'consentimiento'>;

/** `vio tu frecuencia cardíaca y tus antojos en vivo` */
export function seenText(
  t: T,
  formats: Formats,
  { alcances, vivo }: Pick<Visita, 'alcances' | 'vivo'>,
): string {
  const que = formats.list(alcances.map((alcance) => t(`miradas.que.${alcance}`)));
  return vivo ? t('miradas.vio_vivo', { que }) : t('miradas.vio', { que });
}

/** Whoever watches is heard of every minute; a moment is allowed for the way. */
const STILL_MS = 1.5 * MINUTE_MS;

/** `24 nov, de 14:02 a 14:31`; `now` is 0 until the page is alive. */
export function whenText(
  t: T,
  { date, dayOfMonth, dayTime, time }: Formats,
  { desde, hasta, vivo }: Visita,
  zone: string,
  now: number,
): string {
  const dia = dayOfMonth(desde, zone);
  const [from, to] = [time(desde, zone), time(hasta, zone)];
  if (vivo && now > 0 && now - Date.parse(hasta) < STILL_MS)
    return t('miradas.cuando.sigue', { dia, hora: from });
  if (date(desde, zone) !== date(hasta, zone))
    return t('miradas.cuando.dias', { desde: dayTime(desde, zone), hasta: dayTime(hasta, zone) });
  return from === to
    ? t('miradas.cuando.momento', { dia, hora: from })
    : t('miradas.cuando.tramo', { dia, desde: from, hasta: to });
}
