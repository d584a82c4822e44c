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
import { formatDuration } from '@/components/ui/format';
import type { Estado } from '@/lib/domain/estado';

export type EstadoWords = {
  icon: LucideIcon;
  tone: Tone;
  label: string;
  /** What it means, for who points at it. */
  hint: string;
  /** What a screen reader hears when it begins. */
  announced: string;
};

export const ESTADO_WORDS: Record<Estado['estado'], EstadoWords> = {
  en_vivo: {
    icon: Activity,
    tone: 'good',
    label: 'Al día',
    hint: 'Las lecturas llegan a su ritmo',
    announced: 'Las lecturas llegan de nuevo',
  },
  retrasado: {
    icon: Clock,
    tone: 'warn',
    label: 'Retrasado',
    hint: 'La última lectura tarda más de lo normal',
    announced: 'Las lecturas se retrasan',
  },
  sin_senal: {
    icon: WifiOff,
    tone: 'danger',
    label: 'Sin señal',
    hint: 'Hace rato que no llega ninguna lectura',
    announced: 'Sin señal del sensor',
  },
  no_puesto: {
    icon: Unplug,
    tone: 'warn',
    label: 'No puesto',
    hint: 'El sensor no toca la piel, o lleva una hora sin moverse y sin pulso que cambie',
    announced: 'El sensor no está puesto',
  },
  plano: {
    icon: Minus,
    tone: 'warn',
    label: 'Señal plana',
    hint: 'La frecuencia lleva minutos sin cambiar aunque hay movimiento: el sensor se quedó pegado',
    announced: 'La frecuencia del sensor se quedó pegada',
  },
  reloj: {
    icon: ClockAlert,
    tone: 'warn',
    label: 'Reloj desajustado',
    hint: 'La hora del sensor difiere en más de 2 minutos de la nuestra',
    announced: 'El reloj del sensor está desajustado',
  },
  nunca: {
    icon: CircleDashed,
    tone: 'plain',
    label: 'Sin lecturas',
    hint: 'Todavía no ha llegado ninguna lectura',
    announced: '',
  },
};

type Known = { estado?: Estado['estado']; desfaseMs: number | null };

/** Why what is on screen cannot be trusted, and what helps. Undefined when the badge says it all. */
export function adviceOf({ estado, desfaseMs }: Known, own: boolean): string | undefined {
  if (estado === 'no_puesto')
    return own
      ? 'El sensor no está en tu muñeca: lo que mide no cuenta. Ajústalo hasta que toque la piel.'
      : 'El sensor no está puesto: lo que mide no cuenta.';
  if (estado === 'plano')
    return own
      ? 'La frecuencia no cambia aunque te mueves: no es de fiar. Ajusta el sensor o reinícialo.'
      : 'La frecuencia no cambia aunque hay movimiento: no es de fiar.';
  if (estado !== 'reloj') return undefined;
  const cure = own ? ' Ponlo en hora.' : '';
  if (desfaseMs === null) return `El reloj del sensor no marca nuestra hora.${cure}`;
  const amount = formatDuration(Math.abs(desfaseMs));
  if (desfaseMs < 0) return `El reloj del sensor va ${amount} adelantado.${cure}`;
  return `El reloj del sensor va ${amount} atrasado, o sus lecturas tardan eso en llegar.${cure}`;
}
