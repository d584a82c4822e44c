import { CardSkeleton, Skeleton } from '@/components/ui/skeleton';

export function DashboardSkeleton() {
  return (
    <div role="status">
      <span className="sr-only">Cargando…</span>
      <Skeleton className="mb-2 h-9 w-56" />
      <Skeleton className="mb-6 h-5 w-72" />
      <div className="grid items-start gap-4 lg:grid-cols-[21rem_minmax(0,1fr)] lg:gap-6">
        <div className="grid gap-4 lg:gap-6">
          <CardSkeleton className="h-44" />
          <CardSkeleton className="h-96" />
        </div>
        <div className="grid gap-4 lg:gap-6">
          <CardSkeleton className="h-80" />
          <CardSkeleton className="h-56" />
        </div>
      </div>
    </div>
  );
}
