import { Badge } from '@/components/ui/badge';
import type { Need } from '@/lib/domain/need';
import { NEED_WORDS, reasonOf } from './need-words';

type NeedBadgeProps = { need: Need; told: Parameters<typeof reasonOf>[1] };

export function NeedBadge({ need, told }: NeedBadgeProps) {
  const { icon, tone } = NEED_WORDS[need.level];
  return (
    <Badge icon={icon} tone={tone}>
      {reasonOf(need, told)}
    </Badge>
  );
}
