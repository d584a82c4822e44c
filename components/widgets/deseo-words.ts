import {
  Cigarette,
  CircleCheck,
  CircleDashed,
  CircleDot,
  CircleEllipsis,
  CircleQuestionMark,
  CupSoda,
  type LucideIcon,
  ShoppingBag,
  Utensils,
} from 'lucide-react';
import type { Tone } from '@/components/ui/badge';
import type { DeseoTipo, Resultado } from '@/lib/domain/deseos';

type TipoWord = { label: string; icon: LucideIcon };

export const TIPOS: Record<DeseoTipo, TipoWord> = {
  sustancia: { label: 'Sustancia', icon: Cigarette },
  comida: { label: 'Comida', icon: Utensils },
  bebida: { label: 'Bebida', icon: CupSoda },
  compra: { label: 'Compra', icon: ShoppingBag },
  otro: { label: 'Otro', icon: CircleEllipsis },
};

/** What brings people here comes first. */
export const TIPO_ORDER: readonly DeseoTipo[] = ['sustancia', 'comida', 'bebida', 'compra', 'otro'];

type ResultadoWord = { label: string; icon: LucideIcon; tone: Tone };

/** Facts, without praise for one outcome and blame for the other. */
const RESULTADO_WORDS: Record<Resultado, ResultadoWord> = {
  resistido: { label: 'Superado', icon: CircleCheck, tone: 'good' },
  consumido: { label: 'Consumí', icon: CircleDot, tone: 'plain' },
  sin_registrar: { label: 'Sin registrar', icon: CircleQuestionMark, tone: 'plain' },
};

export const IN_COURSE: ResultadoWord = { label: 'En curso', icon: CircleDashed, tone: 'info' };

/** In the first person on one's own panel, in the third for a cuidador. */
export function resultadoWord(resultado: Resultado | null, own: boolean): ResultadoWord {
  const word = RESULTADO_WORDS[resultado ?? 'sin_registrar'];
  return resultado === 'consumido' && !own ? { ...word, label: 'Consumió' } : word;
}
