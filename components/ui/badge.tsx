import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx';

export type Tone = 'good' | 'info' | 'warn' | 'danger' | 'test' | 'plain';

const TONE: Record<Tone, string> = {
  good: 'bg-accent-wash text-accent-ink',
  info: 'bg-info-wash text-info',
  warn: 'bg-warn-wash text-warn',
  danger: 'bg-danger-wash text-danger',
  test: 'bg-test-wash text-test',
  plain: 'bg-sunken text-ink-soft',
};

type BadgeProps = { tone?: Tone; icon?: LucideIcon; spin?: boolean; title?: string; children: ReactNode };

/** Icon and words say it; the colour only repeats it. */
export function Badge({ tone = 'plain', icon: Icon, spin, title, children }: BadgeProps) {
  return (
    <span
      title={title}
      className={cx(
        'inline-flex min-h-6 items-center gap-1 rounded-full px-2 text-xs font-medium whitespace-nowrap tabular-nums',
        TONE[tone],
      )}
    >
      {Icon && <Icon aria-hidden className={cx('size-3.5 shrink-0', spin && 'animate-spin')} />}
      {children}
    </span>
  );
}
