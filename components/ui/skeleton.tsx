import { cx } from './cx';

/** Holds the place of what is coming, at its final size. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cx('animate-pulse rounded-lg bg-sunken', className)} />;
}

export function CardSkeleton({ className }: { className?: string }) {
  return (
    <div className="rounded-2xl border border-line bg-surface p-5 shadow-card">
      <Skeleton className="h-5 w-40" />
      <Skeleton className={cx('mt-4', className ?? 'h-40')} />
    </div>
  );
}
