'use client';

import { useTranslations } from 'use-intl';
import { problemOf } from '@/lib/client/api';
import { Button } from './button';
import { LiveNotice } from './notice';
import { Skeleton } from './skeleton';
import { problemText } from './use-action';

type QueryPendingProps = { error: Error | null; refetch(): unknown };

/** In place of what is not there yet: its shape, or why it does not come. Takes what a query gives. */
export function QueryPending({ error, refetch }: QueryPendingProps) {
  const t = useTranslations('comun');
  if (!error) return <Skeleton className="h-64" />;
  return (
    <div className="grid gap-3">
      <LiveNotice kind="error" title={problemText(problemOf(error))} />
      <Button variant="secondary" size="sm" onClick={() => refetch()}>
        {t('reintentar')}
      </Button>
    </div>
  );
}
