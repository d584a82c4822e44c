import { CardSkeleton, Skeleton } from '@/components/ui/skeleton';
import { translator } from '@/lib/server/idioma';

export default async function Loading() {
  const t = await translator('estado');
  return (
    // As tall as the window at least: the foot of the page does not come into view to be pushed out of it.
    <div role="status" className="grid min-h-dvh content-start gap-3">
      <span className="sr-only">{t('cargando')}</span>
      <Skeleton className="mb-3 h-9 w-72" />
      <CardSkeleton className="h-12" />
      <CardSkeleton className="h-12" />
    </div>
  );
}
