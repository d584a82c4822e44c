'use client';

import { BatteryLow, BatteryMedium } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Badge } from '@/components/ui/badge';
import { useFormats } from '@/components/ui/use-formats';

/** Percent. Below it somebody should charge the device before it falls silent. */
const LOW_BATTERY = 20;

type BatteryBadgeProps = {
  percent: number | null;
  /** Where there is room for a battery that needs nothing. */
  always?: boolean;
};

export function BatteryBadge({ percent, always }: BatteryBadgeProps) {
  const t = useTranslations('estado.bateria');
  const { number } = useFormats();
  if (percent === null) return null;
  const low = percent < LOW_BATTERY;
  if (!low && !always) return null;
  return (
    <Badge
      icon={low ? BatteryLow : BatteryMedium}
      tone={low ? 'warn' : 'plain'}
      title={low ? t('baja') : undefined}
    >
      {t('texto', { porcentaje: number(percent) })}
    </Badge>
  );
}
