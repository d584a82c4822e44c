import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx';

type EmptyStateProps = { icon: LucideIcon; title: string; children?: ReactNode; className?: string };

export function EmptyState({ icon: Icon, title, children, className }: EmptyStateProps) {
  return (
    <div className={cx('flex flex-col items-center justify-center px-4 py-6 text-center', className)}>
      <span className="grid size-11 place-items-center rounded-full bg-accent-wash text-accent-ink">
        <Icon aria-hidden className="size-5" />
      </span>
      <p className="mt-3 font-medium text-balance text-ink">{title}</p>
      {children && <div className="mt-1 max-w-prose text-sm text-balance text-ink-soft">{children}</div>}
    </div>
  );
}
