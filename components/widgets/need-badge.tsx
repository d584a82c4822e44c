'use client';

import { useTranslations } from 'use-intl';
import { Badge } from '@/components/ui/badge';
import { useFormats } from '@/components/ui/use-formats';
import type { Need } from '@/lib/domain/need';
import { NEED_LOOK, reasonOf, type ToldFrom } from './need-words';

export function NeedBadge({ need, from }: { need: Need; from: ToldFrom }) {
  const { icon, tone } = NEED_LOOK[need.level];
  return (
    <Badge icon={icon} tone={tone}>
      {reasonOf(useTranslations('cuidador'), useFormats(), need, from)}
    </Badge>
  );
}
