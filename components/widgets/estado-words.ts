import {
  Activity,
  CircleDashed,
  Clock,
  ClockAlert,
  type LucideIcon,
  Minus,
  Unplug,
  WifiOff,
} from 'lucide-react';
import type { Tone } from '@/components/ui/badge';
import type { Estado } from '@/lib/domain/estado';
import type { Formats } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translate';

/** Their words are the messages `estado.lectura`. */
export const ESTADO_LOOK: Record<Estado['estado'], { icon: LucideIcon; tone: Tone }> = {
  en_vivo: { icon: Activity, tone: 'good' },
  retrasado: { icon: Clock, tone: 'warn' },
  sin_senal: { icon: WifiOff, tone: 'danger' },
  no_puesto: { icon: Unplug, tone: 'warn' },
  plano: { icon: Minus, tone: 'warn' },
  reloj: { icon: ClockAlert, tone: 'warn' },
  nunca: { icon: CircleDashed, tone: 'plain' },
};

type Known = { estado?: Estado['estado']; desfaseMs: number | null };

/** Why what is on screen cannot be trusted, and what helps. Undefined when the badge says it all. */
export function adviceOf(
  t: Translate<'estado'>,
  formats: Formats,
  { estado, desfaseMs }: Known,
  own: boolean,
): string | undefined {
  const whose = own ? 'propio' : 'ajeno';
  if (estado === 'no_puesto' || estado === 'plano') return t(`consejo.${whose}.${estado}`);
  if (estado !== 'reloj') return undefined;
  if (desfaseMs === null) return t(`consejo.${whose}.reloj`);
  const cuanto = formats.duration(Math.abs(desfaseMs));
  return t(`consejo.${whose}.${desfaseMs < 0 ? 'reloj_adelantado' : 'reloj_atrasado'}`, { cuanto });
}
