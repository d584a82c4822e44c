import { CircleCheck, HeartPulse, type LucideIcon, Sparkles, Waves, WifiOff, Wrench } from 'lucide-react';
import type { Tone } from '@/components/ui/badge';
import { formatNumber } from '@/components/ui/format';
import type { Need, NeedLevel } from '@/lib/domain/need';

type NeedWords = { icon: LucideIcon; tone: Tone; label: string };

export const NEED_WORDS: Record<NeedLevel, NeedWords> = {
  antojo: { icon: Waves, tone: 'warn', label: 'Antojo abierto' },
  prediccion: { icon: Sparkles, tone: 'info', label: 'Predicción alta' },
  fuera: { icon: HeartPulse, tone: 'warn', label: 'Fuera de su rango' },
  sin_senal: { icon: WifiOff, tone: 'plain', label: 'Sin señal' },
  sensor: { icon: Wrench, tone: 'plain', label: 'Revisar el sensor' },
  bien: { icon: CircleCheck, tone: 'good', label: 'Sin novedad' },
};

/** Why somebody stands where they stand. `told`: an instant (ms) in words, as "hace 3 min" or "desde las 14:05". */
export function reasonOf({ level, since, outside }: Need, told: (since: number) => string): string {
  const { label } = NEED_WORDS[level];
  if (outside !== null) {
    const amount = `${formatNumber(Math.abs(outside))} lpm`;
    return outside > 0
      ? `Frecuencia elevada: ${amount} sobre su rango`
      : `Frecuencia baja: ${amount} bajo su rango`;
  }
  return since === null ? label : `${label} ${told(since)}`;
}
