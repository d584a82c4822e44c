import { formatTime, plural } from '@/components/ui/format';
import type { Continuity } from '@/lib/client/live-types';

/** `Continuo desde las 09:12, 0 perdidos`; empty while nothing was received. What is lost was so before that time. */
export function continuityText({ continuo_desde, lost }: Continuity, zone: string): string {
  if (continuo_desde === null) return '';
  const before = lost > 0 ? ' antes' : '';
  return `Continuo desde las ${formatTime(continuo_desde, zone)}, ${plural(lost, 'perdido', 'perdidos')}${before}`;
}
