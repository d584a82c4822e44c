'use client';

import { useTranslations } from 'use-intl';
import { Badge } from '@/components/ui/badge';
import { useFormats } from '@/components/ui/use-formats';
import { useNowAs } from '@/lib/client/use-now';
import type { Need } from '@/lib/domain/need';
import { NEED_LOOK, reasonOf, type ToldFrom } from './need-words';

export function NeedBadge({ need, from }: { need: Need; from: ToldFrom }) {
  return <Reason need={need} text={useReason()(need, from)} />;
}

/** The same as of now, and ticking. `at`: the moment (ms) the page was rendered. */
export function NeedBadgeNow({ need, at }: { need: Need; at: number }) {
  const reason = useReason();
  return <Reason need={need} text={useNowAs((now) => reason(need, { now: now || at }))} />;
}

function useReason() {
  const [t, formats] = [useTranslations('cuidador'), useFormats()];
  return (need: Need, from: ToldFrom) => reasonOf(t, formats, need, from);
}

function Reason({ need: { level }, text }: { need: Need; text: string }) {
  const { icon, tone } = NEED_LOOK[level];
  return (
    <Badge icon={icon} tone={tone}>
      {text}
    </Badge>
  );
}
