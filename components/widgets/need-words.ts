import {
  CircleCheck,
  CircleDashed,
  HeartPulse,
  type LucideIcon,
  Sparkles,
  Waves,
  WifiOff,
  Wrench,
} from 'lucide-react';
import type { Tone } from '@/components/ui/badge';
import type { Need, NeedLevel } from '@/lib/domain/need';
import type { Formats } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translate';

/** Their words are the messages `cuidador.necesidad`. */
export const NEED_LOOK: Record<NeedLevel, { icon: LucideIcon; tone: Tone }> = {
  antojo: { icon: Waves, tone: 'warn' },
  prediccion: { icon: Sparkles, tone: 'info' },
  fuera: { icon: HeartPulse, tone: 'warn' },
  sin_senal: { icon: WifiOff, tone: 'plain' },
  sensor: { icon: Wrench, tone: 'plain' },
  bien: { icon: CircleCheck, tone: 'good' },
  sin_datos: { icon: CircleDashed, tone: 'plain' },
};

/** How long ago a need began as seen now (ms), or at what hour in a zone, for who sees a past moment. */
export type ToldFrom = { now: number } | { zone: string };

/** Why somebody stands where they stand: "Antojo abierto hace 3 min", "Antojo abierto desde las 14:05". */
export function reasonOf(
  t: Translate<'cuidador'>,
  formats: Formats,
  { level, since, outside }: Need,
  from: ToldFrom,
): string {
  if (outside !== null) {
    const bpm = formats.number(Math.abs(outside));
    return outside > 0 ? t('rango.elevada', { bpm }) : t('rango.baja', { bpm });
  }
  if (since === null || level === 'fuera' || level === 'bien' || level === 'sin_datos')
    return t(`necesidad.${level}.label`);
  return 'now' in from
    ? t(`necesidad.${level}.hace`, { edad: formats.age(Math.max(1_000, from.now - since)) })
    : t(`necesidad.${level}.desde`, { hora: formats.time(since, from.zone) });
}
