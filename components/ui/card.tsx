import { type ReactNode, useId } from 'react';
import { cx } from './cx';

type CardProps = {
  title: string;
  /** Beside the title: badges or one small action. */
  aside?: ReactNode;
  description?: ReactNode;
  footer?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A region of the page with its heading. */
export function Card({ title, aside, description, footer, className, children }: CardProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={cx(
        'flex min-w-0 flex-col rounded-2xl border border-line bg-surface p-4 shadow-card sm:p-5',
        className,
      )}
    >
      <header className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <h2 id={id} className="text-base font-semibold">
          {title}
        </h2>
        {aside}
      </header>
      {description && <div className="mt-1 text-sm text-pretty text-ink-soft">{description}</div>}
      <div className="mt-4 min-w-0 grow">{children}</div>
      {footer && <footer className="mt-4 text-xs text-ink-faint">{footer}</footer>}
    </section>
  );
}

type PageHeaderProps = { title: string; children?: ReactNode; aside?: ReactNode };

export function PageHeader({ title, children, aside }: PageHeaderProps) {
  return (
    <header className="mb-6 flex flex-wrap items-end justify-between gap-4">
      <div className="min-w-0">
        <h1 className="text-2xl font-semibold tracking-tight sm:text-3xl">{title}</h1>
        {children && <div className="mt-1 max-w-prose text-pretty text-ink-soft">{children}</div>}
      </div>
      {aside}
    </header>
  );
}
