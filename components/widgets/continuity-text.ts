import type { Continuity } from '@/lib/client/live-types';
import type { Formats } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translate';

/** `Continuo desde las 09:12, 0 perdidos`; empty while nothing was received. What is lost was so before that time. */
export function continuityText(
  t: Translate<'estado'>,
  formats: Formats,
  { continuo_desde, lost }: Continuity,
  zone: string,
): string {
  if (continuo_desde === null) return '';
  const values = { hora: formats.time(continuo_desde, zone), n: lost, cuantos: formats.number(lost) };
  return lost > 0 ? t('continuo.desde_antes', values) : t('continuo.desde', values);
}
