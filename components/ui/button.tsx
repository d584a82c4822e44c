import { LoaderCircle, type LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx';
import { Link } from './link';

type Variant = 'primary' | 'secondary' | 'quiet' | 'danger';

const LOOK: Record<Variant, string> = {
  primary: 'bg-action text-on-action hover:bg-action-hover border-transparent',
  secondary: 'bg-surface text-ink border-edge hover:bg-sunken',
  quiet: 'bg-transparent text-ink-soft border-transparent hover:bg-sunken hover:text-ink',
  danger: 'bg-surface text-danger border-danger hover:bg-danger-wash',
};

const SIZE = {
  md: 'min-h-11 px-4 text-base',
  sm: 'min-h-9 px-3 text-sm',
};

function buttonClass(variant: Variant, size: keyof typeof SIZE, className?: string): string {
  return cx(
    'inline-flex items-center justify-center gap-2 rounded-[0.625rem] border font-medium transition-colors',
    'disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:opacity-60',
    LOOK[variant],
    SIZE[size],
    className,
  );
}

type Common = {
  variant?: Variant;
  size?: keyof typeof SIZE;
  icon?: LucideIcon;
  children: ReactNode;
};

type ButtonProps = Common & Omit<ComponentProps<'button'>, 'children'> & { pending?: boolean };

/**
 * While pending it stays focusable and keeps its width: a button that turns `disabled` under the finger
 * throws the keyboard's place away.
 */
export function Button(props: ButtonProps) {
  const {
    variant = 'primary',
    size = 'md',
    icon: Icon,
    pending,
    children,
    className,
    onClick,
    ...rest
  } = props;
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={pending || rest['aria-disabled'] || undefined}
      onClick={(event) => (pending ? event.preventDefault() : onClick?.(event))}
      className={buttonClass(variant, size, className)}
    >
      {pending ? (
        <LoaderCircle aria-hidden className="size-4 animate-spin" />
      ) : (
        Icon && <Icon aria-hidden className="size-4 shrink-0" />
      )}
      {children}
    </button>
  );
}

type ButtonLinkProps = Common & Omit<ComponentProps<typeof Link>, 'children'>;

/** Fetches nothing ahead: each page is made at its request, and of what comes before that nothing can be shown. */
export function ButtonLink(props: ButtonLinkProps) {
  const { variant = 'primary', size = 'md', icon: Icon, children, className, ...rest } = props;
  return (
    <Link
      {...rest}
      className={buttonClass(variant, size, typeof className === 'string' ? className : undefined)}
    >
      {Icon && <Icon aria-hidden className="size-4 shrink-0" />}
      {children}
    </Link>
  );
}
