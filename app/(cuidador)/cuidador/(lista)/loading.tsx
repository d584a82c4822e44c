import { CardSkeleton, Skeleton } from '@/components/ui/skeleton';

export default function Loading() {
  return (
    <div role="status" className="grid gap-3">
      <span className="sr-only">Cargando…</span>
      <Skeleton className="mb-3 h-9 w-72" />
      <CardSkeleton className="h-12" />
      <CardSkeleton className="h-12" />
    </div>
  );
}
