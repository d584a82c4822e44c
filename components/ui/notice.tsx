import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx';

type Kind = 'error' | 'success' | 'info' | 'warn';

const LOOK: Record<Kind, { icon: LucideIcon; className: string }> = {
  error: { icon: CircleAlert, className: 'bg-danger-wash text-danger' },
  success: { icon: CircleCheck, className: 'bg-accent-wash text-accent-ink' },
  info: { icon: Info, className: 'bg-info-wash text-info' },
  warn: { icon: TriangleAlert, className: 'bg-warn-wash text-warn' },
};

type NoticeProps = { kind: Kind; title?: string; children?: ReactNode; className?: string };

export function Notice({ kind, title, children, className }: NoticeProps) {
  const { icon: Icon, className: look } = LOOK[kind];
  return (
    <div className={cx('flex gap-3 rounded-xl px-4 py-3 text-sm', look, className)}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className={cx(title && 'mt-0.5')}>{children}</div>}
      </div>
    </div>
  );
}

/**
 * A place that is always there, so that a screen reader hears what appears in it: a live region that comes
 * together with its text is often not announced.
 */
export function LiveNotice({ kind, title, children, className }: Partial<NoticeProps>) {
  return (
    <div role={kind === 'error' ? 'alert' : 'status'} className={cx('empty:sr-only', className)}>
      {kind && (title || children) ? (
        <Notice kind={kind} title={title}>
          {children}
        </Notice>
      ) : null}
    </div>
  );
}
