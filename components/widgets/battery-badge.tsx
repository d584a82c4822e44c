import { BatteryLow, BatteryMedium } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { formatNumber } from '@/components/ui/format';

/** Percent. Below it somebody should charge the device before it falls silent. */
const LOW_BATTERY = 20;

type BatteryBadgeProps = {
  percent: number | null;
  /** Where there is room for a battery that needs nothing. */
  always?: boolean;
};

export function BatteryBadge({ percent, always }: BatteryBadgeProps) {
  if (percent === null) return null;
  const low = percent < LOW_BATTERY;
  if (!low && !always) return null;
  return (
    <Badge
      icon={low ? BatteryLow : BatteryMedium}
      tone={low ? 'warn' : 'plain'}
      title={low ? 'Conviene cargar el sensor pronto' : undefined}
    >
      Batería {formatNumber(percent)} %
    </Badge>
  );
}
