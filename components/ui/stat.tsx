import type { ReactNode } from 'react';
import { NO_VALUE } from '@/lib/i18n/format';
import { cx } from './cx';

type StatProps = { label: string; value: ReactNode; unit?: string; large?: boolean };

/** One figure with its name; use inside a `<dl>`. */
export function Stat({ label, value, unit, large }: StatProps) {
  return (
    <div className="flex min-w-0 flex-col">
      <dt className="text-xs text-ink-faint">{label}</dt>
      <dd className={cx('font-semibold whitespace-nowrap tabular-nums', large ? 'text-3xl' : 'text-xl')}>
        {value}
        {unit && value !== NO_VALUE && <span className="ml-1 text-sm font-normal text-ink-soft">{unit}</span>}
      </dd>
    </div>
  );
}
