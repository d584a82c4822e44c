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

/** Their words are the messages `antojo.tipo`. */
export const TIPO_ICONS: Record<DeseoTipo, LucideIcon> = {
  sustancia: Cigarette,
  comida: Utensils,
  bebida: CupSoda,
  compra: ShoppingBag,
  otro: CircleEllipsis,
};

/** What brings people here comes first. */
export const TIPO_ORDER: readonly DeseoTipo[] = ['sustancia', 'comida', 'bebida', 'compra', 'otro'];

type Look = { icon: LucideIcon; tone: Tone };

/** Facts, without praise for one outcome and blame for the other. */
export const RESULTADO_LOOK: Record<Resultado, Look> = {
  resistido: { icon: CircleCheck, tone: 'good' },
  consumido: { icon: CircleDot, tone: 'plain' },
  sin_registrar: { icon: CircleQuestionMark, tone: 'plain' },
};

export const IN_COURSE: Look = { icon: CircleDashed, tone: 'info' };
